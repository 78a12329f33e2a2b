import Foundation
import GoldenFiles
import Testing

extension CommandLineTests {
    /// Whole screens and exit codes, command by command.
    ///
    /// With `CONSTANCIA_UPDATE_TRANSCRIPTS=1` the files are written anew instead, to be reviewed as a change.
    @Suite struct Transcripts {
        static let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")

        static let names: [String] = {
            let files = try? FileManager.default.contentsOfDirectory(atPath: directory.path)
            return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted()
        }()

        @Test func `the transcripts are there`() {
            #expect(Self.names.count >= 8)
        }

        @Test(arguments: names)
        func `every command of a transcript prints what it says`(_ name: String) throws {
            let file = Self.directory.appending(path: name)
            let transcript = try Transcript(parsing: String(decoding: try Data(contentsOf: file), as: UTF8.self))
            #expect(!transcript.steps.isEmpty)
            let folder = try Folder()
            let bin = try Folder()
            try FileManager.default.createSymbolicLink(
                at: bin.url.appending(path: "constancia"), withDestinationURL: URL(filePath: Program.path))
            var results: [(output: [String], exit: Int32)] = []
            for step in transcript.steps {
                let run = try Program.run(
                    ["-c", "exec 2>&1\n" + step.command], in: folder, language: name.contains("-en.") ? "en" : "es",
                    executable: "/bin/sh", extra: ["PATH": "\(bin.url.path):/usr/bin:/bin"])
                let output = Transcript.normalized(run.text, folder: folder.url.path)
                let exit = run.exit ?? -(run.signal ?? 0)
                results.append((output, exit))
                if GoldenFile.isUpdating { continue }
                #expect(output == step.output, "\(name): \(step.command)")
                #expect(exit == step.exit, "\(name): \(step.command)")
            }
            if GoldenFile.isUpdating { try Data(transcript.text(with: results).utf8).write(to: file) }
        }
    }
}
