internal import Deliberation
internal import TransparencyLog

/// The keys that a trail enrols, each with its actor, its validity and the place of its enrolment.
struct KeyRing {
    private struct Entry {
        let actor: String
        let key: VerifierKey
        let validFrom: Instant
        let validUntil: Instant?
        let envelope: Envelope
    }

    private struct Revocation {
        let actor: String
        let keyID: String
        let from: Instant
        let seq: UInt64
    }

    private var entries: [Entry] = []
    private var revocations: [Revocation] = []

    /// Takes up an enrolment or a revocation, whose inclusion has been checked.
    ///
    /// - Throws: ``EvidenceError`` with code `malformedEvent` for another type of event, or for a key that is none.
    mutating func add(_ envelope: Envelope) throws(EvidenceError) {
        switch try envelope.act().event {
        case .actorEnrolled(let event):
            let key: VerifierKey
            do throws(TransparencyLogError) {
                key = try VerifierKey(parsing: event.key)
            } catch {
                throw EvidenceError(.malformedEvent, seq: envelope.seq, detail: "\(error)")
            }
            entries.append(
                Entry(
                    actor: event.actorId, key: key, validFrom: event.validFrom, validUntil: event.validUntil,
                    envelope: envelope))
        case .keyRevoked(let event):
            revocations.append(
                Revocation(actor: event.actorId, keyID: event.keyId, from: event.from, seq: envelope.seq))
        default:
            throw EvidenceError(.malformedEvent, seq: envelope.seq, detail: envelope.type)
        }
    }

    /// The key that may have signed an event: enrolled before its filing for its actor, and in force when it was
    /// recorded.
    ///
    /// Only the first filing of a ledger is signed by a key that it enrols itself. A revocation counts for the
    /// enrolments before it, whenever it was recorded: a key declared lost from an instant on proves nothing after it.
    /// - Throws: ``EvidenceError`` with code `unknownKey`, `keyNotInForce` or `keyRevoked`.
    func key(for envelope: Envelope) throws(EvidenceError) -> VerifierKey {
        let actor = envelope.actor
        let keyID = envelope.filing.keyID
        let entry = entries.last { entry in
            guard entry.actor == actor, entry.key.keyID == keyID else { return false }
            return entry.envelope.seq < envelope.firstSeq
                || envelope.firstSeq == 0 && entry.envelope.filing.id == envelope.filing.id
        }
        guard let entry else {
            throw EvidenceError(.unknownKey, seq: envelope.seq, detail: "\(actor), \(keyID)")
        }
        let recorded = envelope.recordedAt
        guard entry.validFrom <= recorded, entry.validUntil.map({ recorded < $0 }) ?? true else {
            throw EvidenceError(.keyNotInForce, seq: envelope.seq, detail: "\(actor), \(keyID)")
        }
        let isRevoked = revocations.contains {
            $0.actor == actor && $0.keyID == keyID.hex && $0.seq > entry.envelope.seq && $0.from <= recorded
        }
        guard !isRevoked else {
            throw EvidenceError(.keyRevoked, seq: envelope.seq, detail: "\(actor), \(keyID)")
        }
        return entry.key
    }
}
