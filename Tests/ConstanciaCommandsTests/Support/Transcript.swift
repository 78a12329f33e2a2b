import Foundation

/// A plain-text transcript: `$ command` (continued by `> `), what it prints, and its exit code in brackets.
struct Transcript: Sendable {
    struct Step: Sendable {
        let command: String
        let output: [String]
        let exit: Int32
    }

    private enum Line: Sendable {
        case step(Step)
        case remark(String)
    }

    private var lines: [Line] = []

    var steps: [Step] {
        lines.compactMap { if case .step(let step) = $0 { step } else { nil } }
    }

    init(parsing text: String) throws {
        var rest = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        while let line = rest.popFirst() {
            guard line.hasPrefix("$ ") else {
                lines.append(.remark(line))
                continue
            }
            var command = String(line.dropFirst(2))
            while let next = rest.first, next.hasPrefix("> ") {
                command += "\n" + rest.removeFirst().dropFirst(2)
            }
            var output: [String] = []
            while let next = rest.popFirst() {
                if let exit = Self.exit(next) {
                    lines.append(.step(Step(command: command, output: output, exit: exit)))
                    break
                }
                output.append(next)
                if rest.isEmpty { throw SetupError("no exit code after: \(command)") }
            }
        }
    }

    private static func exit(_ line: String) -> Int32? {
        guard line.hasPrefix("["), line.hasSuffix("]") else { return nil }
        return Int32(line.dropFirst().dropLast())
    }

    /// The text with other results, for a reviewer to compare.
    func text(with results: [(output: [String], exit: Int32)]) -> String {
        var results = results[...]
        return lines.map { line in
            switch line {
            case .remark(let text): return text
            case .step(let step):
                let result = results.popFirst() ?? (step.output, step.exit)
                let command = step.command.replacing("\n", with: "\n> ")
                return (["$ \(command)"] + result.output + ["[\(result.exit)]"]).joined(separator: "\n")
            }
        }.joined(separator: "\n")
    }

    /// Whether a time in Bogotá is of the last hour: seals are made when the transcript is.
    private static func isNow(_ day: String, _ hour: Int, _ minute: Int) -> Bool {
        let now = Date(timeIntervalSinceNow: -5 * 3_600)
        let today = now.formatted(.iso8601.year().month().day())
        let minutes = Int(now.timeIntervalSince1970) / 60 % 1_440
        return day == today && abs(minutes - hour * 60 - minute) <= 60
    }

    /// Puts a word in the place of what differs from run to run: identifiers, keys, hashes, times of recording.
    static func normalized(_ text: String, folder: String) -> [String] {
        var text = text.replacing(folder, with: "<folder>")
        text = text.replacing(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "<uuid>")
        text = text.replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\.[0-9]{3}Z|\+00:00)/, with: "<recorded>")
        text = text.replacing(/\b[0-9a-f]{64}\b/, with: "<hash>")
        text = text.replacing(/\+[0-9a-f]{8}\+[A-Za-z0-9+\/]{44}/, with: "+<keyid>+<base64>")
        text = text.replacing(/[A-Za-z0-9+\/]{102}==/, with: "<base64>")
        text = text.replacing(/[A-Za-z0-9+\/]{91}=|[A-Za-z0-9+\/]{86}==|[A-Za-z0-9+\/]{43}=/, with: "<base64>")
        text = text.replacing(/\b[0-9a-f]{8}\b/, with: "<keyid>")
        // Cut off for the width of the page.
        text = text.replacing(/\b[0-9a-f]{40,63}…/, with: "<hash>…")
        text = text.replacing(/\+<keyid>\+[A-Za-z0-9+\/]+…/, with: "+<keyid>+<base64>…")
        text = text.replacing(/([0-9-]{10})[ T]([0-9]{2}):([0-9]{2})(:[0-9]{2})?(-05:00)?/) { match in
            isNow(String(match.1), Int(match.2) ?? 0, Int(match.3) ?? 0) ? "<now>" : String(match.0)
        }
        text = text.replacing(/[0-9]+ B\b/, with: "<n> B")
        text = text.replacing(/LMDB [0-9.]+: \([A-Za-z0-9 ,]+\)/, with: "<lmdb>")
        text = text.replacing(/"bytes":[0-9]+/, with: "\"bytes\":<n>")
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
