import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Foundation
import Ledger
import Testing
import TransparencyLog

/// A copy of the demonstration's ledger in a directory of its own, for one test to spoil.
final class TestLedger: Sendable {
    let directory: String
    private let parent: String

    /// The demonstration's session, recorded once and copied by every test.
    private static let original: Result<TestLedger, any Error> = Result { try TestLedger(recording: ["demo"]) }

    /// The demonstration's whole year.
    private static let year: Result<TestLedger, any Error> = Result { try TestLedger(recording: ["demo", "vigencia"]) }

    /// Copies the ledger of the demonstration's session.
    convenience init() throws { try self.init(copying: Self.original.get()) }

    /// Copies the ledger of the demonstration's year.
    static func vigencia() throws -> TestLedger { try TestLedger(copying: year.get()) }

    init(copying original: TestLedger) throws {
        parent = try Self.temporaryDirectory()
        directory = parent + "/ledger"
        try FileManager.default.copyItem(atPath: original.directory, toPath: directory)
        // The lock file belongs to the original's environment.
        try? FileManager.default.removeItem(atPath: directory + "/lock.mdb")
    }

    private init(recording files: [String]) throws {
        parent = try Self.temporaryDirectory()
        directory = parent + "/ledger"
        var founded: Ledger.Founded? = try Ledger.found(at: directory, FoundingFile.demonstration())
        for step in try files.flatMap({ try Self.steps(of: $0) }) where !step.isRefused {
            _ = try founded?.ledger.record(step.drafts, signedBy: key(step.signer))
        }
        founded = nil
    }

    deinit { try? FileManager.default.removeItem(atPath: parent) }

    private static func temporaryDirectory() throws -> String {
        let url = FileManager.default.temporaryDirectory.appending(path: "constancia-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url.path
    }

    /// The steps of a part of the demonstration.
    static func steps(of name: String) throws -> [(drafts: [Draft], isRefused: Bool, signer: String)] {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "Sources/ConstanciaCommands/Resources/\(name).yaml")
        guard case .object(let members) = try DraftReader.value(of: [UInt8](Data(contentsOf: file))),
            case .array(let steps) = members["steps"]
        else { throw CocoaError(.fileReadCorruptFile) }
        return try steps.map { step in
            guard case .object(let step) = step, case .array(let acts) = step["acts"] else {
                throw CocoaError(.fileReadCorruptFile)
            }
            let drafts = try acts.enumerated().map { try Draft($1, at: $0 + 1) }
            guard case .string(let signer)? = step["signer"] else {
                return (drafts, step["refused"] != nil, "secretaria")
            }
            return (drafts, step["refused"] != nil, signer)
        }
    }

    func key(_ actor: String) throws -> SigningKey { try KeyFile.read(directory + "/keys/\(actor).key") }
    func logKey() throws -> SigningKey { try KeyFile.read(directory + "/log.key") }

    func audit(_ options: AuditOptions = AuditOptions()) throws -> AuditResult {
        try Self.whenClosed { try Auditor.audit(directory: self.directory, options: options) }
    }

    /// Runs `body` as soon as the last user of the environment, which may be a thread, has let go of it.
    static func whenClosed<R>(_ body: () throws -> R) throws -> R {
        for _ in 0..<500 {
            do {
                return try body()
            } catch let error as EventLogError where error.code == .alreadyOpen {
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
        return try body()
    }

    /// Runs `body` with the ledger open.
    func withLedger<R>(_ body: (Ledger) throws -> R) throws -> R {
        try body(try Self.whenClosed { try Ledger(opening: self.directory) })
    }

    /// Appends a filing as a writer would who asks no rules, and builds the views again.
    func append(_ intents: [Intent], signedBy key: SigningKey, rebuilds: Bool = true) throws {
        try withLedger { ledger in
            let filing = try VerifiedFiling.signed(
                id: .new(), intents: intents, by: key, origin: ledger.journal.origin)
            _ = try ledger.journal.write { try $0.append(filing) }
            if rebuilds { _ = try ledger.rebuildViews() }
        }
    }

    /// The intent of an act that is next in its stream.
    func intent(
        _ type: EventType, _ data: [String: JSONValue], actor: String = "secretaria", stream: String? = nil,
        occurred: String = "2026-06-01T09:00:00-05:00"
    ) throws -> Intent {
        let bytes = JSONValue.object(data).canonicalBytes()
        let name = try StreamName(stream ?? DomainEvent(type: type, canonical: bytes).streamName)
        let version = try withLedger { ledger in
            try ledger.journal.read { try $0.streamHead(name).map { $0.version + 1 } ?? 0 }
        }
        return try Intent(
            actor: actor, data: bytes, id: .new(), occurred: occurred, schema: 1, stream: name, type: type.rawValue,
            version: version)
    }
}

extension AuditResult {
    var codes: Set<Difference.Code> { Set(differences.map(\.code)) }

    /// Everything said, for the report of a failed test.
    var summary: String {
        "\(verdict) \(size) " + differences.map { "\n  \($0.code.rawValue) @ \($0.place): \($0.message.en)" }.joined()
    }
}
