extension Genesis {
    /// Whatever the act names must exist; whatever it creates must not.
    func references(_ act: Act, _ context: Context) throws -> [Bilingual] {
        let book = context.book
        switch act.event {
        case .decreeIssued(let event):
            return try refuse(book.commission.row(Book.commissionKey)?.decreeNumber, event.number)
        case .commissionCreated(let event):
            return try refuse(book.commission.row(Book.commissionKey)?.canonicalName, event.canonicalName)
        case .officeHolderAppointed(let event):
            return try require(book.seats.row(event.seatId.rawValue), "curul", "seat", event.seatId.rawValue)
        case .officeHolderEnded(let event):
            return try require(book.seats.row(event.seatId.rawValue), "curul", "seat", event.seatId.rawValue)
        case .keyRevoked(let event):
            let key = try book.actors.row(event.actorId)?.keys.first { $0.keyId == event.keyId }
            return require(key, "llave", "key", "\(event.actorId)/\(event.keyId)")
        case .secretaryDesignated(let event) where !context.isFounding:
            return try require(book.actors.row(event.actorId), "actor", "actor", event.actorId)
        case .delegationIssued(let event):
            return try refuse(book.delegations.row(event.delegationId), event.delegationId)
                + require(book.seats.row(event.seatId.rawValue), "curul", "seat", event.seatId.rawValue)
        case .delegationRegistered, .delegationRevoked:
            let id = act.event.delegationID ?? ""
            return try require(book.delegations.row(id), "delegación", "delegation", id)
        case .convocationIssued(let event):
            return try refuse(book.sessions.row(event.sessionId), event.sessionId)
        case .attendanceStarted(let event):
            return try arrival(event, context)
        default:
            return try meetingReferences(act, context)
        }
    }

    private func meetingReferences(_ act: Act, _ context: Context) throws -> [Bilingual] {
        let book = context.book
        switch act.event {
        case .attendanceEnded(let event): return try present(event.attendeeId, act, context)
        case .chairAssumed(let event): return try present(event.attendeeId, act, context)
        case .interventionRecorded(let event):
            return try present(event.attendeeId, act, context) + item(event.itemId, act, context)
        case .agendaItemOpened(let event): return try item(event.itemId, act, context)
        case .agendaItemClosed(let event): return try item(event.itemId, act, context)
        case .decisionProposed(let event):
            return try refuse(book.decisions.row(event.decisionId), event.decisionId)
                + require(book.sessions.row(event.sessionId), "sesión", "session", event.sessionId)
                + item(event.itemId, act, context)
        case .commitmentRaised(let event):
            return try refuse(book.commitments.row(event.commitmentId), event.commitmentId)
        default: break
        }
        if let id = act.event.decisionID {
            let missing = try require(book.decisions.row(id), "decisión", "decision", id)
            guard missing.isEmpty, let voter = act.event.voter else { return missing }
            return try present(voter, act, context)
        }
        if let id = act.event.commitmentID {
            return try require(book.commitments.row(id), "compromiso", "commitment", id)
        }
        return []
    }

    private func arrival(_ event: AttendanceStarted, _ context: Context) throws -> [Bilingual] {
        if event.capacity == .seat, event.seatId == nil {
            return [
                Bilingual(
                    es: "Quien asiste como integrante (capacity: seat) debe decir en qué curul (seatId).",
                    en: "Whoever attends as a member (capacity: seat) must say for which seat (seatId).")
            ]
        }
        if event.capacity != .seat, event.seatId != nil || event.delegationId != nil {
            return [
                Bilingual(
                    es: "Solo quien asiste como integrante (capacity: seat) lleva seatId o delegationId.",
                    en: "Only one who attends as a member (capacity: seat) carries seatId or delegationId.")
            ]
        }
        if event.capacity == .invitee {
            let id = event.inviteeId ?? ""
            return try require(context.book.invitees.row(id), "invitado", "invitee", id)
        }
        if let id = event.delegationId {
            return try require(context.book.delegations.row(id), "delegación", "delegation", id)
        }
        return []
    }

    private func present(_ attendeeId: String, _ act: Act, _ context: Context) throws -> [Bilingual] {
        guard let session = try context.book.session(of: act.event) else { return [] }
        let attendee = try context.book.attendance.row(session.sessionId)?
            .attendee(attendeeId, at: act.occurred)
        return require(attendee, "asistente presente", "attendee present", attendeeId)
    }

    private func item(_ itemId: String, _ act: Act, _ context: Context) throws -> [Bilingual] {
        guard let session = try context.book.session(of: act.event) else { return [] }
        return require(session.item(itemId), "punto del orden del día", "agenda item", itemId)
    }

    private func require(_ thing: (some Any)?, _ es: String, _ en: String, _ id: String) -> [Bilingual] {
        guard thing == nil else { return [] }
        return [Bilingual(es: "No existe \(es) «\(id)».", en: "There is no \(en) \"\(id)\".")]
    }

    private func refuse(_ existing: (some Any)?, _ id: String) -> [Bilingual] {
        guard existing != nil else { return [] }
        return [Bilingual(es: "«\(id)» ya existe.", en: "\"\(id)\" already exists.")]
    }
}
