import EventLog
import Foundation
import Glibc
import Testing
import TransparencyLog

extension CommandLineTests {
    /// A witness in a process of its own, and a ledger that asks it.
    @Suite(.serialized) struct Witnesses {
        // MARK: The published conversation

        struct Conversation: Decodable {
            struct Identity: Decodable {
                let name: String
                let test_only_ed25519_seed_hex: String
            }

            struct Step: Decodable {
                let body: String
                let c2sp_status: Int
                let upstream_body_check: String
            }

            let log_vkey: String
            let witness: Identity
            let steps: [Step]
        }

        static let conversation: Conversation? = {
            let shared = ProcessInfo.processInfo.environment["CONSTANCIA_SHARED"].map { URL(filePath: $0) }
            let package = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
            let root = shared ?? package.deletingLastPathComponent().appending(path: "shared")
            let file = root.appending(path: "vectors/witness/add-checkpoint-sequence.json")
            return (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(Conversation.self, from: $0) }
        }()

        @Test(.enabled(if: conversation != nil, "the shared vectors are not here"), arguments: [false, true])
        func `the published conversation has the published outcome, also with kill -9 after every answer`(
            _ kills: Bool
        ) async throws {
            let conversation = try #require(Self.conversation)
            let digits = Array(conversation.witness.test_only_ed25519_seed_hex)
            let seed = stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(digits[$0...$0 + 1]), radix: 16)
            }
            let key = try SigningKey(name: conversation.witness.name, algorithm: .cosignatureV1, seed: seed)
            let log = try VerifierKey(parsing: conversation.log_vkey)
            let witness = try WitnessProcess(in: try Folder(), for: log, key: key)
            var last = ""
            for step in conversation.steps {
                let answer = try await witness.add(step.body)
                #expect(answer.status == step.c2sp_status)
                if answer.status == 200 {
                    var note = try AddCheckpointRequest(parsing: Array(step.body.utf8)).note
                    let line = try UnverifiedNote(parsing: note.text + "\n" + answer.body).signatures
                    note.append(try #require(line.first))
                    #expect(try note.verify(with: [key.verifierKey]).isSigned(by: key.verifierKey))
                    last = note.text
                }
                if answer.status == 409 {
                    #expect(answer.type == "text/x.tlog.size")
                    #expect(step.upstream_body_check == "== \(answer.body.replacing("\n", with: "\\n"))")
                }
                if kills {
                    #expect(try witness.kill().signal == SIGKILL)
                    try witness.start()
                }
                #expect(try await witness.shown(log.name).hasPrefix(last))
            }
            #expect(last.contains("\n5\n"))
        }

        // MARK: A ledger and its witnesses

        /// The demonstration, witnessed; a policy that asks for the witness.
        private func witnessed(
            _ ledger: DemoLedger
        ) throws -> (witness: WitnessProcess, policy: String) {
            let log = try Journal(opening: ledger.directory, access: .readOnly).logKey
            let witness = try WitnessProcess(in: ledger.folder, for: log)
            try ledger.folder.write("politica", "log \(log)\n\(witness.line)\nquorum control.example/testigo\n")
            return (witness, "politica")
        }

        @Test func `a checkpoint is cosigned, kept, and again after the ledger has grown`() throws {
            let ledger = try DemoLedger()
            let (witness, policy) = try witnessed(ledger)
            for _ in 0..<2 {
                let run = try ledger.run(["checkpoint", "--policy", policy])
                #expect(run.exit == 0, "\(run.words)")
                let size = try ledger.size()
                #expect(try ledger.folder.read("libro/witnessed/\(size).checkpoint") == run.output)
                let read = try Policy(parsing: String(decoding: ledger.folder.read(policy), as: UTF8.self))
                #expect(try read.verify(UnverifiedNote(parsing: run.output)).checkpoint.size.value == size)
                #expect(try ledger.record(Acts.progress()).exit == 0)
            }
            // Before anybody cosigns what was recorded last, the policy is not met; exit 1 says so.
            try witness.kill()
            let run = try ledger.run(["checkpoint", "--policy", policy])
            #expect(run.exit == 1, "\(run.words)")
            #expect(run.words.contains("La política no se cumple"))
        }

        @Test func `a rollback is refused by the witness and shown as what it is`() throws {
            let ledger = try DemoLedger()
            try ledger.folder.copy("libro", to: "antes")
            let (witness, policy) = try witnessed(ledger)
            #expect(try ledger.record(Acts.progress()).exit == 0)
            #expect(try ledger.run(["checkpoint", "--policy", policy]).exit == 0)
            let run = try Program.run(
                ["checkpoint", "--policy", policy, "--ledger", "antes", "--json"], in: ledger.folder)
            #expect(run.exit == 4, "\(run.words)")
            #expect(run.text.contains("\"outcome\":\"rollback\""))
            #expect(run.text.contains("RETROCESO: el testigo \(witness.url) muestra un sello de 455 actos"))
            #expect(!FileManager.default.fileExists(atPath: ledger.folder.path("antes/witnessed")))
            #expect(try witness.kill().words.contains("RETROCESO rechazado: demo.constancia/cicatt"))
        }

        @Test func `a fork is refused by the witness and shown as what it is`() throws {
            let ledger = try DemoLedger()
            try ledger.folder.copy("libro", to: "otro")
            let (witness, policy) = try witnessed(ledger)
            #expect(try ledger.record(Acts.progress()).exit == 0)
            #expect(try ledger.run(["checkpoint", "--policy", policy]).exit == 0)
            for _ in 0..<2 {
                let act = Acts.progress(narrative: "Otra historia")
                let other = ["record", "-", "--ledger", "otro", "--key", "libro/keys/secretaria.key"]
                #expect(try Program.run(other, in: ledger.folder, input: Array(act.utf8)).exit == 0)
                let run = try Program.run(["checkpoint", "--policy", policy, "--ledger", "otro"], in: ledger.folder)
                #expect(run.exit == 4, "\(run.words)")
                #expect(run.words.contains("BIFURCACIÓN: el testigo \(witness.url) muestra un sello de 455 actos"))
            }
            #expect(!FileManager.default.fileExists(atPath: ledger.folder.path("otro/witnessed")))
            #expect(try witness.kill().words.contains("BIFURCACIÓN rechazada: demo.constancia/cicatt"))
        }

        @Test func `a witness whose key is not in the policy gives nothing that is kept`() throws {
            let ledger = try DemoLedger()
            let (witness, _) = try witnessed(ledger)
            let run = try ledger.run(["checkpoint", "--witness", witness.url])
            #expect(run.exit == 1, "\(run.words)")
            #expect(run.words.contains("no es de ningún testigo de la política"))
            #expect(!FileManager.default.fileExists(atPath: ledger.folder.path("libro/witnessed")))
        }

        @Test func `a witness that is stopped kindly ends with 0, and two do not serve from one folder`() throws {
            let ledger = try DemoLedger()
            let (witness, _) = try witnessed(ledger)
            let second = try Program.run(
                ["witness", "serve", "--state", "testigo", "--key", "testigo.key", "--port", "0"], in: ledger.folder)
            #expect(second.exit == 5, "\(second.words)")
            #expect(second.words.contains("Otro testigo ya atiende"))
            #expect(try witness.kill(SIGTERM).exit == 0)
        }
    }
}
