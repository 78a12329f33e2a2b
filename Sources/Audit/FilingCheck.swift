import Deliberation
import EventLog
import TransparencyLog

/// Filings: consecutive, complete, and signed with the key registered for their actor and in force when taken.
struct FilingCheck {
    /// The filing whose acts are being read.
    private struct Open {
        let first: Event
        let seq: UInt64
        var next: Int
        var leaves = MerkleFrontier()
        /// Whether all its acts were read, so that its signature can be checked.
        var isWhole: Bool
        var key: VerifierKey?

        /// Whether an event is the next act of this filing.
        func continues(with event: Event) -> Bool {
            event.filing.index == next && event.filing.id == first.filing.id && event.filing.key == first.filing.key
                && event.filing.signature == first.filing.signature && event.filing.size == first.filing.size
                && event.actor == first.actor && event.recorded == first.recorded
        }
    }

    let origin: String
    private var open: Open?
    private var keys: [String: VerifierKey] = [:]
    private var ignored: [Digest] = []

    init(origin: String) { self.origin = origin }

    /// Takes an event before its act is applied.
    mutating func begin(_ event: Event, _ seq: UInt64, _ replay: RuleReplay, _ differences: DifferenceList) {
        if var filing = open, filing.continues(with: event) {
            filing.next += 1
            open = filing
        } else {
            cutShort(differences)
            let isWhole = event.filing.index == 0
            if !isWhole {
                differences.add(
                    .filingBroken, Place.event(seq),
                    es:
                        "Es el acto \(event.filing.index + 1) de la radicación \(event.filing.id), pero no sigue al anterior"
                        + " o no coincide con él en llave, firma, tamaño, actor o fecha de registro.",
                    en: "It is act \(event.filing.index + 1) of filing \(event.filing.id), but does not follow the one"
                        + " before, or differs from it in key, signature, size, actor or time of recording.")
            }
            open = Open(first: event, seq: seq, next: event.filing.index + 1, isWhole: isWhole)
            // The founding filing enrols the key that signs it: its key is looked up once its acts are applied.
            if isWhole, seq > 0 {
                let key = registeredKey(replay, differences)
                open?.key = key
            }
        }
        ignored.removeAll(keepingCapacity: true)
        open?.leaves.append(MerkleTree.leafHash(event.intent.canonicalBytes), completing: &ignored)
    }

    /// Takes an event after its act was applied: the last act of a filing settles its signature.
    mutating func end(_ event: Event, _ replay: RuleReplay, _ differences: DifferenceList) {
        guard let filing = open, event.filing.index == event.filing.size - 1 else { return }
        let key = filing.seq == 0 && filing.isWhole ? registeredKey(replay, differences) : filing.key
        open = nil
        guard let key else { return }
        let message = UnverifiedFiling.message(
            id: event.filing.id, size: event.filing.size, root: filing.leaves.root, origin: origin)
        guard !key.isValidSignature(event.filing.signature, for: message) else { return }
        differences.add(
            .filingSignature, Place.event(filing.seq),
            es: "La firma de la radicación \(event.filing.id) no es de la llave registrada de «\(event.actor)» sobre "
                + "estos \(event.filing.size) actos en este libro.",
            en:
                "The signature of filing \(event.filing.id) is not that of the registered key of \"\(event.actor)\" over "
                + "these \(event.filing.size) acts in this ledger.")
    }

    /// Notes a filing whose last acts never came, and one that an unreadable event interrupts.
    mutating func cutShort(_ differences: DifferenceList) {
        guard let filing = open else { return }
        open = nil
        differences.add(
            .filingBroken, Place.event(filing.seq),
            es: "La radicación \(filing.first.filing.id) dice tener \(filing.first.filing.size) actos y se corta tras "
                + "\(filing.next).",
            en: "Filing \(filing.first.filing.id) says that it has \(filing.first.filing.size) acts and ends after "
                + "\(filing.next).")
    }

    /// The whole registered key of the open filing, as of when it was recorded.
    private mutating func registeredKey(_ replay: RuleReplay, _ differences: DifferenceList) -> VerifierKey? {
        guard let filing = open, replay.isRunning, let recorded = RuleReplay.instant(filing.first.recorded)
        else { return nil }
        let (actor, id) = (filing.first.actor, "\(filing.first.filing.key)")
        switch try? Signatory.key(id, of: actor, at: recorded, in: replay.book) {
        case .success(let text):
            if let key = keys[text] { return key }
            if let key = try? VerifierKey(parsing: text), key.algorithm == .ed25519 {
                keys[text] = key
                return key
            }
        case .failure(let error) where error.problem == .keyNotInForce:
            differences.add(
                .filingKeyNotInForce, Place.event(filing.seq),
                es: "La llave \(id) de «\(actor)» no estaba vigente el \(filing.first.recorded).",
                en: "Key \(id) of \"\(actor)\" was not in force at \(filing.first.recorded).")
            return nil
        case .failure, nil: break
        }
        differences.add(
            .filingKeyUnknown, Place.event(filing.seq), es: "La llave \(id) no está registrada para «\(actor)».",
            en: "Key \(id) is not registered for \"\(actor)\".")
        return nil
    }
}
