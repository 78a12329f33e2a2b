/// ART4-PAR1-SCOPE-TERM: the act covers this seat, this session and this day.
struct DelegationScopeAndTerm: Rule {
    let id = "ART4-PAR1-SCOPE-TERM"
    let article = Bilingual(es: "Ley 489 de 1998, artículo 10", en: "Law 489 of 1998, article 10")
    let quote = "las funciones o asuntos específicos"
    let checks = Bilingual(
        es: "El acto es de esa curul, cubre esa sesión y está vigente ese día; según la lectura, también el delegante "
            + "sigue en el cargo.",
        en: "The act is for that seat, covers that session and is in force that day; depending on the reading, the "
            + "delegator also still holds the office.")
    let effect = Effect.refuseAsIrregular
    let readings: [Reading] = [.delegationSurvives]
    let remedy = Bilingual(
        es: "Asista con un acto vigente para esta sesión, o que asista el titular.",
        en: "Attend under an act in force for this session, or let the holder attend.")
    let triggers: [EventType] = [.attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .attendanceStarted(let event) = act.event, let id = event.delegationId,
            let delegation = try context.book.delegations.row(id)
        else { return [] }
        var breaches: [Breach] = []
        if !delegation.irregularities.isEmpty {
            let rules = delegation.irregularities.joined(separator: ", ")
            breaches.append(
                breach(
                    "\(id) entró como irregularidad (\(rules)): no habilita a nadie.",
                    "\(id) entered as an irregularity (\(rules)): it empowers nobody."))
        }
        if delegation.seatId != event.seatId {
            breaches.append(
                breach(
                    "\(id) delega la curul \(delegation.seatId.rawValue).",
                    "\(id) delegates seat \(delegation.seatId.rawValue)."))
        }
        if !delegation.covers(event.sessionId, at: act.occurred) {
            breaches.append(
                breach(
                    "\(id) no cubre la sesión \(event.sessionId) el \(act.occurred).",
                    "\(id) does not cover session \(event.sessionId) at \(act.occurred)."))
        }
        return try breaches + delegator(of: delegation, on: act.occurred.date(), context)
    }

    private func delegator(of delegation: DelegationView, on day: CalendarDate, _ context: Context) throws -> [Breach] {
        guard context.readings[.delegationSurvives] != Reading.delegationSurvives.defaultValue else { return [] }
        let holder = try context.book.seats.row(delegation.seatId.rawValue)?.holder(on: day)
        guard holder?.person.id != delegation.issuerId else { return [] }
        let seat = delegation.seatId.rawValue
        return [
            breach(
                "\(delegation.delegationId) la expidió «\(delegation.issuerId)», que ya no es titular de \(seat) el "
                    + "\(day).",
                "\(delegation.delegationId) was issued by \"\(delegation.issuerId)\", who no longer holds \(seat) on "
                    + "\(day).")
        ]
    }
}
