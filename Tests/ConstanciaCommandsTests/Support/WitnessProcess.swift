import Foundation
import FoundationNetworking
import Glibc
import Testing
import TransparencyLog

/// `constancia witness serve` as a child process, and its address.
final class WitnessProcess {
    private let folder: Folder
    private let state: String
    private var child: Child?
    private(set) var url = ""
    /// The witness's line in a policy.
    private(set) var line = ""

    /// A witness for a log, with a key of its own or the one given.
    init(in folder: Folder, for log: VerifierKey, state: String = "testigo", key: SigningKey? = nil) throws {
        self.folder = folder
        self.state = state
        let key = try key ?? SigningKey(name: "control.example/\(state)", algorithm: .cosignatureV1)
        try folder.write("\(state).key", key.encoded + "\n")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: folder.path("\(state).key"))
        let added = try Program.run(["witness", "add", "--state", state, "\(log)"], in: folder)
        guard added.exit == 0 else { throw SetupError(added.words) }
        try start()
    }

    deinit { _ = try? kill() }

    func start() throws {
        let child = try Child(
            ["witness", "serve", "--state", state, "--key", "\(state).key", "--port", "0"], in: folder)
        self.child = child
        for _ in 0..<200 {
            let text = try child.text()
            if let end = text.firstIndex(of: "\n") {
                line = String(text[..<end])
                url = line.split(separator: " ").last.map(String.init) ?? ""
                return
            }
            Thread.sleep(forTimeInterval: 0.05)
        }
        throw SetupError("the witness does not listen: \(try kill().words)")
    }

    /// Ends it as a power cut would; gives what it said.
    @discardableResult func kill(_ signal: Int32 = SIGKILL) throws -> Run {
        guard let child else { throw SetupError("the witness does not run") }
        self.child = nil
        child.send(signal)
        return try child.wait()
    }

    /// Sends a request, and gives the status, the type and the body of the answer.
    func add(_ body: String) async throws -> (status: Int, type: String?, body: String) {
        guard let address = URL(string: url + "/add-checkpoint") else { throw SetupError(url) }
        var request = URLRequest(url: address)
        request.httpMethod = "POST"
        request.httpBody = Data(body.utf8)
        let (data, answer) = try await URLSession.shared.data(for: request)
        guard let answer = answer as? HTTPURLResponse else { throw SetupError("no HTTP") }
        return (
            answer.statusCode, answer.value(forHTTPHeaderField: "Content-Type"), String(decoding: data, as: UTF8.self)
        )
    }

    /// What is shown of a log.
    func shown(_ origin: String) async throws -> String {
        let name = Digest.sha256(Array(origin.utf8)).hex
        guard let address = URL(string: "\(url)/\(name)/checkpoint") else { throw SetupError(url) }
        return String(decoding: try await URLSession.shared.data(from: address).0, as: UTF8.self)
    }
}
