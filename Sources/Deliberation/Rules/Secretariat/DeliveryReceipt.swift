/// LEX-RECEIPT: a delivery keeps its date, time, filing number and acknowledgement.
struct DeliveryReceipt: Rule {
    let id = "LEX-RECEIPT"
    let article = Bilingual(
        es: "Ley 1437 de 2011, artículo 61 (Ley 2080 de 2021)", en: "Law 1437 of 2011, article 61 (Law 2080 of 2021)")
    let quote = "—"
    let checks = Bilingual(
        es: "La comunicación tiene radicado y constancia de recibo.",
        en: "The communication has a filing number and proof of receipt.")
    let effect = Effect.finding(.informativa)
    let remedy = Bilingual(
        es: "Registre el radicado (filingNumber) y la hora de recibo (receivedAt).",
        en: "Record the filing number (filingNumber) and the time of receipt (receivedAt).")
    let triggers: [EventType] = [.convocationDelivered]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .convocationDelivered(let event) = act.event,
            event.filingNumber == nil || event.receivedAt == nil
        else { return [] }
        let recipient = event.recipient.seatId?.rawValue ?? event.recipient.inviteeId ?? "—"
        return [
            breach(
                "La entrega a \(recipient) no tiene radicado o constancia de recibo.",
                "The delivery to \(recipient) has no filing number or proof of receipt.")
        ]
    }
}
