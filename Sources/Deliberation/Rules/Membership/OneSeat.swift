/// ART4-ONE-SEAT: one person for a seat, one seat for a person.
struct OneSeat: Rule {
    let id = "ART4-ONE-SEAT"
    let article = Bilingual(es: "Artículo 4 (implícito)", en: "Article 4 (implied)")
    let quote = "o su delegado (a)"
    let checks = Bilingual(
        es: "En cada instante cuenta una sola persona por curul; el titular presente desplaza al delegado.",
        en: "At any instant one person counts for a seat; a titular present displaces the delegate.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Registre el retiro de quien ocupa la curul (attendance.ended) antes del ingreso del otro.",
        en: "Record the departure of whoever takes the seat before the other arrives.")
    let triggers: [EventType] = [.attendanceStarted, .positionStated, .objectionRaised]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let session = try context.book.session(of: act.event) else { return [] }
        let presence = try context.presence(in: session.sessionId, at: act.occurred)
        if let voter = act.event.voter {
            // «o su delegado (a)»: one or the other
            guard let seat = presence.seat(of: voter), seat.standing == .displaced else { return [] }
            return [
                breach(
                    "El titular de \(seat.seatId.rawValue) está presente: su delegado «\(voter)» no fija posición.",
                    "The titular of \(seat.seatId.rawValue) is present: the delegate \"\(voter)\" states no position.")
            ]
        }
        guard case .attendanceStarted(let event) = act.event, let seatId = event.seatId else { return [] }
        let rival = presence.seats.first {
            $0.seatId == seatId && ($0.attendee.delegationId == nil) == (event.delegationId == nil)
        }
        guard let rival else { return [] }
        return [
            breach(
                "Por \(seatId.rawValue) ya está presente «\(rival.attendee.person.id)».",
                "For \(seatId.rawValue), \"\(rival.attendee.person.id)\" is already present.")
        ]
    }
}
