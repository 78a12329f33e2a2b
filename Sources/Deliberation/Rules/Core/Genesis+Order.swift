extension Genesis {
    /// What an act tells must be possible in time and among those whom it names.
    func order(_ act: Act, _ context: Context) throws -> [Bilingual] {
        switch act.event {
        case .convocationIssued(let event): return span(event.start, event.end)
        case .sessionRescheduled(let event): return span(event.start, event.end)
        case .convocationDelivered(let event): return try delivery(event, act, context)
        case .delegationIssued(let event): return term(event)
        default: return []
        }
    }

    private func span(_ start: Instant, _ end: Instant?) -> [Bilingual] {
        guard let end, end <= start else { return [] }
        return [
            Bilingual(
                es: "La sesión terminaría el \(end), sin haber pasado de su comienzo, el \(start).",
                en: "The session would end at \(end), not after it begins, at \(start).")
        ]
    }

    private func delivery(_ event: ConvocationDelivered, _ act: Act, _ context: Context) throws -> [Bilingual] {
        var problems: [Bilingual] = []
        if let receivedAt = event.receivedAt, receivedAt < event.sentAt {
            problems.append(
                Bilingual(
                    es: "Se habría recibido el \(receivedAt), antes de enviarse el \(event.sentAt).",
                    en: "It would have been received at \(receivedAt), before it was sent at \(event.sentAt)."))
        }
        if let last = [event.sentAt, event.receivedAt].compactMap(\.self).max(), last > act.occurred {
            problems.append(
                Bilingual(
                    es: "El acto es del \(act.occurred) y cuenta algo del \(last), que no había ocurrido.",
                    en: "The act is of \(act.occurred) and tells of \(last), which had not happened."))
        }
        if let session = try context.book.sessions.row(event.sessionId), !session.recipients.contains(event.recipient) {
            let name = event.recipient.seatId?.rawValue ?? event.recipient.inviteeId ?? "—"
            problems.append(
                Bilingual(
                    es: "«\(name)» no está entre los destinatarios de la convocatoria de \(event.sessionId).",
                    en: "\"\(name)\" is not among the recipients of the convocation of \(event.sessionId)."))
        }
        return problems
    }

    private func term(_ event: DelegationIssued) -> [Bilingual] {
        var problems: [Bilingual] = []
        if let until = event.until, until < event.from {
            problems.append(
                Bilingual(
                    es: "La delegación regiría desde el \(event.from) y hasta el \(until): nunca.",
                    en: "The delegation would run from \(event.from) until \(until): never."))
        }
        if event.scope.kind == .session, event.scope.sessionId == nil {
            problems.append(
                Bilingual(
                    es: "Una delegación para una sesión dice cuál (sessionId).",
                    en: "A delegation for one session says which (sessionId)."))
        }
        return problems
    }
}
