import Foundation
import Glibc
import Testing

extension CommandLineTests {
    /// `session live` as people and scripts run it, on a session convened for today.
    @Suite(.serialized) struct LiveSession {
        private static let id = "S-2026-09"
        private let ledger: DemoLedger
        private var command: [String] {
            ["session", "live", Self.id, "--ledger", "libro", "--key", "libro/keys/secretaria.key"]
        }

        init() throws {
            ledger = try DemoLedger()
            let bogota = try #require(TimeZone(secondsFromGMT: -18_000))
            let today = Date.now.ISO8601Format(.iso8601Date(timeZone: bogota))
            let seats = (1...7).map { "{\"seatId\":\"S\($0)\"}" }.joined(separator: ",")
            let run = try ledger.record(
                """
                {"type":"convocation.issued","occurred":"2026-02-16T08:00:00-05:00","data":{"sessionId":"\(Self.id)",\
                "kind":"ordinaria","number":9,"start":"\(today)T09:00:00-05:00","modality":"presencial","place":"DNP",\
                "agenda":[{"itemId":"P1","title":"Ruta de trabajo","kind":"decision","functionCodes":["F05"],\
                "attachments":[]}],"recipients":[\(seats)]}}
                """)
            guard run.exit == 0 else { throw SetupError(run.words) }
        }

        /// Lines with the numbers and times of the day taken out.
        private func lines(_ text: String) -> [String] {
            text.replacing(/D-[0-9]{4}-[0-9]{3}/, with: "<decisión>").replacing(/✓ [0-9]+/, with: "✓ <n>")
                .replacing(/[0-9]{2}:[0-9]{2}(:[0-9]{2})?/, with: "<hora>")
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }

        @Test func `a script of keys on a pipe tells each act and refusal on a line, and then the screen`() throws {
            let keys = "345id1iapAprobar la ruta.\n13a5oFalta la fuente.\nD\nq"
            let run = try Program.run(command, in: ledger.folder, input: Array(keys.utf8))
            #expect(run.exit == 0, "\(run.words)")
            let lines = lines(run.text)
            #expect(
                lines.prefix(16).map { String($0.prefix(60)) } == [
                    "✓ <n> Ingreso · S3 · dnp-titular", "✓ <n> Ingreso · S4 · dapre-titular",
                    "✓ <n> Ingreso · S5 · dafp-titular",
                    "✗ ART4-PAR7-INSTALL · Artículo 4, parágrafo 7: Hay 3 curules",
                    "✓ <n> Ingreso · S1 · mininterior-delegado-2", "✓ <n> Quórum verificado",
                    "✓ <n> Presidencia asumida · dnp-titular", "✓ <n> Sesión instalada",
                    "! hallazgo, gravedad Leve · ART6-N1-NOTICE: No consta la ent",
                    "! hallazgo, gravedad Informativa · ART4-PAR7-QUORUM: Con 4 c", "✓ <n> Punto abierto · P1",
                    "✓ <n> Propuesta · <decisión> · P1", "✓ <n> Posición · <decisión> · dnp-titular · Asiente",
                    "✓ <n> Posición · <decisión> · dafp-titular · Objeta",
                    "✓ <n> Objeción · <decisión> · OB-1 · dafp-titular",
                    "✗ ART4-PAR4-OBJECTION · Artículo 4, parágrafo 4: La objeción",
                ])
            #expect(lines.contains("\(Self.id) · Instalada · <hora> · Ordinaria · punto P1: Ruta de trabajo"))
            #expect(lines.contains("Quórum: 4 de 7 · con 4: sí · con 5: no · preside dnp-titular"))
            #expect(run.text.contains("Objeción abierta OB-1, de dafp-titular: Falta la fuente."))
            #expect(try ledger.run(["audit"]).words.hasPrefix("ÍNTEGRO"))
        }

        @Test func `the same in English`() throws {
            let run = try Program.run(
                command.map { $0 == "live" ? "vivo" : $0 }, in: ledger.folder, input: Array("3i".utf8), language: "en")
            #expect(run.exit == 0, "\(run.words)")
            #expect(
                lines(run.text).joined(separator: "\n").hasPrefix(
                    "✓ <n> Attendance started · S3 · dnp-titular\n✗ ART4-PAR7-INSTALL"))
            #expect(run.text.contains("Quorum: 1 of 7 · at 4: no · at 5: no"))
        }

        @Test func `for programs each filing is a receipt and each refusal an error, a line each`() throws {
            let run = try Program.run(command + ["--json"], in: ledger.folder, input: Array("3i".utf8))
            #expect(run.exit == 0, "\(run.words)")
            let lines = run.text.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.first?.hasPrefix("{\"dryRun\":false,\"events\":[{") == true)
            #expect(lines.last?.contains("\"ruleId\":\"ART4-PAR7-INSTALL\"") == true)
        }

        @Test func `kill -9 takes only what had not been recorded, and the session goes on where it was`() throws {
            let pipe = Pipe()
            let process = Process()
            let output = ledger.folder.url.appending(path: "salida")
            try Data().write(to: output)
            process.executableURL = URL(filePath: Program.path)
            process.arguments = command
            process.currentDirectoryURL = ledger.folder.url
            process.environment = Program.environment()
            process.standardInput = pipe
            process.standardOutput = try FileHandle(forWritingTo: output)
            try process.run()
            // Four arrivals, the installation, an item, a proposal, and an objection that was never finished.
            try pipe.fileHandleForWriting.write(contentsOf: Data("3d145iapAprobar.\n13a5oFalta".utf8))
            let last = "dnp-titular · Asiente"
            let deadline = Date.now.addingTimeInterval(60)
            while try !String(decoding: Data(contentsOf: output), as: UTF8.self).contains(last), Date.now < deadline {
                Thread.sleep(forTimeInterval: 0.02)
            }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(process.terminationReason == .uncaughtSignal)
            let size = try ledger.size()
            let run = try Program.run(command, in: ledger.folder, input: Array("A\nD\n".utf8))
            #expect(run.exit == 0, "\(run.words)")
            #expect(run.text.hasPrefix("✓ \(size) Posición"))
            #expect(run.text.contains("Decisión consensuada"))
            #expect(try ledger.run(["audit"]).words.hasPrefix("ÍNTEGRO"))
        }

        @Test func `a session that the book does not know, and a key that is missing, are named`() throws {
            let unknown = try ledger.run(["session", "live", "S-2026-08", "--key", "libro/keys/secretaria.key"])
            #expect(unknown.exit == 2)
            #expect(unknown.words.contains("no existe «S-2026-08»"))
            let keyless = try ledger.run(["session", "live", Self.id])
            #expect(keyless.exit == 2)
            #expect(keyless.words.contains("Falta la llave que firma"))
        }

        @Test func `a session of another day is not recorded as if it were today`() throws {
            let before = try ledger.size()
            let run = try ledger.run(
                ["session", "live", "S-2026-01", "--key", "libro/keys/secretaria.key"], input: Array("3?x".utf8))
            #expect(run.exit == 0)
            #expect(run.text.contains("Levantada"))
            #expect(try ledger.size() == before)
        }

        // MARK: On a terminal

        @Test func `a terminal is asked key by key, and left as it was found`() throws {
            let report = try Terminal.run(
                command, in: ledger.folder,
                [
                    ["0 de 7", "3"], ["1 de 7", "\u{1B}[A"], ["dnp-titular (cuenta)", "4"], ["2 de 7", "q"],
                ])
            #expect(report.raw)
            #expect(report.restored)
            #expect(report.exit == 0)
            #expect(report.plain.contains("Nada se pierde"))
            #expect(try ledger.size() == Acts.demonstrationSize + 3)
        }

        @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
        func `a signal that ends it leaves the terminal as it was found`(_ signal: Int32) throws {
            let report = try Terminal.run(command, in: ledger.folder, [["0 de 7", "3"], ["1 de 7", ""]], end: signal)
            #expect(report.raw)
            #expect(report.restored)
            #expect(report.exit == -signal)
            #expect(try ledger.size() == Acts.demonstrationSize + 2)
        }

        @Test func `Ctrl-C leaves the terminal as it was found`() throws {
            let report = try Terminal.run(command, in: ledger.folder, [["0 de 7", "3"], ["1 de 7", "\u{03}"]])
            #expect(report.raw)
            #expect(report.restored)
            #expect(report.exit == -SIGINT)
        }

        @Test func `an error leaves the terminal as it was found`() throws {
            // The session is there when the recorder sits down; then the ledger's file is cut under it.
            let file = ledger.folder.url.appending(path: "libro/data.mdb").path
            let cut = ["sh", "-c", "sleep 3; truncate -s 4096 \(file)"]
            let cutter = Process()
            cutter.executableURL = URL(filePath: "/usr/bin/env")
            cutter.arguments = cut
            try cutter.run()
            let report = try Terminal.run(command, in: ledger.folder, [["0 de 7", "3"], ["dañado", ""]])
            cutter.waitUntilExit()
            #expect(report.raw)
            #expect(report.restored)
            #expect(report.exit != 0)
        }
    }
}
