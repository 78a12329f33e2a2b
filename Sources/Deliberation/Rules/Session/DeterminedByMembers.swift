/// ART7-EXTRA-DETERMINED: the members determine an extraordinary session; the Secretariat only convenes it.
struct DeterminedByMembers: Rule {
    let id = "ART7-EXTRA-DETERMINED"
    let article = Bilingual(es: "Artículo 7", en: "Article 7")
    let quote = "tendrá sesiones extraordinarias cuando los miembros de la Comisión lo determinen"
    let checks = Bilingual(
        es: "Antes de convocar una extraordinaria consta que suficientes curules la determinaron.",
        en: "Before an extraordinary session is convened, enough seats are on record as having determined it.")
    let effect = Effect.refuseAsIrregular
    let readings: [Reading] = [.extraordinarySupport, .quorumHalfPlusOne, .quorumDenominator]
    let remedy = Bilingual(
        es: "Registre antes la determinación de las curules (extraordinary.requested), con las solicitudes escritas o "
            + "la sesión en que la acordaron.",
        en: "Record the determination by the seats first (extraordinary.requested), with the written requests or the "
            + "session in which they agreed on it.")
    let triggers: [EventType] = [.convocationIssued]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .convocationIssued(let event) = act.event, event.kind == .extraordinaria else { return [] }
        // «cuando los miembros de la Comisión lo determinen»: neither the chair nor the Secretariat alone
        guard let request = try context.book.requests.row(event.sessionId) else {
            return [
                breach(
                    "Ninguna curul ha determinado la sesión extraordinaria \(event.sessionId): no basta la Secretaría "
                        + "ni la presidencia.",
                    "No seat has determined the extraordinary session \(event.sessionId): neither the Secretariat nor "
                        + "the chair is enough.")
            ]
        }
        if request.at > act.occurred {
            return [
                breach(
                    "\(event.sessionId) se determinó el \(request.at), después de convocarla.",
                    "\(event.sessionId) was determined at \(request.at), after it was convened.")
            ]
        }
        let meeting = try request.inSessionId.flatMap { try context.book.sessions.row($0) }
        if context.readings[.extraordinarySupport] == "allPresentInSession" {
            return try byAllPresent(request, meeting, context)
        }
        return try bySeats(request, meeting, act, context)
    }

    private func byAllPresent(
        _ request: RequestView, _ meeting: SessionView?, _ context: Context
    ) throws -> [Breach] {
        guard let meeting, meeting.wasInstalled else {
            return [
                breach(
                    "No consta en qué sesión instalada se determinó \(request.sessionId).",
                    "There is no installed session on record in which \(request.sessionId) was determined.")
            ]
        }
        let present = try seats(of: meeting, context)
        let missing = present.filter { !request.seatIds.contains($0) }.map(\.rawValue).joined(separator: ", ")
        guard present.isEmpty || !missing.isEmpty else { return [] }
        return [
            breach(
                "En \(meeting.sessionId) no la determinaron todas las curules presentes; falta: "
                    + "\(missing.isEmpty ? "—" : missing).",
                "In \(meeting.sessionId) not all the seats present determined it; missing: "
                    + "\(missing.isEmpty ? "—" : missing).")
        ]
    }

    private func bySeats(
        _ request: RequestView, _ meeting: SessionView?, _ act: Act, _ context: Context
    ) throws -> [Breach] {
        var supporters = Set(request.seatIds)
        if request.writtenActs == 0 {
            // Without a written request the seats must have been there when it was agreed.
            supporters.formIntersection(try meeting.map { try seats(of: $0, context) } ?? [])
        }
        var required = 1
        if context.readings[.extraordinarySupport] == "quorumNumber" {
            var filled = Quorum.decreeSeats
            if context.readings[.quorumDenominator] == "seatsFilled" {
                filled = try context.book.seats.rows().count { $0.holder(on: act.occurred.date()) != nil }
            }
            required = Int(Quorum.fact(present: [], filled: filled, readings: context.readings).required)
        }
        guard supporters.count < required else { return [] }
        return [
            breach(
                "Curules que determinaron \(request.sessionId): \(supporters.count), de las \(required) que se requieren.",
                "\(supporters.count) seats are on record as having determined \(request.sessionId); \(required) are "
                    + "required.")
        ]
    }

    /// The seats that counted when a session ended, or at its last quorum where it has not.
    private func seats(of session: SessionView, _ context: Context) throws -> [SeatID] {
        if session.wasInstalled, let last = session.endedAt?.adding(seconds: -1) {
            // Attendance ends with the session: the second before it is the last one that counts.
            return try context.presence(in: session.sessionId, at: last).counting.map(\.seatId)
        }
        return try context.book.quorum.row(session.sessionId)?.moments.last?.quorum.present ?? []
    }
}
