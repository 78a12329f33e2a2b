import CanonicalJSON
import EventLog
import FoundationEssentials
import Ledger
import Projections
import Testing
import TransparencyLog

@Suite struct FoundingTests {
    @Test func `the demonstration's file founds a ledger with its keys and policy`() throws {
        let test = try TestLedger()
        let file = try FoundingFile.demonstration()
        #expect(test.ledger.journal.origin == file.origin)
        #expect(Set(test.keyFiles.keys) == ["secretaria", "presidencia", "control-interno"])
        for path in test.keyFiles.values {
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        let text = String(
            decoding: try Data(contentsOf: URL(fileURLWithPath: test.directory + "/policy")), as: UTF8.self)
        let checkpoint = try test.ledger.journal.read { try UnverifiedNote(parsing: $0.checkpointNote) }
        #expect(try Policy(parsing: text).verify(checkpoint).checkpoint.size.value == test.size())
        #expect(try test.state().positions.values.allSatisfy { $0 == 24 } && test.size() == 24)
    }

    @Test func `a second founding is refused and touches nothing`() throws {
        let test = try TestLedger()
        func files() throws -> [String: Data] {
            var files: [String: Data] = [:]
            for name in try FileManager.default.subpathsOfDirectory(atPath: test.folder) {
                files[name] = FileManager.default.contents(atPath: "\(test.folder)/\(name)") ?? Data()
            }
            return files
        }
        let before = try files()
        let outcome = try Outcome { _ = try Ledger.found(at: test.directory, .demonstration()) }
        #expect(outcome == .log(.ledgerExists))
        #expect(try files() == before && before.count > 5)
    }

    @Test func `acts that a rule refuses found nothing and leave nothing`() throws {
        let test = try TestLedger()
        let founding = """
            origin: example.org/x
            signer: secretaria
            acts:
              - type: commission.created
                occurred: "2026-01-05T08:00:00-05:00"
                data: {canonicalName: Comisión, aliases: []}
              - type: actor.enrolled
                occurred: "2026-01-05T08:05:00-05:00"
                data: {actorId: secretaria, name: S, roles: [operator], validFrom: "2026-01-05T00:00:00-05:00"}
            """
        let outcome = try Outcome {
            _ = try Ledger.found(at: test.folder + "/other", try FoundingFile(Array(founding.utf8)))
        }
        #expect(outcome == .refused("CORE-GENESIS"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: test.folder) == ["ledger"])
    }

    @Test(arguments: ["origin: x", "signer: a\nacts: []", "[]", "origin: 1\nsigner: a\nacts: []"])
    func `what is not a founding file is refused`(text: String) {
        #expect(throws: InputError.self) { try FoundingFile(Array(text.utf8)) }
    }

    @Test func `two owners of one directory in one process are refused by name`() throws {
        let test = try TestLedger()
        #expect(try Outcome { _ = try Ledger(opening: test.directory) } == .log(.alreadyOpen))
        do {
            _ = try Ledger(opening: test.directory)
        } catch let error as EventLogError {
            #expect(error.description.contains("alreadyOpen"))
        }
    }
}
