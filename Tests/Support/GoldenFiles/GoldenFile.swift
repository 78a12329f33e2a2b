public import Foundation

/// A file beside the tests that says what the program should say; `CONSTANCIA_UPDATE_TRANSCRIPTS=1` writes it anew, for
/// somebody to read before it is committed.
public enum GoldenFile {
    /// Whether files are written anew instead of compared.
    public static let isUpdating = ProcessInfo.processInfo.environment["CONSTANCIA_UPDATE_TRANSCRIPTS"] == "1"

    /// The folder of the package.
    public static let package = (0..<4).reduce(URL(filePath: #filePath).resolvingSymlinksInPath()) { url, _ in
        url.deletingLastPathComponent()
    }

    /// Where a text first differs from a file of the package.
    ///
    /// - Returns: the first line that differs, for the report of a failed test; nil when none does.
    /// - Throws: what reading or writing the file throws.
    public static func difference(of text: String, from path: String) throws -> String? {
        let file = package.appending(path: path)
        if isUpdating {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let wanted = try String(contentsOf: file, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let wantedLines = wanted.split(separator: "\n", omittingEmptySubsequences: false)
        if let first = zip(lines, wantedLines).first(where: { $0 != $1 }) {
            return "\(path): \(first.0) instead of \(first.1)"
        }
        return lines.count == wantedLines.count ? nil : "\(path): \(lines.count) lines instead of \(wantedLines.count)"
    }
}
