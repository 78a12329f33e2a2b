import Audit
import Deliberation
import Evidence
import EventLog
import Ledger
import Publication
import Timestamping
import Vault
import WitnessService

/// An error as the command line tells it: a stable code, an exit code, words, and the rules broken.
struct Failure {
    /// What exit codes mean (design 7).
    enum Exit: Int32 {
        case done = 0
        case findings = 1
        case wrongUse = 2
        case refused = 3
        case integrity = 4
        case environment = 5
    }

    let code: String
    let exit: Exit
    let message: String
    let breaches: [ActBreach]

    init(_ code: String, _ exit: Exit, _ message: String, breaches: [ActBreach] = []) {
        self.code = code
        self.exit = exit
        self.message = message
        self.breaches = breaches
    }

    init(_ error: any Error) {
        switch error {
        case let error as Refusal:
            self.init("refused", .refused, Message.refused(n: error.breaches.count).text, breaches: error.breaches)
        case let error as InputError:
            self.init("badInput", .wrongUse, Self.list(error.problems))
        case let error as UsageError:
            self.init("wrongUse", .wrongUse, error.message.text)
        case let error as LedgerError: self.init(error)
        case let error as EventLogError: self.init(error)
        case let error as PublicationError: self.init(error)
        case let error as AuditError where error.code == .unknownPlace:
            self.init(error.code.rawValue, .wrongUse, Message.auditNoSuchPlace(seq: error.detail).text)
        case let error as AuditError where error.code == .unreadableAct:
            self.init(error.code.rawValue, .integrity, Message.damaged(detail: error.detail).text)
        case let error as VaultError: self.init(error)
        case let error as AuditError: self.init(error)
        case let error as ErasurePending:
            let cause = Failure(error.cause)
            self.init("erasurePending", .environment, Message.vaultErasurePending(detail: cause.message).text)
        case let error as EvidenceError:
            self.init(error.code.rawValue, .findings, error.message.text)
        case let error as WitnessServiceError: self.init(error)
        case let error as TimestampError: self.init(error)
        case let error as StampOfNothing: self.init(error)
        default:
            self.init("unexpected", .environment, Message.unexpected(detail: "\(error)").text)
        }
    }

    private static func list(_ problems: [InputProblem]) -> String {
        let lines = problems.prefix(20).map { problem in
            let place = problem.act.map { Message.inAct(act: $0).text + " " } ?? ""
            return place + problem.message.text
        }
        let rest = problems.count - lines.count
        let more = rest > 0 ? ["… +\(rest)"] : []
        return (lines + more).joined(separator: "\n")
    }

    private init(_ error: LedgerError) {
        let detail = error.detail
        let (exit, message): (Exit, Message) =
            switch error.code {
            case .unknownKey: (.refused, .keyUnknown(detail: detail))
            case .keyNotInForce: (.refused, .keyNotInForce(detail: detail))
            case .mixedActors: (.wrongUse, .mixedActors(detail: detail))
            case .malformedAct: (.wrongUse, .malformedAct(detail: detail))
            case .invalidFounding: (.wrongUse, .invalidFounding(detail: detail))
            case .idConflict: (.refused, .idConflict(detail: detail))
            case .staleViews: (.integrity, .staleViews(position: detail))
            }
        self.init(error.code.rawValue, exit, message.text)
    }

    private init(_ error: VaultError) {
        let detail = error.detail ?? ""
        let (exit, message): (Exit, Message) =
            switch error.code {
            case .emptyValue: (.wrongUse, .valueEmpty)
            case .valueTooLong: (.wrongUse, .valueTooLong(detail: detail))
            case .controlCharacter: (.wrongUse, .valueControl)
            case .vaultPermissions: (.environment, .vaultPermissions(path: detail))
            case .vaultDamaged: (.integrity, .vaultDamaged(detail: detail))
            case .diskFull: (.environment, .vaultDiskFull(detail: detail))
            case .permissionDenied: (.environment, .vaultPermissionDenied(detail: detail))
            default: (.environment, .vaultStorage(detail: detail))
            }
        self.init(error.code.rawValue, exit, message.text)
    }

    private init(_ error: AuditError) {
        let (exit, message): (Exit, Message) =
            switch error.code {
            case .malformedCheckpoint: (.wrongUse, .earlierCheckpointMalformed(detail: error.detail))
            case .temporaryStorage: (.environment, .temporaryStorage(detail: error.detail))
            default: (.wrongUse, .readingInvalid(word: error.detail))
            }
        self.init(error.code.rawValue, exit, message.text)
    }

    private init(_ error: EventLogError) {
        let detail = error.detail ?? error.storage.map { "\($0)" } ?? ""
        let (exit, message): (Exit, Message) =
            switch error.code {
            case .missingLedger: (.wrongUse, .missingLedger(path: detail))
            case .ledgerExists: (.wrongUse, .ledgerExists(path: detail))
            case .notAReplica: (.wrongUse, .notAReplica(path: detail))
            case .alreadyOpen: (.environment, .alreadyOpen(path: detail))
            case .newerFormat: (.environment, .newerFormat(detail: detail))
            case .foreignOrigin: (.environment, .foreignOrigin(detail: detail))
            case .rollback: (.integrity, .rollback(detail: detail))
            case .checkpointMissing: (.integrity, .checkpointMissing(path: detail))
            case .checkpointInvalid: (.integrity, .checkpointInvalid(detail: detail))
            case .damaged, .unknownTable: (.integrity, .damaged(detail: detail))
            case .keyFilePermissions: (.environment, .keyFilePermissions(path: detail))
            case .keyFileMissing: (.wrongUse, .keyFileMissing(path: detail))
            case .keyFileExists: (.wrongUse, .keyFileExists(path: detail))
            case .keyFileInvalid: (.wrongUse, .keyFileInvalid(detail: detail))
            case .idConflict: (.refused, .idConflict(detail: detail))
            case .staleVersion: (.refused, Self.stale(error))
            case .invalidSignature: (.refused, .invalidSignature(detail: detail))
            case .diskFull: (.environment, .diskFull)
            case .permissionDenied: (.environment, .permissionDenied(detail: detail))
            case .eventTooLarge: (.wrongUse, .eventTooLarge(detail: detail))
            case .filingSize: (.wrongUse, .filingSize(detail: detail))
            case .storage: (.environment, .storage(detail: detail))
            default: (.wrongUse, .invalidField(detail: detail))
            }
        self.init(error.code.rawValue, exit, message.text)
    }

    private static func stale(_ error: EventLogError) -> Message {
        guard let conflict = error.conflict else {
            return .staleVersion(stream: error.detail ?? "", expected: 0, actual: 0)
        }
        return .staleVersion(stream: conflict.stream.text, expected: conflict.expected, actual: conflict.actual)
    }

    /// The error as `Schemas/files/error.schema.json` describes it.
    var report: ErrorReport {
        ErrorReport(
            breaches: breaches.map { BreachReport($0) }, code: code, exit: Int64(exit.rawValue), message: message)
    }
}

extension BreachReport {
    init(_ located: ActBreach) {
        let rule = Rulebook.rule(located.breach.ruleID)
        self.init(
            act: Int64(located.act), article: rule?.article.text ?? "—", message: located.breach.message.text,
            quote: rule?.quote ?? "—", remedy: located.breach.remedy.text, ruleId: located.breach.ruleID)
    }
}
