import Foundation

/// The program on a pseudo-terminal, typed at as people do.
enum Terminal {
    struct Plan: Encodable {
        let command: [String]
        let steps: [[String]]
        let end: Int32?

        enum CodingKeys: String, CodingKey { case command, steps, end }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(command, forKey: .command)
            try container.encode(steps, forKey: .steps)
            // Null, and not absent.
            try container.encode(end, forKey: .end)
        }
    }

    struct Report: Decodable {
        /// The exit code; a negative number is the signal that ended it.
        let exit: Int32
        /// Whether keys came one by one, without echo, once the first step was on the screen.
        let raw: Bool
        /// Whether the terminal was at the end as it was at the beginning.
        let restored: Bool
        let text: String

        /// What was shown, without the sequences that move the cursor.
        var plain: String { text.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: "").replacing("\r", with: "") }
    }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "terminal.py").path

    /// Runs the program; each step is what to wait for and what to type then.
    static func run(
        _ arguments: [String], in folder: Folder, _ steps: [[String]], end: Int32? = nil
    ) throws -> Report {
        let plan = try JSONEncoder().encode(Plan(command: [Program.path] + arguments, steps: steps, end: end))
        let run = try Program.run(
            ["python3", script], in: folder, input: Array(plan), executable: "/usr/bin/env",
            extra: ["TERM": "xterm"])
        guard run.exit == 0 else { throw SetupError(run.words) }
        return try JSONDecoder().decode(Report.self, from: Data(run.output))
    }
}
