import EventLog
import Evidence
import TransparencyLog

/// A ledger as evidence is made from it: everything is asked of the tree that one checkpoint signs.
struct LedgerTrail: TrailSource {
    private let journal: Journal
    private let note: String

    init(_ journal: Journal) throws {
        self.journal = journal
        note = try journal.read { $0.checkpointNote }
    }

    func checkpointNote() -> String { note }

    func sequenceNumbers(ofStream stream: String) throws -> [UInt64] {
        let name = try StreamName(stream)
        return try journal.read { try $0.events(ofStream: name) }.map(\.seq)
    }

    func leaf(at seq: UInt64) throws -> [UInt8] {
        guard let bytes = try journal.read({ try $0.bytes(at: seq) }) else {
            throw UsageError(
                .noSuchEvent(seq: Int(clamping: seq), n: Int(clamping: try journal.read { $0.size.value })))
        }
        return bytes
    }

    func inclusionPath(of seq: UInt64, in size: TreeSize) throws -> [Digest] {
        try journal.read { try $0.inclusionProof(of: LeafIndex(seq), in: size) }.path
    }
}

/// Policies that people name on the command line.
enum PolicyFile {
    static func read(_ path: String) throws -> Policy {
        let bytes = try FileInput.read(path)
        do {
            return try Policy(parsing: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw UsageError(.policyInvalid(path: path, detail: "\(error)"))
        }
    }
}
