/// ART4-PAR7-DECIDE: quorum at the instant of adoption, not at the opening and not on the list.
struct QuorumToDecide: Rule {
    let id = "ART4-PAR7-DECIDE"
    let article = Bilingual(es: "Artículo 4, parágrafo 7", en: "Article 4, paragraph 7")
    let quote =
        "podrá sesionar, deliberar y tomar decisiones con la participación de mínimo la mitad más uno del total de los "
        + "miembros que la conforman"
    let checks = Bilingual(
        es: "Hay quórum en el instante en que se adopta la decisión; si se declaró perdido, consta que se recuperó.",
        en: "There is a quorum at the instant when the decision is adopted; if declared lost, it is restored.")
    let effect = Effect.refuseAsIrregular
    let readings: [Reading] = [
        .quorumHalfPlusOne, .quorumDenominator, .delegationNoPower, .remoteModes, .recusalEffect,
    ]
    let remedy = Bilingual(
        es: "Espere a recuperar el quórum y regístrelo (quorum.restored), o aplace la decisión (decision.deferred).",
        en: "Wait for the quorum to return and record it (quorum.restored), or defer the decision (decision.deferred).")
    let triggers: [EventType] = [.decisionAdopted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let session = try context.book.session(of: act.event) else { return [] }
        let broken = session.essentialIrregularities.joined(separator: ", ")
        if !broken.isEmpty {
            return [
                breach(
                    "\(session.sessionId) entró como irregularidad (\(broken)): lo que decida queda irregular.",
                    "\(session.sessionId) entered as an irregularity (\(broken)): what it decides is irregular.",
                    effect: .finding(.grave))
            ] + (try quorum(session, act, context))
        }
        return try quorum(session, act, context)
    }

    private func quorum(_ session: SessionView, _ act: Act, _ context: Context) throws -> [Breach] {
        let quorum = try context.quorum(
            of: session.sessionId, itemId: try context.item(of: act.event), at: act.occurred)
        // «tomar decisiones con la participación de mínimo la mitad más uno»
        guard quorum.met else {
            return [
                breach(
                    "En ese instante hay \(quorum.seatsPresent.es), de las \(quorum.required) que se requieren.",
                    "At that instant there \(quorum.seatsPresent.en) of \(quorum.required) required.")
            ]
        }
        let moments = try context.book.quorum.row(session.sessionId)
        guard moments?.isDeclaredLost(at: act.occurred) == true else { return [] }
        return [
            breach(
                "En \(session.sessionId) se declaró perdido el quórum y no consta que se haya recuperado.",
                "In \(session.sessionId) the quorum was declared lost and is not on record as restored.")
        ]
    }
}

extension QuorumView {
    /// Whether the quorum had been declared lost by an instant and nobody had declared it restored.
    func isDeclaredLost(at instant: Instant) -> Bool {
        moments.last { $0.at <= instant && ($0.moment == .lost || $0.moment == .restored) }?.moment == .lost
    }
}
