import Foundation
import Testing

extension CommandLineTests {
    /// Required fields that a command line leaves out: asked for on a terminal, named on a pipe.
    @Suite struct MissingFields {
        private let ledger: DemoLedger
        private let command = [
            "compromiso", "avance", "--ledger", "libro", "--key", "libro/keys/secretaria.key", "--at",
            "2026-06-01T09:00:00-05:00", "--reporter", "dnp",
        ]

        init() throws { ledger = try DemoLedger() }

        @Test func `on a pipe each one is named, and nothing is recorded`() throws {
            let run = try Program.run(command, in: ledger.folder)
            #expect(run.exit == 2)
            for name in ["commitmentId", "percent", "narrative"] {
                #expect(run.words.contains("Acto 1: \(name): falta."), "\(run.words)")
            }
            #expect(try ledger.size() == Acts.demonstrationSize)
        }

        @Test func `on a terminal each one is asked for with its label, what is expected and an example`() throws {
            let report = try Terminal.run(
                command, in: ledger.folder,
                [
                    ["Compromiso: un identificador de compromiso, como C-2026-001", ""],
                    ["por ejemplo: C-2026-001", ""], ["> ", "C-2026-007\n"],
                    ["un número entero de 0 a 100", ""], ["> ", "mucho\n"],
                    // Asked for once more, with the problem.
                    ["percent: no puede ser «mucho»", ""], ["> ", "40\n"],
                    ["un texto, hasta", ""], ["> ", "Avanza según lo previsto.\n"], ["Registrado: 1 acto.", ""],
                ])
            #expect(report.exit == 0, "\(report.plain)")
            #expect(!report.raw)
            let row = try ledger.run(["show", "commitment", "C-2026-007", "--json"])
            #expect(row.text.contains("\"percent\":40"))
        }

        @Test func `an answer that will not do is asked for again, as often as it takes`() throws {
            let report = try Terminal.run(
                command + ["--narrative", "Avance"], in: ledger.folder,
                [
                    ["> ", "C-2026-007\n"], ["> ", "mucho\n"], ["«mucho»", ""], ["> ", "bastante\n"],
                    ["«bastante»", ""], ["> ", "40\n"], ["Registrado: 1 acto.", ""],
                ])
            #expect(report.exit == 0, "\(report.plain)")
            #expect(try ledger.size() == Acts.demonstrationSize + 1)
        }

        @Test func `the agenda and the recipients are asked for one after another, until an empty line`() throws {
            let convene = [
                "sesión", "convocar", "S-2026-09", "--ledger", "libro", "--key", "libro/keys/secretaria.key", "--at",
                "2026-11-20T09:00:00-05:00", "--kind", "ordinaria", "--number", "9", "--start",
                "2027-03-01T09:00:00-05:00", "--modality", "mixta", "--place", "DNP",
            ]
            let report = try Terminal.run(
                convene, in: ledger.folder,
                [
                    ["Orden del día, de a uno; una línea vacía termina.", ""], ["Punto del orden del día 1", ""],
                    ["> ", "P1\n"], ["Título", ""], ["> ", "\n"], ["Hace falta.", ""], ["> ", "Ruta de 2027\n"],
                    ["Clase", ""], ["> ", "Deliberación\n"], ["Funciones", ""], ["> ", "F05,F11\n"],
                    ["Anexos, de a uno", ""], ["> ", "\n"], ["Presenta", ""], ["> ", "\n"],
                    ["Punto del orden del día 2", ""], ["> ", "\n"],
                    ["Destinatarios, de a uno", ""], ["> ", "S9\n"], ["«S9» no sirve", ""],
                    ["> ", "S1,s2,S3,S4,S5,S6,S7\n"],
                    ["> ", "rap-caribe\n"], ["> ", "esquemas-asociativos,agremiaciones\n"],
                    ["> ", "\n"], ["Registrado: 1 acto.", ""],
                ])
            #expect(report.exit == 0, "\(report.plain)")
            let row = try ledger.run(["show", "session", "S-2026-09", "--json"]).text
            let recipients = #"{"seatId":"S7"},{"inviteeId":"rap-caribe"},{"inviteeId":"esquemas-asociativos"}"#
            #expect(row.contains(recipients), "\(row)")
            #expect(row.contains("\"functionCodes\":[\"F05\",\"F11\"]"), "\(row)")
            #expect(row.contains("\"kind\":\"deliberacion\""), "\(row)")
            #expect(!row.contains("\"itemId\":\"P2\""))
        }

        @Test func `an empty answer leaves the field out, and it is named`() throws {
            let report = try Terminal.run(
                command + ["--narrative", "Avance"], in: ledger.folder,
                [["> ", "C-2026-007\n"], ["> ", "\n"], ["percent: falta", ""]])
            #expect(report.exit == 2, "\(report.plain)")
            #expect(try ledger.size() == Acts.demonstrationSize)
        }
    }
}
