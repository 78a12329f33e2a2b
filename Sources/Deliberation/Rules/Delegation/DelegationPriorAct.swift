/// ART4-PAR1-PRIOR-ACT: the delegation is preceded by an administrative act.
struct DelegationPriorAct: Rule {
    let id = "ART4-PAR1-PRIOR-ACT"
    let article = Bilingual(es: "Artículo 4, parágrafo 1", en: "Article 4, paragraph 1")
    let quote = "precedida por un acto administrativo que dé potestad en la toma de decisiones"
    let checks = Bilingual(
        es: "El acto es de fecha anterior o igual a su vigencia y está radicado antes de usarse.",
        en: "The act is dated on or before it takes effect and is registered before it is used.")
    let effect = Effect.refuseAsIrregular
    let remedy = Bilingual(
        es: "Expida y radique el acto (delegation.registered) antes de que el delegado ocupe la curul.",
        en: "Issue and register the act (delegation.registered) before the delegate takes the seat.")
    let triggers: [EventType] = [.delegationIssued, .delegationRegistered, .attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .delegationIssued(let event):
            var breaches: [Breach] = []
            // «precedida por un acto administrativo»
            if event.actDate > event.from {
                breaches.append(
                    breach(
                        "El acto es del \(event.actDate) y pretende regir desde el \(event.from).",
                        "The act is of \(event.actDate) and means to be in force from \(event.from)."))
            }
            if event.actDate > act.occurred.date() {
                breaches.append(
                    breach(
                        "El acto tiene fecha \(event.actDate), posterior a su expedición.",
                        "The act is dated \(event.actDate), after it was issued."))
            }
            return breaches
        case .delegationRegistered(let event):
            guard let delegation = try context.book.delegations.row(event.delegationId),
                event.receivedAt > act.occurred || event.receivedAt.date() < delegation.actDate
            else { return [] }
            return [
                breach(
                    "La radicación dice recibido el \(event.receivedAt): después de radicar o antes del acto.",
                    "The registration says received at \(event.receivedAt): after registering, or before the act.")
            ]
        case .attendanceStarted(let event):
            guard let id = event.delegationId, let delegation = try context.book.delegations.row(id),
                !delegation.isReceived(by: act.occurred)
            else { return [] }
            return [
                breach(
                    "La delegación \(id) no está radicada en ese momento.",
                    "Delegation \(id) is not registered by then.")
            ]
        default: return []
        }
    }
}
