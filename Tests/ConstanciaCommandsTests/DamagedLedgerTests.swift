import EventLog
import Foundation
import LMDB
import Testing

extension CommandLineTests {
    /// Ledgers that are not what they were, and surroundings that do not let a command work.
    @Suite struct DamagedLedgers {
        private let ledger: DemoLedger

        init() throws { ledger = try DemoLedger() }

        private static let commands = [
            ["log", "--limit", "1"], ["show", "sessions"], ["status"], ["checkpoint"], ["stats"], ["views", "list"],
            ["views", "rebuild"], ["record", "acto.json", "--key", "llave.key"],
            ["prove", "event", "0", "-o", "prueba"],
        ]

        /// Runs every command in both languages; each must end with the code and leave the log as it is.
        private func expectAll(_ exit: Int32, audit: Int32, _ word: String? = nil) throws {
            try ledger.folder.write("acto.json", Acts.progress())
            if !FileManager.default.fileExists(atPath: ledger.folder.path("llave.key")) {
                try ledger.folder.copy("libro/keys/secretaria.key", to: "llave.key")
            }
            let before = try ledger.folder.read("libro/data.mdb")
            for command in Self.commands {
                let run = try ledger.run(command)
                #expect(run.exit == exit, "\(command): \(run.words)")
                #expect(!run.words.isEmpty)
                if let word { #expect(run.words.contains(word), "\(command): \(run.words)") }
            }
            let run = try ledger.run(["audit"])
            #expect(run.exit == audit, "\(run.words)")
            #expect(!run.words.isEmpty)
            #expect(try ledger.folder.read("libro/data.mdb") == before)
        }

        @Test(arguments: [0, 1, 100, 4_096, 8_191, 8_192, 20_000, 65_536, 100_001])
        func `a file that is cut off is an answer and not a crash`(_ size: Int) throws {
            let file = try FileHandle(forWritingTo: ledger.folder.url.appending(path: "libro/data.mdb"))
            try file.truncate(atOffset: UInt64(size))
            try file.close()
            try expectAll(4, audit: 4, "dañado")
        }

        @Test func `a file of noise is an answer and not a crash`() throws {
            let noise = (0..<40_000).map { _ in UInt8.random(in: 0...255) }
            try Data(noise).write(to: ledger.folder.url.appending(path: "libro/data.mdb"))
            try expectAll(4, audit: 4, "dañado")
        }

        @Test func `an older environment beside a newer checkpoint file is a rollback`() throws {
            try ledger.folder.copy("libro/data.mdb", to: "vieja.mdb")
            #expect(try ledger.record(Acts.progress()).exit == 0)
            try FileManager.default.removeItem(atPath: ledger.folder.path("libro/data.mdb"))
            try ledger.folder.copy("vieja.mdb", to: "libro/data.mdb")
            try expectAll(4, audit: 4, "RETROCESO")
            #expect(try ledger.run(["log"], language: "en").words.contains("ROLLBACK"))
        }

        @Test func `without the checkpoint file nobody writes, and the audit says so`() throws {
            try FileManager.default.removeItem(atPath: ledger.folder.path("libro/checkpoint"))
            for command in [["record", "-", "--key", "libro/keys/secretaria.key"], ["views", "rebuild"]] {
                let run = try ledger.run(command, input: Array(Acts.progress().utf8))
                #expect(run.exit == 4)
                #expect(run.words.contains("Falta el sello guardado fuera del libro"))
            }
            let audit = try ledger.run(["audit"])
            #expect(audit.exit == 4)
            #expect(audit.words.contains("checkpointMissing"))
            #expect(try ledger.run(["log", "--limit", "1"]).exit == 0)
            #expect(try ledger.size() == Acts.demonstrationSize)
        }

        @Test func `a ledger of a newer format is refused`() throws {
            try putMeta("format", "999")
            try expectAll(5, audit: 5, "999")
        }

        @Test func `a ledger of another origin is refused`() throws {
            try putMeta("origin", "otra.comision/libro")
            // Its own head is not signed for that name.
            try expectAll(4, audit: 4)
        }

        @Test func `a filing for another ledger is of no use here`() throws {
            let other = try Folder()
            #expect(
                try Program.run(["init", "--print-founding"], in: other).output.isEmpty == false)
            let founded = try Program.run(
                ["init", "--ledger", "otro", "--origin", "otra.comision/libro", "--founding", "-"], in: other,
                input: try Program.run(["init", "--print-founding"], in: other).output)
            #expect(founded.exit == 0, "\(founded.words)")
            let run = try ledger.run(
                ["record", "-", "--key", other.path("otro/keys/secretaria.key")], input: Array(Acts.progress().utf8))
            #expect(run.exit == 3)
            #expect(run.words.contains("no está inscrita"))
            #expect(try ledger.size() == Acts.demonstrationSize)
        }

        private func putMeta(_ key: String, _ value: String) throws {
            let environment = try Environment(path: ledger.directory)
            let meta = try environment.openTable(named: "meta")
            let (key, value) = (Array(key.utf8), Array(value.utf8))
            try environment.write { transaction in
                try transaction.put(value.span, for: key.span, in: meta)
            }
        }
    }
}
