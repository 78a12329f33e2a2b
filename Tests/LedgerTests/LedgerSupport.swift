import CanonicalJSON
import Deliberation
import EventLog
import FoundationEssentials
import Ledger
import Projections
import TransparencyLog

/// A ledger of one test's own, founded on the demonstration's acts, removed with the last reference.
final class TestLedger {
    let folder: String
    let ledger: Ledger
    let keyFiles: [String: String]

    /// The last second of 2026: after every act of the tests.
    static let clock = RecordingClock { Timestamp(milliseconds: 1_798_761_599_000) }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("constancia-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let founded = try Ledger.found(at: folder + "/ledger", .demonstration(), clock: Self.clock)
        ledger = founded.ledger
        keyFiles = founded.keyFiles
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var directory: String { folder + "/ledger" }

    func key(_ actor: String) throws -> SigningKey {
        try KeyFile.read("\(directory)/keys/\(actor).key")
    }

    @discardableResult
    func record(_ drafts: [Draft], as actor: String = "secretaria") throws -> LedgerReceipt {
        try ledger.record(drafts, signedBy: key(actor))
    }

    func size() throws -> UInt64 { try ledger.journal.read { $0.size.value } }

    func rebuild() throws { _ = try ledger.rebuildViews() }

    func events(from seq: UInt64) throws -> [Event] { try ledger.journal.read { try $0.events(in: seq..<UInt64.max) } }

    /// Everything that a refusal must leave as it was.
    func state() throws -> LedgerState {
        try ledger.journal.read { log in
            var rows: [String: [UInt8]] = [:]
            var positions: [String: UInt64] = [:]
            for view in Projector.views {
                positions[view] = try log.viewPosition(view)
                try log.scanView(view) { key, row in
                    rows["\(view)/\(String(decoding: key, as: UTF8.self))"] = row
                    return true
                }
            }
            return LedgerState(note: log.checkpointNote, rows: rows, positions: positions)
        }
    }
}

struct LedgerState: Equatable {
    let note: String
    let rows: [String: [UInt8]]
    let positions: [String: UInt64]
}

/// What recording came to: nothing wrong, a rule's refusal, or an error by its code.
enum Outcome: Equatable, Sendable {
    case recorded
    case refused(String)
    case ledger(LedgerError.Code)
    case log(EventLogError.Code)
    case input

    init(_ body: () throws -> Void) throws {
        do {
            try body()
            self = .recorded
        } catch let error as Refusal {
            self = .refused(error.breaches.first?.breach.ruleID ?? "")
        } catch let error as LedgerError {
            self = .ledger(error.code)
        } catch let error as EventLogError {
            self = .log(error.code)
        } catch is InputError {
            self = .input
        }
    }
}

enum Drafts {
    static let hash = String(repeating: "a", count: 64)

    /// An act that any number of which may be filed: who fills a post.
    static func incumbent(
        _ post: String, _ person: String = "alguien", occurred: String? = "2026-01-12T09:00:00-05:00",
        id: String? = nil, version: Int? = nil
    ) -> Draft {
        Draft(
            type: .postIncumbentRecorded,
            data: [
                "postId": .string(post),
                "person": .object(["id": .string(person), "office": .string("Cargo")]),
                "act": .object(["name": .string("acto.pdf"), "sha256": .string(hash)]),
                "from": .string("2026-01-10"),
            ], occurred: occurred.flatMap { Instant($0) }, id: id, version: version)
    }

    static func enrolment(
        _ actor: String, _ key: SigningKey, roles: [String], from: String = "2026-01-05T00:00:00-05:00"
    ) -> Draft {
        Draft(
            type: .actorEnrolled,
            data: [
                "actorId": .string(actor), "name": .string("Dependencia"),
                "roles": .array(roles.map { .string($0) }), "key": .string(key.verifierKey.description),
                "validFrom": .string(from),
            ], occurred: Instant("2026-02-01T08:00:00-05:00"))
    }

    static func revocation(_ actor: String, _ key: SigningKey, from: String) -> Draft {
        Draft(
            type: .keyRevoked,
            data: [
                "actorId": .string(actor), "keyId": .string(key.keyID.hex), "from": .string(from),
                "reason": .string("Pérdida"),
            ], occurred: Instant("2026-02-01T08:00:00-05:00"))
    }

    static func id(_ number: Int) -> String {
        let digits = String(number)
        return "019b2f0e-6d3c-7a51-8d02-" + String(repeating: "0", count: 12 - digits.count) + digits
    }
}
