/// ART4-PAR1-SAME-ENTITY: the post belongs to the entity of the seat.
struct DelegationEntity: Rule {
    let id = "ART4-PAR1-SAME-ENTITY"
    let article = Bilingual(es: "Ley 489 de 1998, artículo 9", en: "Law 489 of 1998, article 9")
    let quote = "vinculados al organismo correspondiente"
    let checks = Bilingual(
        es: "El empleo delegado es de la entidad de la curul.",
        en: "The delegated post belongs to the entity of the seat.")
    let effect = Effect.refuseAsIrregular
    let readings: [Reading] = [.delegationSameEntity]
    let remedy = Bilingual(
        es: "Delegue en un empleo de la propia entidad, o adopte antes la lectura «attachedEntityAllowed».",
        en: "Delegate to a post of the entity itself, or adopt the reading \"attachedEntityAllowed\" first.")
    let triggers: [EventType] = [.delegationIssued]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .delegationIssued(let event) = act.event,
            context.readings[.delegationSameEntity] == Reading.delegationSameEntity.defaultValue,
            let seat = try context.book.seats.row(event.seatId.rawValue)
        else { return [] }
        // «vinculados al organismo correspondiente»: whoever has succeeded an entity stands for it.
        let day = act.occurred.date()
        guard try context.book.entity(seat.entityId, on: day) != context.book.entity(event.postEntityId, on: day)
        else { return [] }
        return [
            breach(
                "El empleo es de «\(event.postEntityId)» y la curul \(event.seatId.rawValue) de «\(seat.entityId)».",
                "The post belongs to \"\(event.postEntityId)\" and seat \(event.seatId.rawValue) to \"\(seat.entityId)\"."
            )
        ]
    }
}
