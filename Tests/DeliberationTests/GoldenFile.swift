import Foundation
import Testing

/// A file beside the tests that says what the program should say; `CONSTANCIA_UPDATE_TRANSCRIPTS=1` writes it anew, for
/// somebody to read before it is committed.
enum GoldenFile {
    private static let package = (0..<3).reduce(URL(filePath: #filePath).resolvingSymlinksInPath()) { url, _ in
        url.deletingLastPathComponent()
    }

    /// Expects a text to be what a file of the package holds.
    static func expect(_ text: String, at path: String) throws {
        let file = package.appending(path: path)
        if ProcessInfo.processInfo.environment["CONSTANCIA_UPDATE_TRANSCRIPTS"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let wanted = try String(contentsOf: file, encoding: .utf8)
        // Line by line: a failure names the first line that differs.
        let (lines, wantedLines) = (text.split(separator: "\n"), wanted.split(separator: "\n"))
        let first = zip(lines, wantedLines).first { $0 != $1 }
        #expect(first == nil, "\(path): \(first.map { "\($0.0) instead of \($0.1)" } ?? "")")
        #expect(lines.count == wantedLines.count, "\(path)")
    }
}
