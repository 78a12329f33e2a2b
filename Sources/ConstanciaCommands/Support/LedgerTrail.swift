import Deliberation
import EventLog
import Evidence
import Ledger
import TransparencyLog

/// A ledger as evidence is made from it: everything is asked of the tree that one checkpoint signs.
struct LedgerTrail: TrailSource {
    private let journal: Journal
    private let note: String
    private let timestamp: [UInt8]?
    /// Whether others have vouched for heads, and for none that covers the last seal.
    let lacksWitnesses: Bool

    /// Takes the newest head that others have vouched for and that covers the last seal; the log's own if there is none.
    init(_ journal: Journal) throws {
        self.journal = journal
        let own = try journal.read { $0.checkpointNote }
        let heads = try WitnessedHeads(ofLedger: journal.directory).all()
        let seal = try Self.lastSeal(in: journal, before: .max)
        let covering = try heads.first { head in
            guard let seal, head.size.value > seal else { return false }
            let checkpoint = try Checkpoint(parsing: head.note.text)
            // A head of another history proves nothing of this one.
            return try journal.read { snapshot in
                try head.size <= snapshot.size && snapshot.root(of: head.size) == checkpoint.root
            }
        }
        lacksWitnesses = covering == nil && !heads.isEmpty
        note = covering?.note.encoded ?? own
        timestamp = covering?.timestamp
    }

    func checkpointNote() -> String { note }

    func timestampResponse() -> [UInt8]? { timestamp }

    func lastSeal(in size: TreeSize) throws -> UInt64? { try Self.lastSeal(in: journal, before: size.value) }

    private static func lastSeal(in journal: Journal, before end: UInt64) throws -> UInt64? {
        try journal.read { snapshot in
            try snapshot.events(ofType: EventType.checkpointSealed.rawValue, in: 0..<end, reversed: true, limit: 1)
        }.first?.seq
    }

    func sequenceNumbers(ofStream stream: String, before end: UInt64) throws -> [UInt64] {
        let name = try StreamName(stream)
        return try journal.read { try $0.places(ofStream: name) }.filter { $0 < end }
    }

    func streams(beginningWith prefix: String, before end: UInt64, limit: Int) throws -> [String] {
        let size = TreeSize(end)
        return try journal.read { snapshot in
            var names: [String] = []
            try snapshot.scanStreams(prefix: prefix) { name in
                if try snapshot.sealedStream(name, at: size) != nil { names.append(name.text) }
                return names.count < limit
            }
            return names
        }
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

    func eventsProof(of places: [UInt64], in size: TreeSize) throws -> Multiproof {
        try journal.read { try $0.multiproof(of: places.map { LeafIndex($0) }, in: size) }
    }

    func sealedStreams(at size: TreeSize) throws -> any SealedStreamSource {
        let sealed = try journal.sealedStreams(at: size)
        return SealedTree(
            reader: SealedStreamReader(sealed) { group in
                try journal.read { try $0.streams(ofGroup: group, of: sealed) }
            })
    }
}

/// The log's own reader of a seal's streams, as evidence asks it.
private struct SealedTree: SealedStreamSource {
    let reader: SealedStreamReader

    var count: UInt64 { reader.count }
    func place(of name: String) throws -> UInt64 { try reader.place(of: name) }
    func stream(at index: UInt64) throws -> SealedStream? { try reader.stream(at: index) }
    func proof(of indexes: [UInt64]) throws -> Multiproof { try reader.proof(of: indexes) }
}

extension LedgerTrail {
    /// The streams that tell what came of a thing: they are brought along, and nothing rests on them.
    ///
    /// - Parameters:
    ///   - subject: the stream of the thing.
    ///   - journal: the ledger.
    /// - Returns: their names.
    /// - Throws: what reading the views throws.
    static func following(_ subject: String, in journal: Journal) throws -> [String] {
        let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return [] }
        return try journal.readBook { book, _ in
            switch parts[0] {
            case "decision":
                guard let row = try book.decisions.row(parts[1]) else { return [] }
                let raised = try book.sessions.row(row.sessionId)?.commitments ?? []
                return try raised.filter { try book.commitments.row($0)?.decisionId == parts[1] }
                    .map { "commitment/\($0)" } + ["minutes/\(row.sessionId)"]
            case "session":
                guard let row = try book.sessions.row(parts[1]) else { return [] }
                return row.decisions.map { "decision/\($0)" } + row.commitments.map { "commitment/\($0)" }
                    + ["minutes/\(parts[1])"]
            default: return []
            }
        }
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
