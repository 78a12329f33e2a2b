/// ART4-PAR7-RECUSAL: a recused seat is out of its item, and does not resolve its own recusal.
struct RecusedSeat: Rule {
    let id = "ART4-PAR7-RECUSAL"
    let article = Bilingual(
        es: "Artículo 4, parágrafo 7; Ley 1437 de 2011, artículos 11 y 12",
        en: "Article 4, paragraph 7; Law 1437 of 2011, articles 11 and 12")
    let quote = "con la participación de mínimo la mitad más uno del total de los miembros que la conforman"
    let checks = Bilingual(
        es: "La curul impedida no fija posición en su punto; resuelven las demás curules presentes, con quórum.",
        en: "The recused seat states no position in its item; the other seats present resolve it, with quorum.")
    let effect = Effect.refuseAsIrregular
    let readings: [Reading] = [.recusalEffect, .quorumDenominator, .quorumHalfPlusOne]
    let remedy = Bilingual(
        es: "Resuelva antes el impedimento (recusal.resolved) con el quórum de las curules presentes que no están "
            + "impedidas, o siga sin la curul impedida.",
        en: "Resolve the recusal first (recusal.resolved) with a quorum of the seats present that are not recused, or "
            + "go on without the recused seat.")
    let triggers: [EventType] = [
        .positionStated, .objectionRaised, .recusalFiled, .recusalResolved, .decisionAdopted,
    ]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let session = try context.book.session(of: act.event) else { return [] }
        switch act.event {
        case .recusalFiled(let event):
            guard session.recusals.contains(where: { $0.recusalId == event.recusalId }) else { return [] }
            return [
                breach(
                    "\(session.sessionId) ya tiene un impedimento «\(event.recusalId)».",
                    "\(session.sessionId) already has a recusal \"\(event.recusalId)\".", effect: .refuse)
            ]
        case .recusalResolved(let event): return try resolution(event, session, act, context)
        case .decisionAdopted: return try unresolved(session, act, context)
        default: return try position(session, act, context)
        }
    }

    /// A seat kept out by a recusal that nobody resolved, and what it had said, must not go unnoticed.
    private func unresolved(_ session: SessionView, _ act: Act, _ context: Context) throws -> [Breach] {
        guard let itemId = try context.item(of: act.event) else { return [] }
        return session.recusals.filter { recusal in
            recusal.itemId == itemId && recusal.filedAt <= act.occurred
                && (recusal.resolvedAt.map { $0 > act.occurred } ?? true)
        }.map { recusal in
            breach(
                "Se decide \(itemId) sin la curul \(recusal.seatId.rawValue), cuyo impedimento \(recusal.recusalId) nadie "
                    + "resolvió.",
                "\(itemId) is decided without seat \(recusal.seatId.rawValue), whose recusal \(recusal.recusalId) nobody "
                    + "resolved.", effect: .finding(.grave))
        }
    }

    private func position(_ session: SessionView, _ act: Act, _ context: Context) throws -> [Breach] {
        guard let voter = act.event.voter, let itemId = try context.item(of: act.event),
            let seat = try context.presence(in: session.sessionId, itemId: itemId, at: act.occurred).seat(of: voter),
            seat.standing == .recused
        else { return [] }
        return [
            breach(
                "La curul \(seat.seatId.rawValue) está impedida para \(itemId): «\(voter)» no fija posición.",
                "Seat \(seat.seatId.rawValue) is recused from \(itemId): \"\(voter)\" states no position.")
        ]
    }

    private func resolution(
        _ event: RecusalResolved, _ session: SessionView, _ act: Act, _ context: Context
    ) throws -> [Breach] {
        guard let recusal = session.recusals.first(where: { $0.recusalId == event.recusalId }),
            recusal.resolvedAt == nil
        else {
            return [
                breach(
                    "«\(event.recusalId)» no es un impedimento por resolver en \(session.sessionId).",
                    "\"\(event.recusalId)\" is no recusal to be resolved in \(session.sessionId).", effect: .refuse)
            ]
        }
        var breaches: [Breach] = []
        let resolvers = Set(event.resolvers)
        if resolvers.contains(recusal.seatId) {
            breaches.append(
                breach(
                    "La curul \(recusal.seatId.rawValue) no resuelve su propio impedimento \(recusal.recusalId).",
                    "Seat \(recusal.seatId.rawValue) does not resolve its own recusal \(recusal.recusalId)."))
        }
        let quorum = try context.quorum(of: session.sessionId, itemId: recusal.itemId, at: act.occurred)
        let strangers = resolvers.subtracting(quorum.present).subtracting([recusal.seatId]).sorted()
        if !strangers.isEmpty {
            let names = strangers.map(\.rawValue).joined(separator: ", ")
            breaches.append(
                breach(
                    "No cuentan como presentes en \(recusal.itemId): \(names).",
                    "Not on record as counting in \(recusal.itemId): \(names)."))
        }
        // «tomar decisiones con la participación de mínimo la mitad más uno»: resolving is deciding
        let count = resolvers.intersection(quorum.present).count
        if count < quorum.required {
            breaches.append(
                breach(
                    "Curules que resuelven el impedimento en \(recusal.itemId): \(count), de las \(quorum.required) que "
                        + "se requieren.",
                    "\(count) seats resolve it, of \(quorum.required) required for \(recusal.itemId)."))
        }
        return breaches
    }
}
