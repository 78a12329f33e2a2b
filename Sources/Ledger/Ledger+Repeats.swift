import CanonicalJSON
import Deliberation
import EventLog
import TransparencyLog

extension Ledger {
    /// The receipt of drafts that are in the log already, or nil where they are new.
    ///
    /// - Throws: ``LedgerError`` with code `idConflict` where an identifier stands for other content or another actor's
    ///   act, or where only some of them are known; `unknownKey`.
    func earlierReceipt(of drafts: [Draft], signedBy key: SigningKey) throws -> LedgerReceipt? {
        let ids = drafts.map { $0.id.flatMap { EventID($0) } }
        guard ids.contains(where: { $0 != nil }) else { return nil }
        return try journal.readBook { book, snapshot in
            var events: [Event] = []
            for id in ids {
                guard let id, let seq = try snapshot.seq(of: id), let event = try snapshot.event(at: seq) else {
                    continue
                }
                events.append(event)
            }
            guard let first = events.first else { return nil }
            let actor = try Self.actor(of: key.verifierKey, in: book)
            guard events.count == drafts.count,
                zip(drafts, events).allSatisfy({ $0.isIntent(of: $1) }),
                events.enumerated().allSatisfy({
                    $1.filing.id == first.filing.id && $1.filing.index == $0 && $1.actor == actor
                }),
                first.filing.size == drafts.count
            else { throw LedgerError(.idConflict, "\(first.id)") }
            let receipt = Receipt(filing: first.filing.id, firstSeq: first.seq, events: events, isRepeat: true)
            return LedgerReceipt(receipt: receipt, findings: [])
        }
    }
}

extension Draft {
    /// Whether an event is what this draft became: all that the draft says stands in the event.
    fileprivate func isIntent(of event: Event) -> Bool {
        guard event.type == type.rawValue, case .object(let stored) = try? JSONValue(canonical: event.data) else {
            return false
        }
        let computed = Set(Catalogue.event(type).fields.filter(\.isComputed).map(\.name))
        guard data.allSatisfy({ stored[$0.key] == $0.value }),
            stored.keys.allSatisfy({ data[$0] != nil || computed.contains($0) })
        else { return false }
        return occurred.map { $0.description == event.occurred } ?? true && version.map { $0 == event.version } ?? true
    }
}
