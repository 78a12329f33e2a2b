import Foundation
import FoundationNetworking
import Testing
import TransparencyLog

@testable import WitnessService

/// The client against the server, in one process.
@Suite struct WitnessingTests {
    let folder: Folder
    let log: ExampleLog
    let key: SigningKey

    init() throws {
        folder = try Folder()
        log = try ExampleLog()
        key = try SigningKey(name: "control.example/witness", algorithm: .cosignatureV1)
    }

    /// Runs a server that knows the log, on a port that is free, until `body` ends.
    private func serving(knows: Bool = true, _ body: (_ url: String) async throws -> Void) async throws {
        let store = try WitnessStore(folder.path("state"))
        if knows { _ = try store.add(log.key.verifierKey) }
        let server = WitnessServer(try WitnessDesk(store, key: key), host: "127.0.0.1", port: 0)
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let task = Task { try await server.run(onListening: { listening.yield($0) }, onAnswer: { _, _ in }) }
        defer { task.cancel() }
        let port = try #require(await ports.first { _ in true })
        try await body("http://127.0.0.1:\(port)/")
    }

    private func ask(_ url: String, _ log: ExampleLog, _ size: Int) async throws -> WitnessOutcome {
        try await Witnessing.ask(url, toCosign: log.note(size)) { log.proof(from: Int($0.value), to: size) }
    }

    @Test func `a log that grows is cosigned again and again, whatever the witness knew`() async throws {
        try await serving { url in
            for size in [0, 1, 3, 3, 4, 9] {
                guard case .cosigned(let lines) = try await ask(url, log, size) else {
                    Issue.record("\(size) is not cosigned")
                    return
                }
                var note = try log.note(size)
                for line in lines { note.append(line) }
                #expect(try note.verify(with: [key.verifierKey]).isSigned(by: key.verifierKey))
            }
        }
    }

    @Test func `a rollback is told as one, with the larger checkpoint that the log signed`() async throws {
        try await serving { url in
            _ = try await ask(url, log, 7)
            guard case .ahead(let last, let shown) = try await ask(url, log, 5) else {
                Issue.record("the smaller tree is not refused as one")
                return
            }
            #expect(last == 7)
            #expect(try VerifiedCheckpoint(try #require(shown), logKey: log.key.verifierKey).checkpoint.size == 7)
        }
    }

    @Test func `a fork is told as one, at the same size and above it`() async throws {
        let other = try log.forked(at: 3)
        try await serving { url in
            _ = try await ask(url, log, 5)
            for size in [5, 9] {
                guard case .forked(let last, let shown) = try await ask(url, other, size) else {
                    Issue.record("the other history of \(size) is not refused as one")
                    return
                }
                #expect(last == 5)
                let text = try log.note(5).text
                #expect(try #require(shown).text == text)
            }
            // What the two histories share is no fork.
            let shared = try await ask(url, try log.forked(at: 8), 8)
            guard case .cosigned = shared else {
                Issue.record("a common beginning is refused")
                return
            }
        }
    }

    @Test func `a log that the witness does not know, and a witness that is not there, are told apart`() async throws {
        try await serving(knows: false) { url in
            guard case .refused(404) = try await ask(url, log, 3) else {
                Issue.record("not 404")
                return
            }
        }
        guard case .failed = try await ask("http://127.0.0.1:1", log, 3) else {
            Issue.record("an answer")
            return
        }
    }

    @Test func `a body above the limit is refused, and anything but the two addresses is not found`() async throws {
        try await serving { url in
            var request = URLRequest(url: try #require(URL(string: url + "add-checkpoint")))
            request.httpMethod = "POST"
            request.httpBody = Data(repeating: 0x61, count: WitnessServer.largestBodyByteCount + 1)
            let (_, large) = try await URLSession.shared.data(for: request)
            #expect((large as? HTTPURLResponse)?.statusCode == 413)
            let name = WitnessStore.name(of: log.key.name)
            for path in ["\(name)/checkpoint", "add-checkpoint", "../state/\(name)/keys", "\(name)/keys"] {
                let (_, answer) = try await URLSession.shared.data(from: try #require(URL(string: url + path)))
                #expect([404, 405].contains((answer as? HTTPURLResponse)?.statusCode), "\(path)")
            }
        }
    }
}
