import Deliberation
import EventLog
import FoundationEssentials
import Publication
import TransparencyLog

/// Publications and heads that people name on the command line.
enum PublishedLog {
    /// A web address, a published directory, or the directory of a ledger.
    static func source(_ word: String) throws -> any TileSource {
        if word.hasPrefix("http://") || word.hasPrefix("https://") { return HTTPSource(word) }
        guard FileManager.default.fileExists(atPath: word + "/data.mdb") else { return DirectoryStore(word) }
        return LedgerSource(try Journal(opening: word, access: .readOnly))
    }

    /// A signed head in a file.
    static func checkpoint(_ path: String) throws -> UnverifiedNote {
        let bytes = try FileInput.read(path)
        do throws(TransparencyLogError) {
            return try UnverifiedNote(parsing: bytes)
        } catch {
            throw UsageError(.checkpointFileMalformed(path: path, detail: "\(error)"))
        }
    }
}
