/// ART4-N3-CHAIR: the Commission is chaired by DNP's seat.
struct ChairedByPlanning: Rule {
    let id = "ART4-N3-CHAIR"
    let article = Bilingual(es: "Artículo 4, numeral 3", en: "Article 4, numeral 3")
    let quote = "El/La directora(a) del Departamento Nacional de Planeación, o su delegado(a), quien la presidirá."
    let checks = Bilingual(
        es: "Preside quien ocupa válidamente la curul S3.", en: "Whoever validly takes seat S3 chairs.")
    let effect = Effect.finding(.grave)
    let readings: [Reading] = [.chairFallback]
    let remedy = Bilingual(
        es: "Deje que presida el DNP o su delegado; el decreto no prevé reemplazo.",
        en: "Let DNP or its delegate chair; the decree names no substitute.")
    let triggers: [EventType] = [.chairAssumed, .sessionInstalled]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let session = try context.book.session(of: act.event) else { return [] }
        var chair = session.chairId
        if case .chairAssumed(let event) = act.event { chair = event.attendeeId }
        guard let chair else {
            return [
                breach(
                    "La sesión se instala sin que conste quién preside.",
                    "The session is installed with nobody on record as chair.")
            ]
        }
        let presence = try context.presence(in: session.sessionId, at: act.occurred)
        // «quien la presidirá»
        if presence.counting.contains(where: { $0.seatId == .s3 && $0.attendee.person.id == chair }) { return [] }
        let isMember = presence.counting.contains { $0.attendee.person.id == chair }
        let planningIsPresent = presence.counting.contains { $0.seatId == .s3 }
        if context.readings[.chairFallback] == "electedAdHoc", isMember, !planningIsPresent { return [] }
        return [
            breach(
                "Preside «\(chair)», que no ocupa la curul S3.", "\"\(chair)\" chairs and does not take seat S3.")
        ]
    }
}
