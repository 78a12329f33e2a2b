/// ART4-PAR1-LATE-REGISTERED: an act dated before a session that it covers, registered after it began.
struct DelegationLateRegistered: Rule {
    let id = "ART4-PAR1-LATE-REGISTERED"
    let article = Bilingual(es: "Artículo 4, parágrafo 1", en: "Article 4, paragraph 1")
    let quote = "precedida por un acto administrativo"
    let checks = Bilingual(
        es: "El acto se radica antes de la sesión que cubre; si llega después, no cambia el quórum de entonces.",
        en: "The act is registered before the session that it covers; arriving later, it changes no past quorum.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Radique los actos de delegación antes de la sesión.", en: "Register delegation acts before the session.")
    let triggers: [EventType] = [.delegationRegistered]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .delegationRegistered(let event) = act.event,
            let delegation = try context.book.delegations.row(event.delegationId)
        else { return [] }
        return try context.book.sessionsCovered(by: delegation).compactMap { session in
            guard let start = session.installedAt else { return nil }
            // «precedida»: the session is on record already, whatever day this act says that the other was received
            guard event.receivedAt > start || act.occurred > start else {
                return breach(
                    "\(event.delegationId), del \(delegation.actDate), cubre \(session.sessionId) y entró al libro "
                        + "después de instalada (\(start)), aunque dice haberse radicado antes.",
                    "\(event.delegationId), of \(delegation.actDate), covers \(session.sessionId) and entered the "
                        + "ledger after it was installed (\(start)), though it says that it was registered before.")
            }
            return breach(
                "\(event.delegationId), del \(delegation.actDate), cubre \(session.sessionId) y se radicó después de "
                    + "instalada (\(start)).",
                "\(event.delegationId), of \(delegation.actDate), covers \(session.sessionId) and was registered after "
                    + "it was installed (\(start)).")
        }
    }
}

extension Book {
    /// The installed sessions that a delegation covers, in ascending order.
    ///
    /// - Complexity: O(sessions installed since the delegation began).
    fileprivate func sessionsCovered(by delegation: DelegationView) throws -> [SessionView] {
        var covered: [SessionView] = []
        for kind in SessionKind.allCases {
            _ = try last(in: .installed(kind)) { id -> Bool? in
                guard let session = try sessions.row(id), let start = session.installedAt else { return nil }
                if delegation.covers(id, at: start) { covered.append(session) }
                return start.date() < delegation.from ? true : nil
            }
        }
        return covered.sorted { $0.sessionId < $1.sessionId }
    }
}
