import EventLog
import TransparencyLog

/// Filings as the bytes show them: consecutive, complete and alike; who may sign them is for ``SignatoryCheck``.
struct FilingCheck {
    /// The filing whose acts are being read.
    private struct Open {
        let first: Event
        let seq: UInt64
        var next: Int
        var leaves = MerkleFrontier()
        /// Whether all its acts were read, so that its signature can be checked.
        var isWhole: Bool

        /// Whether an event is the next act of this filing.
        func continues(with event: Event) -> Bool {
            event.filing.index == next && event.filing.id == first.filing.id && event.filing.key == first.filing.key
                && event.filing.signature == first.filing.signature && event.filing.size == first.filing.size
                && event.actor == first.actor && event.recorded == first.recorded
        }
    }

    let origin: String
    private var open: Open?
    private var ignored: [Digest] = []

    init(origin: String) { self.origin = origin }

    /// Takes the next event.
    ///
    /// - Returns: whether it begins a filing, and the signature that it completes.
    mutating func take(
        _ event: Event, _ seq: UInt64, _ differences: DifferenceList
    ) -> (begins: Bool, completes: FilingSignature?) {
        var begins = false
        if var filing = open, filing.continues(with: event) {
            filing.next += 1
            open = filing
        } else {
            cutShort(differences)
            begins = event.filing.index == 0
            if !begins {
                differences.add(
                    .filingBroken, Place.event(seq, of: event),
                    es:
                        "Es el acto \(event.filing.index + 1) de la radicación \(event.filing.id), pero no sigue al anterior"
                        + " o no coincide con él en llave, firma, tamaño, actor o fecha de registro.",
                    en: "It is act \(event.filing.index + 1) of filing \(event.filing.id), but does not follow the one"
                        + " before, or differs from it in key, signature, size, actor or time of recording.")
            }
            open = Open(first: event, seq: seq, next: event.filing.index + 1, isWhole: begins)
        }
        ignored.removeAll(keepingCapacity: true)
        open?.leaves.append(MerkleTree.leafHash(event.intent.canonicalBytes), completing: &ignored)
        guard let filing = open, event.filing.index == event.filing.size - 1 else { return (begins, nil) }
        open = nil
        guard filing.isWhole else { return (begins, nil) }
        let message = UnverifiedFiling.message(
            id: event.filing.id, size: event.filing.size, root: filing.leaves.root, origin: origin)
        return (begins, FilingSignature(first: filing.first, seq: filing.seq, message: message))
    }

    /// Notes a filing whose last acts never came, and one that an unreadable event interrupts.
    mutating func cutShort(_ differences: DifferenceList) {
        guard let filing = open else { return }
        open = nil
        differences.add(
            .filingBroken, Place.event(filing.seq, of: filing.first),
            expected: "\(filing.first.filing.size)", found: "\(filing.next)",
            es: "La radicación \(filing.first.filing.id) dice tener \(filing.first.filing.size) actos y se corta tras "
                + "\(filing.next).",
            en: "Filing \(filing.first.filing.id) says that it has \(filing.first.filing.size) acts and ends after "
                + "\(filing.next).")
    }
}
