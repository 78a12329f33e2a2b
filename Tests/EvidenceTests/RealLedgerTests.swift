import CanonicalJSON
import Deliberation
import EventLog
import Evidence
import FoundationEssentials
import Ledger
import Testing
import TransparencyLog

/// One state of a ledger, copied out for a builder.
private struct LedgerSource: TrailSource {
    let journal: Journal

    func checkpointNote() throws -> String { try journal.read { $0.checkpointNote } }

    func sequenceNumbers(ofStream stream: String) throws -> [UInt64] {
        let name = try StreamName(stream)
        return try journal.read { try $0.events(ofStream: name).map(\.seq) }
    }

    func leaf(at seq: UInt64) throws -> [UInt8] {
        guard let bytes = try journal.read({ try $0.bytes(at: seq) }) else {
            throw EvidenceError(.missingEvent, seq: seq)
        }
        return bytes
    }

    func inclusionPath(of seq: UInt64, in size: TreeSize) throws -> [Digest] {
        try journal.read { try $0.inclusionProof(of: LeafIndex(seq), in: size).path }
    }
}

@Suite struct RealLedgerTests {
    private static func withLedger(_ body: (Ledger, SigningKey) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("constancia-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let founded = try Ledger.found(at: folder + "/ledger", .demonstration())
        try body(founded.ledger, try KeyFile.read(founded.keyFiles["secretaria"] ?? ""))
    }

    private static func incumbent(_ person: String) throws -> Draft {
        let text = #"""
            {"type":"post.incumbent.recorded","occurred":"2026-01-12T09:00:00-05:00","data":{"postId":"p",
            "person":{"id":"\#(person)","office":"Dirección «Ñ»"},"from":"2026-01-10",
            "act":{"name":"a.pdf","sha256":"\#(String(repeating: "a", count: 64))"}}}
            """#
        return try DraftReader.drafts(in: Array(text.utf8))[0]
    }

    @Test func `what the ledger writes is what the verifier reads`() throws {
        try Self.withLedger { ledger, key in
            _ = try ledger.record([Self.incumbent("a"), Self.incumbent("b"), Self.incumbent("c")], signedBy: key)
            _ = try ledger.record([Self.incumbent("d")], signedBy: key)
            let policy = try Policy(trustingOnly: ledger.journal.logKey)
            let bytes = try TrailBuilder(LedgerSource(journal: ledger.journal)).trail(of: "post/p")
            let trail = try UnverifiedTrail(parsing: bytes).verify(policy: policy)
            #expect(trail.events.map(\.envelope.version) == [0, 1, 2, 3])
            #expect(trail.events.allSatisfy { $0.key == key.verifierKey })
            #expect(trail.origin == ledger.journal.origin)
            for stream in ["commission", "registry", "seat/S1"] {
                let bytes = try TrailBuilder(LedgerSource(journal: ledger.journal)).trail(of: stream)
                _ = try UnverifiedTrail(parsing: bytes).verify(policy: policy)
            }
        }
    }

    @Test func `an envelope says of every event what the log says of it`() throws {
        try Self.withLedger { ledger, key in
            _ = try ledger.record([Self.incumbent("a"), Self.incumbent("b")], signedBy: key)
            for event in try ledger.journal.read({ try $0.events(in: 0..<100) }) {
                let envelope = try Envelope(decoding: event.bytes)
                #expect(envelope.intent == event.intent.canonicalBytes)
                #expect(envelope.seq == event.seq && envelope.id == event.id.description)
                #expect(envelope.prev == event.prev && envelope.recorded == event.recorded)
                #expect(envelope.stream == event.stream.text && envelope.version == UInt64(event.version))
                #expect(envelope.act.actor == event.actor && envelope.act.type.rawValue == event.type)
                #expect(envelope.act.occurred.description == event.occurred)
                #expect(envelope.filing.id == event.filing.id.description && envelope.filing.keyID == event.filing.key)
                #expect(envelope.filing.signature == event.filing.signature)
            }
        }
    }
}
