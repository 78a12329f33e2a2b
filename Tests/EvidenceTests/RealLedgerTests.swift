import CanonicalJSON
import Deliberation
import EventLog
import Evidence
import FoundationEssentials
import Ledger
import Testing
import TransparencyLog

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

    @Test func `an envelope says of every event what the log says of it`() throws {
        try Self.withLedger { ledger, key in
            _ = try ledger.record([Self.incumbent("a"), Self.incumbent("b")], signedBy: key)
            for event in try ledger.journal.read({ try $0.events(in: 0..<100) }) {
                let envelope = try Envelope(decoding: event.bytes)
                #expect(envelope.intent == event.intent.canonicalBytes)
                #expect(envelope.seq == event.seq && envelope.id == event.id.description)
                #expect(envelope.prev == event.prev && envelope.recorded == event.recorded)
                #expect(envelope.stream == event.stream.text && envelope.version == UInt64(event.version))
                #expect(envelope.actor == event.actor && envelope.type == event.type)
                #expect(try envelope.act().occurred.description == event.occurred)
                #expect(envelope.filing.id == event.filing.id.description && envelope.filing.keyID == event.filing.key)
                #expect(envelope.filing.signature == event.filing.signature)
            }
        }
    }
}
