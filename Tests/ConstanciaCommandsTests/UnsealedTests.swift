import EventLog
import Foundation
import Testing
import TransparencyLog

/// A session that ended without a seal is owed one, and only views of the log's end can be sealed.
@Suite struct UnsealedTests {
    /// Ends the session once more, as a writer would whom a crash keeps from building views and from sealing.
    private static func end(_ session: String, _ name: String, in folder: Folder) throws {
        let journal = try Journal(opening: folder.path(name))
        let stream = try StreamName("session/\(session)")
        let version = try journal.read { try $0.streamHead(stream).map { $0.version + 1 } ?? 0 }
        let act = try Intent(
            actor: "secretaria", data: Array(#"{"sessionId":"\#(session)"}"#.utf8), id: .new(),
            occurred: "2026-06-02T09:00:00-05:00", schema: 1, stream: stream, type: "session.adjourned",
            version: version)
        let key = try KeyFile.read(folder.path("\(name)/keys/secretaria.key"))
        let filing = try VerifiedFiling.signed(id: .new(), intents: [act], by: key, origin: journal.origin)
        _ = try journal.write { try $0.append(filing) }
    }

    @Test func `A session without a seal is owed one until somebody seals`() throws {
        let folder = try DemoLedger().folder
        func due(_ more: String...) throws -> String {
            try Program.run(["due", "--ledger", "libro", "--as-of", "2026-06-05"] + more, in: folder).words
        }
        #expect(try !due().contains("sin sello"))
        try Self.end("S-2026-01", "libro", in: folder)
        let owed = try due()
        #expect(owed.contains("la sesión S-2026-01 terminó y quedó sin sello"), "\(owed)")
        #expect(try due("--json").contains("quedó sin sello"))
        let before = try Program.run(["due", "--ledger", "libro", "--as-of", "2026-06-01"], in: folder).words
        #expect(!before.contains("sin sello"), "\(before)")

        let seal = ["checkpoint", "--seal", "--ledger", "libro", "--key", "libro/keys/secretaria.key"]
        let refused = try Program.run(seal, in: folder)
        #expect(refused.exit == 4 && refused.words.contains("constancia views rebuild"), "\(refused.words)")
        #expect(try Program.run(["views", "rebuild", "--ledger", "libro"], in: folder).exit == 0)
        let sealed = try Program.run(seal, in: folder)
        #expect(sealed.exit == 0, "\(sealed.words)")
        #expect(try !due().contains("sin sello"))
    }
}
