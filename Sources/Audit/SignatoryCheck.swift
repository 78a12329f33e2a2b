import Deliberation
import Dispatch
import EventLog
import Synchronization
import TransparencyLog

/// Whether each filing is signed with the key registered for its actor and in force when the ledger took it.
///
/// Keys are looked up where the log stands; signatures are checked on all cores, a batch at a time, while the log is
/// judged on.
final class SignatoryCheck {
    private static let batchSize = 64

    private let differences: DifferenceList
    private let signatures = SignatureQueue()
    private var keys: [String: VerifierKey] = [:]
    /// The key of the filing that is being read.
    private var key: VerifierKey?
    private var batch: [SignatureQueue.Job] = []
    /// The filings by the key that signed them.
    private(set) var filings: [String: Dependents] = [:]

    init(_ differences: DifferenceList) { self.differences = differences }

    /// Looks up the key of a filing before its first act is applied.
    ///
    /// The founding filing enrols the key that signs it: its key is looked up once its acts are applied.
    func begin(_ event: Event, _ seq: UInt64, _ replay: RuleReplay) {
        key = seq == 0 ? nil : registeredKey(of: event, seq, replay)
    }

    /// Has the signature of a whole filing checked, once its last act was applied.
    func end(_ signature: FilingSignature, _ replay: RuleReplay) {
        let subject = Dependents.key("\(signature.first.filing.key)", of: signature.first.actor)
        filings[subject, default: Dependents(kind: .filing)].add("\(signature.first.filing.id)")
        let known = signature.seq == 0 ? registeredKey(of: signature.first, 0, replay) : key
        key = nil
        guard let known else { return }
        batch.append(SignatureQueue.Job(key: known, signature: signature))
        if batch.count == Self.batchSize { send() }
    }

    /// Waits for all signatures and notes those that are not right, in the order of the log.
    func finish() {
        send()
        for signature in signatures.failures() {
            let first = signature.first
            differences.add(
                .filingSignature, Place.filing(signature.seq, of: first),
                es:
                    "La firma de la radicación \(first.filing.id) no es de la llave registrada de «\(first.actor)» sobre "
                    + "estos \(first.filing.size) actos en este libro.",
                en:
                    "The signature of filing \(first.filing.id) is not that of the registered key of \"\(first.actor)\" "
                    + "over these \(first.filing.size) acts in this ledger.")
        }
    }

    private func send() {
        if batch.isEmpty { return }
        signatures.check(batch)
        batch.removeAll(keepingCapacity: true)
    }

    /// The whole registered key that an event names, as of when it was recorded.
    private func registeredKey(of event: Event, _ seq: UInt64, _ replay: RuleReplay) -> VerifierKey? {
        guard replay.isRunning, let recorded = RuleReplay.instant(event.recorded) else { return nil }
        let (actor, id) = (event.actor, "\(event.filing.key)")
        let known: Result<String, Signatory.ProblemError>
        do {
            known = try Signatory.key(id, of: actor, at: recorded, in: replay.book)
        } catch {
            differences.fail(AuditError(.temporaryStorage, "\(error)"))
            return nil
        }
        switch known {
        case .success(let text):
            if let key = keys[text] { return key }
            if let key = try? VerifierKey(parsing: text), key.algorithm == .ed25519 {
                keys[text] = key
                return key
            }
        case .failure(let error) where error.problem == .keyNotInForce:
            differences.add(
                .filingKeyNotInForce, Place.filing(seq, of: event),
                es: "La llave \(id) de «\(actor)» no estaba vigente el \(event.recorded).",
                en: "Key \(id) of \"\(actor)\" was not in force at \(event.recorded).")
            return nil
        case .failure: break
        }
        differences.add(
            .filingKeyUnknown, Place.filing(seq, of: event), es: "La llave \(id) no está registrada para «\(actor)».",
            en: "Key \(id) is not registered for \"\(actor)\".")
        return nil
    }
}

/// Checks signatures on all cores.
private final class SignatureQueue: Sendable {
    struct Job: Sendable {
        let key: VerifierKey
        let signature: FilingSignature
    }

    /// How many batches may wait or be checked at once: who hands in more waits, so that memory stays small.
    private static let largestBacklog = 8

    /// How many are kept: of a hostile log every one may be wrong.
    private static let largestCount = 10_000

    private let found = Mutex<[FilingSignature]>([])
    private let group = DispatchGroup()
    private let room = DispatchSemaphore(value: SignatureQueue.largestBacklog)

    func check(_ jobs: [Job]) {
        room.wait()
        DispatchQueue.global().async(group: group) { [self] in
            let wrong = jobs.filter { !$0.signature.isValid(by: $0.key) }.map(\.signature)
            if !wrong.isEmpty { found.withLock { $0 += wrong.prefix(max(0, Self.largestCount - $0.count)) } }
            room.signal()
        }
    }

    /// Waits, and takes those that are not right, in the order of the log.
    func failures() -> [FilingSignature] {
        group.wait()
        return found.withLock { found in
            defer { found = [] }
            return found.sorted { $0.seq < $1.seq }
        }
    }
}
