/// ART6-N3-MINUTES-FIDELITY: minutes tell what the ledger says of the session, and change only by a new version.
struct MinutesFidelity: Rule {
    let id = "ART6-N3-MINUTES-FIDELITY"
    let article = Bilingual(es: "Artículo 6, numeral 3", en: "Article 6, numeral 3")
    let quote = "Elaborar y documentar las memorias de las sesiones."
    let checks = Bilingual(
        es: "La memoria se elabora al terminar la sesión, sus versiones van en orden, narra los hechos del libro, y se "
            + "aprueba y firma la última versión.",
        en: "Minutes are drafted once the session has ended, their versions follow one another, they tell the facts of "
            + "the ledger, and the latest version is the one approved and signed.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Elabore otra versión (minutes.drafted) sin «factsHash» ni «throughSeq», que calcula el programa; "
            + "remítala, apruébela y firme ese documento.",
        en: "Draft another version (minutes.drafted) without \"factsHash\" and \"throughSeq\", which the program "
            + "computes; circulate it, approve it and sign that document.")
    let triggers: [EventType] = [.minutesDrafted, .minutesApproved, .minutesSigned]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let id = act.event.minutesID, let session = try context.book.sessions.row(id) else { return [] }
        let latest = try context.book.minutes.row(id)?.versions.last
        switch act.event {
        case .minutesDrafted(let event): return try draft(event, session, latest, context)
        case .minutesApproved(let event): return try approval(event, session, latest, context)
        case .minutesSigned(let event):
            guard let latest, latest.document.sha256 != event.documentHash else { return [] }
            return [
                breach(
                    "Se firma un documento que no es el de la versión \(latest.version) de la memoria de \(id).",
                    "The document signed is not that of version \(latest.version) of the minutes of \(id).")
            ]
        default: return []
        }
    }

    private func draft(
        _ event: MinutesDrafted, _ session: SessionView, _ latest: MinutesVersionRow?, _ context: Context
    ) throws -> [Breach] {
        let id = session.sessionId
        guard session.state == .adjourned || session.state == .failed else {
            return [
                breach(
                    "La sesión \(id) está en estado «\(session.state.label.es)»: su memoria espera a que termine.",
                    "Session \(id) is in state \"\(session.state.label.en)\": its minutes wait until it ends.")
            ]
        }
        var breaches: [Breach] = []
        let next = (latest?.version ?? 0) + 1
        if event.version != next {
            breaches.append(
                breach(
                    "La versión que sigue de la memoria de \(id) es la \(next), no la \(event.version).",
                    "The next version of the minutes of \(id) is \(next), not \(event.version)."))
        }
        if event.throughSeq != session.position {
            breaches.append(
                breach(
                    "El último acto de \(id) es el \(session.position), no el \(event.throughSeq).",
                    "The last act of \(id) is \(session.position), not \(event.throughSeq)."))
        }
        // «documentar»: attendance, quorum, positions and texts are those of the ledger
        if event.factsHash != (try facts(session, context)) {
            breaches.append(
                breach(
                    "La huella «factsHash» no es la de los hechos de \(id) que constan en el libro.",
                    "The digest \"factsHash\" is not that of the facts of \(id) on record."))
        }
        return breaches
    }

    private func approval(
        _ event: MinutesApproved, _ session: SessionView, _ latest: MinutesVersionRow?, _ context: Context
    ) throws -> [Breach] {
        guard let latest else { return [] }
        let id = session.sessionId
        guard event.version == latest.version else {
            return [
                breach(
                    "Se aprueba la versión \(event.version) y la última de la memoria de \(id) es la \(latest.version).",
                    "Version \(event.version) is approved and the latest of the minutes of \(id) is \(latest.version).")
            ]
        }
        // What was recorded of the session after the draft is missing in it.
        guard latest.factsHash != (try facts(session, context)) else { return [] }
        return [
            breach(
                "Desde que se elaboró la versión \(latest.version) se registraron otros hechos de \(id), que ella no narra.",
                "Since version \(latest.version) was drafted other facts of \(id) were recorded, which it does not tell."
            )
        ]
    }

    private func facts(_ session: SessionView, _ context: Context) throws -> String {
        context.sha256(try MinutesFacts(session: session, book: context.book).canonicalBytes)
    }
}
