import CanonicalJSON
import Deliberation
import FoundationEssentials
import Glibc
import TransparencyLog

/// Files that people name on the command line; `-` is standard input.
enum FileInput {
    static func read(_ path: String) throws -> [UInt8] {
        if path == "-" { return standardInput() }
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw UsageError(.fileUnreadable(path: path))
        }
    }

    /// Byte by byte through the C library's buffer: text must not be repaired before it is checked.
    private static func standardInput() -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let byte = getchar()
            guard byte >= 0 else { return bytes }
            bytes.append(UInt8(truncatingIfNeeded: byte))
        }
    }

    /// Writes a file that must not exist, so that nothing is overwritten by accident.
    static func create(_ path: String, _ bytes: [UInt8]) throws {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .withoutOverwriting)
        } catch {
            throw UsageError(.fileNotWritten(path: path))
        }
    }
}

/// Wrong use of the command line.
struct UsageError: Error {
    let message: Message

    init(_ message: Message) { self.message = message }
}

/// What somebody may have meant.
enum Hint {
    /// A sentence after a blank that names the nearest word; empty where none is near.
    static func nearest(_ word: String?) -> String { word.map { " " + Message.nearestHint(word: $0).text } ?? "" }
}

/// A file as the record that stands for it in an act.
enum DocumentFile {
    static func value(of path: String) throws -> JSONValue {
        let bytes = try FileInput.read(path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return .object([
            "name": .string(name), "sha256": .string(Digest.sha256(bytes).hex), "bytes": .integer(Int64(bytes.count)),
        ])
    }
}
