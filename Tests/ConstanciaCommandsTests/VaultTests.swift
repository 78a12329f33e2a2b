import EventLog
import Foundation
import Glibc
import Testing

extension CommandLineTests {
    /// Personal data that comes, is answered for, and goes.
    @Suite(.serialized) struct Vaults {
        static let person = "Vocera de la veeduría ciudadana"
        static let basis = ["--basis", "Ley 1581 de 2012, artículo 8", "--reason", "Solicitud del titular."]
        static let key = ["--key", "libro/keys/secretaria.key"]

        let ledger: DemoLedger

        init() throws { ledger = try DemoLedger() }

        private func put(_ text: String) throws -> String {
            let run = try ledger.run(["vault", "put"], input: Array((text + "\n").utf8))
            #expect(run.exit == 0, "\(run.words)")
            return run.text.trimmingCharacters(in: .newlines)
        }

        /// The files of the ledger's folder, everything in it, that hold a text.
        private func traces(of text: String) throws -> [String] {
            let names = FileManager.default.enumerator(atPath: ledger.folder.url.path)?.compactMap { $0 as? String }
            return try (names ?? []).sorted().filter { name in
                let path = ledger.folder.path(name)
                let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
                guard type == .typeRegular else { return false }
                return try Data(contentsOf: URL(filePath: path)).range(of: Data(text.utf8)) != nil
            }
        }

        /// The salt of the vault's only value, as the file has it.
        private func salt() throws -> String {
            let file = String(decoding: try ledger.folder.read("libro/vault/data.mdb"), as: UTF8.self)
            return String(try #require(file.firstMatch(of: /"salt":"([0-9a-f]{64})"/)?.1))
        }

        @Test func `after an erasure value and salt are nowhere, and proofs, head and audit are as before`() throws {
            let commitment = try put(Self.person)
            let salt = try salt()
            let invitation = """
                [{"type":"invitation.topic.agreed","occurred":"2026-03-02T10:10:00-05:00","data":{"topicId":\
                "T-2026-900","sessionId":"S-2026-01","text":"Control social","proposedGuests":[]}},
                {"type":"special.invitation.requested","occurred":"2026-03-03T10:00:00-05:00","data":{"topicId":\
                "T-2026-900","guest":{"guestId":"veeduria","kind":"citizen","personCommitment":"\(commitment)"},\
                "requestedBy":"DNP","reason":"Conoce el tema."}}]
                """
            #expect(try ledger.record(invitation).exit == 0)
            #expect(try ledger.run(["checkpoint", "--seal"] + Self.key).exit == 0)
            #expect(try ledger.run(["prove", "topic", "T-2026-900", "-o", "antes.json"]).exit == 0)
            try ledger.folder.write("sello.txt", try ledger.run(["checkpoint"]).text)
            let before = try ledger.run(["audit", "--json"])
            #expect(try traces(of: Self.person) == ["libro/vault/data.mdb"])
            #expect(try traces(of: salt) == ["libro/vault/data.mdb"])

            let erased = try ledger.run(["vault", "erase", commitment] + Self.basis + Self.key)
            #expect(erased.exit == 0, "\(erased.words)")
            #expect(try traces(of: Self.person).isEmpty)
            #expect(try traces(of: salt).isEmpty)

            let verified = try Program.run(
                ["verify", "antes.json", "--policy", "libro/policy"], in: ledger.folder)
            #expect(verified.exit == 0, "\(verified.words)")
            let audit = try ledger.run(["audit", "--since", "sello.txt", "--json"])
            #expect(audit.exit == before.exit && audit.exit == 1, "\(audit.words)")
            #expect(audit.text.contains(#""differences":[]"#))
            let shown = try ledger.run(["show", "topic", "T-2026-900"])
            #expect(shown.words.contains("\(commitment) (suprimido el "))
        }

        @Test func `kill -9 during an erasure at any moment: what is on record is gone after the next command`() throws
        {
            var tally = (ordered: 0, free: 0)
            for round in 0..<30 {
                let person = "\(Self.person) \(round)"
                let commitment = try put(person)
                let child = try Child(
                    ["vault", "erase", commitment, "--ledger", "libro"] + Self.basis + Self.key, in: ledger.folder)
                Thread.sleep(forTimeInterval: Double.random(in: 0...0.4))
                child.send(SIGKILL)
                _ = try child.wait()
                let check = try ledger.run(["vault", "check"])
                #expect([0, 1].contains(check.exit), "\(check.words)")
                let isOrdered = try ledger.run(["show", "erasures", commitment]).exit == 0
                let shown = try ledger.run(["vault", "show", commitment])
                #expect(shown.exit == (isOrdered ? 1 : 0))
                #expect(try traces(of: person).isEmpty == isOrdered, "round \(round)")
                let names = try FileManager.default.contentsOfDirectory(atPath: ledger.folder.path("libro/vault"))
                #expect(Set(names) == ["data.mdb", "lock.mdb"])
                tally.ordered += isOrdered ? 1 : 0
                tally.free += isOrdered ? 0 : 1
            }
            #expect(tally.ordered > 0 && tally.free > 0, "nothing was tried: \(tally)")
        }

        @Test func `an altered value is not shown, and the check answers 4`() throws {
            let commitment = try put(Self.person)
            let path = "libro/vault/data.mdb"
            var bytes = Data(try ledger.folder.read(path))
            let range = try #require(bytes.range(of: Data("Vocera".utf8)))
            bytes.replaceSubrange(range, with: Data("Vocero".utf8))
            try bytes.write(to: ledger.folder.url.appending(path: path))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600], ofItemAtPath: ledger.folder.path(path))
            let shown = try ledger.run(["vault", "show", commitment])
            #expect(shown.exit == 4)
            #expect(!shown.words.contains("Vocero"))
            let check = try ledger.run(["vault", "check", "--json"])
            #expect(check.exit == 4)
            #expect(check.text.contains(#""code":"mismatch""#))
        }
    }
}
