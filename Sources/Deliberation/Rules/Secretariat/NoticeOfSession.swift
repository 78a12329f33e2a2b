/// ART6-N1-NOTICE: the convocation reaches each recipient as many days before the session as the regulation says.
///
/// Neither the day of delivery nor that of the session is counted: a term runs from the day after, and the days of
/// notice are whole ones.
struct NoticeOfSession: Rule {
    let id = "ART6-N1-NOTICE"
    let article = Bilingual(es: "Artículo 6, numeral 1", en: "Article 6, numeral 1")
    let quote = "Convocar las sesiones de la Comisión Intersectorial"
    let checks = Bilingual(
        es: "Entre la comunicación a cada destinatario y la sesión hay los días que fija el reglamento, y consta "
            + "cada entrega.",
        en: "Between the delivery to each recipient and the session there are the days that the regulation sets; each "
            + "delivery has evidence.")
    let effect = Effect.finding(.leve)
    let needsRegulation = true
    let readings: [Reading] = [.noticeMinDays, .calendar]
    let remedy = Bilingual(
        es: "Comunique antes la convocatoria (convocation.delivered) o reprograme la sesión (session.rescheduled).",
        en: "Deliver the convocation earlier (convocation.delivered) or reschedule the session (session.rescheduled).")
    let triggers: [EventType] = [.convocationDelivered, .sessionInstalled]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let days = context.readings.days(.noticeMinDays), let session = try context.book.session(of: act.event)
        else { return [] }
        guard case .convocationDelivered(let event) = act.event else { return undelivered(session) }
        let day = (event.receivedAt ?? event.sentAt).date()
        let given = try context.terms().days(between: day, and: session.start.date())
        guard given < days else { return [] }
        let recipient = name(event.recipient)
        return [
            breach(
                "La sesión del \(session.start.date()) se comunica a \(recipient) el \(day), con "
                    + "\(given == 1 ? "1 día" : "\(given) días") de anticipación; el reglamento fija \(days).",
                "\(recipient) is told on \(day) of the session of \(session.start.date()): \(given) days of \(days).")
        ]
    }

    private func undelivered(_ session: SessionView) -> [Breach] {
        let missing = session.recipients.filter { recipient in
            !session.deliveries.contains { $0.recipient == recipient }
        }
        guard !missing.isEmpty else { return [] }
        // A hundred recipients make no readable sentence.
        let names = missing.prefix(12).map(name).joined(separator: ", ") + (missing.count > 12 ? "…" : "")
        return [
            breach(
                "No consta la entrega de la convocatoria de \(session.sessionId) a \(missing.count) "
                    + "destinatarios: \(names)",
                "There is no evidence that the convocation of \(session.sessionId) was delivered to \(missing.count) "
                    + "recipients: \(names)")
        ]
    }

    private func name(_ recipient: Recipient) -> String {
        recipient.seatId?.rawValue ?? recipient.inviteeId ?? "—"
    }
}
