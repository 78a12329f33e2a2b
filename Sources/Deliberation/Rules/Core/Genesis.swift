/// CORE-GENESIS: the order that every ledger needs before any article of the decree can be asked.
///
/// The first event is the decree; nothing happens after it is recorded; every thing named exists; every thing moves
/// only along its life; only a role that may file an act files it; what happened against a rule is recorded as that. No
/// sentence of the decree says so: without it none
/// could be checked.
struct Genesis: Rule {
    let id = "CORE-GENESIS"
    let article = Bilingual(es: "Regla básica del libro", en: "Basic rule of the ledger")
    let quote = "—"
    let checks = Bilingual(
        es: "El primer acto es el decreto; nada ocurre después de registrarse; todo lo citado existe; cada cosa sigue "
            + "su ciclo de vida; solo registra quien tiene el rol; una constancia de irregularidad nombra justo las reglas "
            + "que el hecho incumple.",
        en: "The first act is the decree; nothing happens after it is recorded; everything cited exists; each thing "
            + "follows its life cycle; only a role that may file an act files it; a record of an irregularity names just "
            + "the rules that the fact breaks.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Revise el identificador, el orden de los actos y la fecha, y vuelva a registrar.",
        en: "Check the identifier, the order of the acts and the date, and record again.")
    let triggers = EventType.allCases

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        // What one check passes the next may rest on: the first that is broken is told.
        var found =
            breaches(first(act), .beginning) + breaches(try time(act, context), .time)
            + breaches(try role(act, context), .signer)
        if found.isEmpty { found = breaches(try existing(act, context), .existing) }
        if found.isEmpty { found = breaches(try references(act, context), .unknown) }
        if found.isEmpty { found = breaches(try transitions(act, context), .state) }
        if found.isEmpty { found = breaches(try consistency(act, context), .content) }
        if found.isEmpty { found = breaches(try order(act, context), .content) }
        guard found.isEmpty else { return found }
        return try irregularity(act, context)
    }

    /// The problems that one check found, each with what to do in such a case.
    private func breaches(_ problems: [Bilingual], _ remedy: GenesisRemedy) -> [Breach] {
        problems.map { breach($0.es, $0.en, remedy: remedy.text) }
    }

    private func first(_ act: Act) -> [Bilingual] {
        guard act.seq == 0, act.type != .decreeIssued else { return [] }
        return [
            Bilingual(
                es: "El primer acto del libro debe ser decree.issued y es \(act.type.rawValue).",
                en: "The first act of the ledger must be decree.issued and is \(act.type.rawValue).")
        ]
    }

    private func time(_ act: Act, _ context: Context) throws -> [Bilingual] {
        if act.occurred > act.recorded {
            return [
                Bilingual(
                    es: "«occurred» (\(act.occurred)) está en el futuro: se registra el \(act.recorded).",
                    en: "\"occurred\" (\(act.occurred)) is in the future: it is recorded at \(act.recorded).")
            ]
        }
        guard act.type != .convocationIssued, let session = try context.book.session(of: act.event),
            act.occurred < session.lastAct, try context.sessionToldLate(act) == nil
        else { return [] }
        return [
            Bilingual(
                es:
                    "El acto es de \(act.occurred) y la sesión \(session.sessionId) ya tiene uno de \(session.lastAct).",
                en:
                    "The act is of \(act.occurred) and session \(session.sessionId) already has one of \(session.lastAct)."
            )
        ]
    }

    private func role(_ act: Act, _ context: Context) throws -> [Bilingual] {
        guard !context.isFounding else { return [] }
        let allowed = Catalogue.event(act.type).roles
        let roles = try context.book.actors.row(act.actor)?.roles ?? []
        guard !roles.contains(where: { allowed.contains($0.rawValue) }) else { return [] }
        let needed = allowed.compactMap { Role(rawValue: $0)?.label }
        let es = needed.map(\.es).joined(separator: ", ")
        let en = needed.map(\.en).joined(separator: ", ")
        return [
            Bilingual(
                es: "El actor «\(act.actor)» no tiene un rol que pueda registrar \(act.type.rawValue) (\(es)).",
                en: "Actor \"\(act.actor)\" has no role that may file \(act.type.rawValue) (\(en)).")
        ]
    }
}
