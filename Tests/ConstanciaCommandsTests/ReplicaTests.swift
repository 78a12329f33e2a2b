import Foundation
import Testing

extension CommandLineTests {
    /// A replica over HTTP, from `python3 -m http.server`.
    @Suite struct Replicas {
        /// What the program says of a ledger: its root, its views and its audit.
        private static func words(_ ledger: String, _ folder: Folder) throws -> [String] {
            let commands = [
                ["checkpoint"], ["log", "--raw"], ["views", "list", "--json"], ["status", "--json"],
                ["show", "decisions", "--json"], ["show", "documents", "--json"], ["audit", "--json"],
            ]
            return try commands.map { try Program.run($0 + ["--ledger", ledger], in: folder).text }
        }

        private static func publish(_ demo: DemoLedger, _ name: String, _ more: [String] = []) throws {
            let run = try demo.run(["publish", name] + more)
            #expect(run.exit == 0, "\(run.words)")
        }

        private static func follow(_ url: String, _ folder: Folder, _ more: [String] = []) throws -> Run {
            try Program.run(["follow", url, "--ledger", "replica", "--policy", "libro/policy"] + more, in: folder)
        }

        @Test func `has the root, the views and the audit of the ledger`() throws {
            let demo = try DemoLedger()
            try Self.publish(demo, "web", ["--complete"])
            let server = try StaticServer(demo.folder.path("web"))
            let run = try Self.follow(server.url, demo.folder)
            #expect(run.exit == 1, "\(run.words)")
            #expect(try Self.words("replica", demo.folder) == Self.words("libro", demo.folder))
            _ = try demo.record(Acts.progress())
            try Self.publish(demo, "web", ["--complete"])
            #expect(try Self.follow(server.url + "/", demo.folder).exit == 1)
            #expect(try Self.words("replica", demo.folder) == Self.words("libro", demo.folder))
        }

        @Test func `takes what is withheld from elsewhere`() throws {
            let demo = try DemoLedger()
            try Self.publish(demo, "web")
            try Self.publish(demo, "completa", ["--complete"])
            let server = try StaticServer(demo.folder.path("web"))
            let hashes = try Self.follow(server.url, demo.folder)
            #expect(hashes.exit == 1 && hashes.words.contains("1 acto está reservado"), "\(hashes.words)")
            let run = try Self.follow(server.url, demo.folder, ["--withheld", "completa"])
            #expect(run.exit == 1 && run.words.contains("454 actos, 454 nuevos"), "\(run.words)")
            #expect(try Self.words("replica", demo.folder) == Self.words("libro", demo.folder))
        }

        @Test func `survives being killed at any moment`() throws {
            let demo = try DemoLedger()
            try Self.publish(demo, "web", ["--complete"])
            let server = try StaticServer(demo.folder.path("web"))
            var milliseconds: UInt32 = 20
            var end: Run
            repeat {
                let child = try Child(
                    ["follow", server.url, "--ledger", "replica", "--policy", "libro/policy"], in: demo.folder)
                usleep(milliseconds * 1_000)
                child.send(SIGKILL)
                end = try child.wait()
                milliseconds += 60
            } while end.signal == SIGKILL && milliseconds < 20_000
            #expect(end.exit == 1, "\(end.words)")
            #expect(try Self.words("replica", demo.folder) == Self.words("libro", demo.folder))
        }

        @Test func `goes on watching, and audits what comes`() throws {
            let demo = try DemoLedger()
            try Self.publish(demo, "web", ["--complete"])
            let server = try StaticServer(demo.folder.path("web"))
            let child = try Child(
                [
                    "follow", server.url, "--ledger", "replica", "--policy", "libro/policy", "--json", "--watch",
                    "--interval", "1",
                ], in: demo.folder)
            defer { child.send(SIGKILL) }
            func waitFor(_ text: String) throws -> Bool {
                for _ in 0..<600 {
                    if try child.text().contains(text) { return true }
                    usleep(100_000)
                }
                return false
            }
            #expect(try waitFor("\"previous\":0"))
            _ = try demo.record(Acts.progress())
            try Self.publish(demo, "web", ["--complete"])
            #expect(try waitFor("\"previous\":\(Acts.demonstrationSize)"))
            #expect(try child.text().split(separator: "\n").count == 2)
        }

        @Test func `is not made where nobody answers`() throws {
            let demo = try DemoLedger()
            let run = try Self.follow("http://127.0.0.1:9/libro", demo.folder)
            #expect(run.exit == 5 && run.words.contains("No se pudo leer http://127.0.0.1:9/libro/checkpoint"))
        }
    }
}
