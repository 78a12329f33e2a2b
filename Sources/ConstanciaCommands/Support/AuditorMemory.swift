import EventLog
import FoundationEssentials
import TransparencyLog

/// The signed heads that the auditor's own machine has seen, outside every ledger.
///
/// Each audit holds the ledger against them and adds its head. One directory for each origin, in it one for each key of
/// the log, in it one file for each head: a signed note as the log made it.
struct AuditorMemory {
    private let origin: URL
    private let log: URL

    /// Finds the memory of a log: in `$CONSTANCIA_MEMORY`, else where the system keeps the state of programs.
    init(_ journal: Journal) {
        let home = EnvironmentVariable.value(of: "HOME") ?? "."
        let state = EnvironmentVariable.value(of: "XDG_STATE_HOME") ?? home + "/.local/state"
        let root = EnvironmentVariable.value(of: "CONSTANCIA_MEMORY") ?? state + "/constancia/heads"
        // An origin may hold anything; the hash keeps two of them apart that look alike.
        let readable = journal.origin.unicodeScalars.prefix(60).map { scalar in
            scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? String(scalar) : "-"
        }
        let hash = Digest.sha256(Array(journal.origin.utf8)).hex.prefix(8)
        origin = URL(filePath: root).appending(path: "\(readable.joined())-\(hash)")
        log = origin.appending(path: "\(journal.logKey.keyID)")
    }

    /// The heads that the log must continue, as notes.
    ///
    /// Those of its own key; of a key that was never seen, those of every other key of the same origin, which will show
    /// that the key has changed.
    ///
    /// - Returns: the notes, and the names of the files that could not be opened.
    func notes() -> (notes: [String], unreadable: [String]) {
        let known = FileManager.default.fileExists(atPath: log.path)
        var (notes, unreadable): ([String], [String]) = ([], [])
        for directory in known ? [log] : Self.entries(of: origin) {
            if !FileManager.default.isReadableFile(atPath: directory.path) {
                unreadable.append(directory.lastPathComponent)
            }
            for file in Self.entries(of: directory) {
                do {
                    notes.append(String(decoding: try Data(contentsOf: file), as: UTF8.self))
                } catch {
                    unreadable.append("\(directory.lastPathComponent)/\(file.lastPathComponent)")
                }
            }
        }
        return (notes, unreadable)
    }

    /// Knows the log from now on: it was founded here.
    ///
    /// - Throws: what the system reports.
    func acquaint() throws { try FileManager.default.createDirectory(at: log, withIntermediateDirectories: true) }

    /// Adds a head.
    ///
    /// - Parameter note: a head that an audit found to be that of the events.
    /// - Throws: what the system reports.
    func remember(_ note: String) throws {
        let checkpoint = try Checkpoint(parsing: UnverifiedNote(parsing: note).text)
        let size = String(checkpoint.size.value)
        let padded = String(repeating: "0", count: max(0, 20 - size.utf8.count)) + size
        let file = log.appending(path: "\(padded)-\(checkpoint.root.hex.prefix(8))")
        guard !FileManager.default.fileExists(atPath: file.path) else { return }
        try acquaint()
        try Data(note.utf8).write(to: file, options: .atomic)
    }

    private static func entries(of directory: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.sorted().map { directory.appending(path: $0) }
    }
}
