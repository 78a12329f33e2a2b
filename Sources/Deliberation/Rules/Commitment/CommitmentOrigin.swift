/// ART3-N11-COMMITMENTS: a commitment is born in the Commission, and somebody other than the reporter verifies it.
///
/// Not enforced here: commitments of working groups, whose acts this version does not have.
struct CommitmentOrigin: Rule {
    let id = "ART3-N11-COMMITMENTS"
    let article = Bilingual(es: "Artículo 3, numeral 11", en: "Article 3, numeral 11")
    let quote =
        "Articular y realizar seguimiento a los compromisos suscitados en el seno de la comisión intersectorial."
    let checks = Bilingual(
        es: "El compromiso nace en una sesión instalada, su decisión existe, y no lo verifica quien lo reportó.",
        en: "The commitment is born in an installed session, its decision exists, and its reporter does not verify it.")
    let effect = Effect.refuse
    let readings: [Reading] = [.commitmentOrigin]
    let remedy = Bilingual(
        es: "Cite la sesión instalada y la decisión de origen; pida a otro que verifique.",
        en: "Cite the installed session and the decision of origin; ask somebody else to verify.")
    let triggers: [EventType] = [.commitmentRaised, .commitmentVerified]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .commitmentRaised(let event): return try origin(event, act, context)
        case .commitmentVerified(let event):
            let row = try context.book.commitments.row(event.commitmentId)
            guard let row, row.lastReporter == event.verifier else { return [] }
            return [
                breach(
                    "«\(event.verifier)» reportó el cumplimiento: no lo verifica.",
                    "\"\(event.verifier)\" reported the fulfilment: does not verify it.")
            ]
        default: return []
        }
    }

    private func origin(_ event: CommitmentRaised, _ act: Act, _ context: Context) throws -> [Breach] {
        var breaches: [Breach] = []
        // «suscitados en el seno de la comisión»
        let installed = try context.book.sessions.row(event.sessionId)?.installedAt
        if installed.map({ $0 > act.occurred }) ?? true {
            breaches.append(
                breach(
                    "La sesión \(event.sessionId) no está instalada en el libro.",
                    "Session \(event.sessionId) is not installed in the ledger."))
        }
        if let id = event.decisionId {
            let decision = try context.book.decisions.row(id)
            if decision?.sessionId != event.sessionId || decision?.state != .adopted {
                breaches.append(
                    breach(
                        "«\(id)» no es una decisión adoptada en \(event.sessionId).",
                        "\"\(id)\" is not a decision adopted in \(event.sessionId)."))
            }
        }
        return breaches
    }
}
