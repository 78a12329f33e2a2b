import EventLog
import Foundation
import Testing

/// One thing that somebody may hand in, and what it gets.
struct BadInput: Sendable, CustomTestStringConvertible {
    let name: String
    let input: [UInt8]
    let exit: Int32
    let es: [String]
    let en: [String]
    /// The key that signs.
    var key = "libro/keys/secretaria.key"

    init(
        _ name: String, _ input: String, _ exit: Int32, es: [String], en: [String],
        key: String = "libro/keys/secretaria.key"
    ) {
        self.init(name, bytes: Array(input.utf8), exit, es: es, en: en, key: key)
    }

    init(
        _ name: String, bytes: [UInt8], _ exit: Int32, es: [String], en: [String],
        key: String = "libro/keys/secretaria.key"
    ) {
        self.name = name
        self.input = bytes
        self.exit = exit
        self.es = es
        self.en = en
        self.key = key
    }

    var testDescription: String { name }
}

extension CommandLineTests {
    /// One by one, for a process may have a ledger open only once.
    @Suite(.serialized) struct BadInputs {
        /// A ledger that knows a revoked key and one that is not valid yet; no row may change it.
        static let ledger = Result { () throws -> (DemoLedger, UInt64) in
            let ledger = try DemoLedger()
            for name in ["nueva", "ajena"] {
                _ = try ledger.runPlain(["key", "new", "demo.constancia/cicatt/\(name)", "-o", "\(name).key"])
            }
            let vkey = try ledger.runPlain(["key", "show", "nueva.key"]).words
            let keys = try ledger.run(["key", "list"]).text.split(separator: "\n")
            let line = try #require(keys.first { $0.contains("presidencia") })
            let keyID = try #require(line.split(separator: " ").dropFirst().first)
            let enrolled = try ledger.record(
                """
                [{"type":"actor.enrolled","data":{"actorId":"nueva","name":"Nueva","roles":["secretariat"],\
                "key":"\(vkey)","validFrom":"2999-01-01T00:00:00-05:00"}},
                {"type":"key.revoked","data":{"actorId":"presidencia","keyId":"\(keyID)",\
                "from":"2026-06-01T08:00:00-05:00","reason":"Cambio de dispositivo"}}]
                """)
            guard enrolled.exit == 0 else { throw SetupError(enrolled.words) }
            try ledger.folder.copy("libro/keys/secretaria.key", to: "abierta.key")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o644], ofItemAtPath: ledger.folder.path("abierta.key"))
            return (ledger, try ledger.size())
        }

        @Test(arguments: BadInput.all, ["es", "en"])
        func `bad input is refused with its exit code, in words, and leaves no trace`(
            _ row: BadInput, _ language: String
        ) throws {
            let (ledger, size) = try Self.ledger.get()
            let run = try ledger.run(["record", "-", "--key", row.key], input: row.input, language: language)
            #expect(run.exit == row.exit, "\(run.words)")
            #expect(run.output.isEmpty)
            for word in language == "es" ? row.es : row.en { #expect(run.words.contains(word), "\(run.words)") }
            #expect(try ledger.size() == size)
            guard language == "es" else { return }
            let asJSON = try ledger.run(
                ["record", "-", "--json", "--key", row.key], input: row.input, language: language)
            #expect(asJSON.exit == row.exit)
            #expect(asJSON.text.hasPrefix("{\"breaches\":["))
            #expect(asJSON.text.contains("\"exit\":\(row.exit)"))
        }

        @Test func `a folder, a missing file and a missing ledger are named`() throws {
            let (ledger, size) = try Self.ledger.get()
            for name in [".", "nada.json"] {
                let run = try ledger.run(["record", name, "--key", "libro/keys/secretaria.key"])
                #expect(run.exit == 2)
                #expect(run.words.contains("No se puede leer «\(name)»"))
            }
            let run = try ledger.runPlain(
                ["record", "-", "--ledger", "otro", "--key", "libro/keys/secretaria.key"],
                input: Array(Acts.progress().utf8))
            #expect(run.exit == 2)
            #expect(run.words.contains("No hay un libro en otro"))
            #expect(!FileManager.default.fileExists(atPath: ledger.folder.path("otro")))
            #expect(try ledger.size() == size)
        }

        @Test func `the same identifier with the same content gets the first result`() throws {
            let ledger = try DemoLedger()
            let id = EventID.new().description
            let first = try ledger.run(
                ["record", "--json", "--key", "libro/keys/secretaria.key"], input: Array(Acts.progress(id: id).utf8))
            #expect(first.exit == 0)
            let size = try ledger.size()
            let again = try ledger.run(
                ["record", "--json", "--key", "libro/keys/secretaria.key"], input: Array(Acts.progress(id: id).utf8))
            #expect(again.exit == 0)
            #expect(again.text == first.text.replacing("\"isRepeat\":false", with: "\"isRepeat\":true"))
            #expect(try ledger.record(Acts.progress(id: id)).words.contains("Ya estaba registrado"))
            #expect(try ledger.size() == size)
        }

        @Test func `the same identifier with other content is refused`() throws {
            let ledger = try DemoLedger()
            let id = EventID.new().description
            #expect(try ledger.record(Acts.progress(id: id)).exit == 0)
            let size = try ledger.size()
            let other = Acts.progress(id: id, percent: "11")
            let run = try ledger.record(other)
            #expect(run.exit == 3)
            #expect(run.words.contains("ya se usó con otro contenido: \(id)"))
            // Neither within a larger filing, nor twice in one.
            for input in ["[\(other),\(Acts.progress())]", Acts.filing(ids: [id, EventID.new().description])] {
                #expect(try ledger.record(input).exit == 3)
            }
            let twice = EventID.new().description
            #expect([2, 3].contains(try ledger.record(Acts.filing(ids: [twice, twice])).exit))
            #expect(try ledger.size() == size)
        }
    }
}

extension DemoLedger {
    /// Runs a command that needs no ledger, or names one itself.
    func runPlain(_ arguments: [String], input: [UInt8] = [], language: String = "es") throws -> Run {
        try Program.run(arguments, in: folder, input: input, language: language)
    }
}
