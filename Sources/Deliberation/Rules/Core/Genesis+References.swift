extension Genesis {
    /// Whatever the act creates must not be there yet.
    func existing(_ act: Act, _ context: Context) throws -> [Bilingual] {
        if let created = act.event.created, try context.book.knows(created) == true,
            try context.sessionToldLate(act) == nil
        {
            return refuse(created.id)
        }
        let book = context.book
        switch act.event {
        case .decreeIssued(let event):
            return try book.commission.row(Book.commissionKey)?.decreeNumber == nil ? [] : refuse(event.number)
        case .commissionCreated(let event):
            return try book.commission.row(Book.commissionKey)?.canonicalName == nil ? [] : refuse(event.canonicalName)
        case .rapRegistered(let event): return try book.raps.row(event.rapId) == nil ? [] : refuse(event.rapId)
        case .externalSystemLinked(let event):
            return try book.systems.row(event.systemId) == nil ? [] : refuse(event.systemId)
        default: return []
        }
    }

    /// Whatever the act names must exist.
    ///
    /// What has an identifier of its own is looked up by the catalogue's word for it; the rest is named here.
    func references(_ act: Act, _ context: Context) throws -> [Bilingual] {
        var problems: [Bilingual] = []
        for reference in act.event.references where try context.book.knows(reference) == false {
            guard !isForAnotherRule(reference, act) else { continue }
            let label = reference.kind.label
            problems += missing(label.es, label.en, reference.id, creators(of: reference.kind))
        }
        guard problems.isEmpty else { return problems }
        return try named(act, context) + meeting(act, context)
    }

    /// Where a commitment comes from is for ART3-N11-COMMITMENTS to say, and a session that nobody convened for
    /// ART6-N1-CONVENE.
    private func isForAnotherRule(_ reference: Reference, _ act: Act) -> Bool {
        act.type == .commitmentRaised || reference.kind == .session && ConvenedBySecretariat.acts.contains(act.type)
    }

    /// Things that a name or a seat stands for.
    private func named(_ act: Act, _ context: Context) throws -> [Bilingual] {
        let book = context.book
        switch act.event {
        case .officeHolderAppointed(let event): return try seat(event.seatId, book)
        case .officeHolderEnded(let event): return try seat(event.seatId, book)
        case .delegationIssued(let event): return try seat(event.seatId, book)
        case .keyRevoked(let event):
            let key = try book.actors.row(event.actorId)?.keys.first { $0.keyId == event.keyId }
            return require(key, "llave", "key", "\(event.actorId)/\(event.keyId)")
        case .secretaryDesignated(let event) where !context.isFounding:
            return try require(book.actors.row(event.actorId), "actor", "actor", event.actorId)
        case .rapDissolved(let event): return try require(book.raps.row(event.rapId), "RAP", "region", event.rapId)
        case .externalSnapshotImported(let event):
            return try require(book.systems.row(event.systemId), "sistema", "system", event.systemId)
        case .entityRenamed(let event): return try entity(event.entityId, book)
        case .entitySucceeded(let event): return try entity(event.entityId, book)
        case .postLevelChanged(let event):
            return try require(book.posts.row(event.postId), "empleo", "post", event.postId)
        case .attendanceStarted(let event): return try arrival(event, context)
        case .milestoneReached(let event): return try milestone(event.milestoneId, event.routeId, book)
        case .milestoneMissed(let event): return try milestone(event.milestoneId, event.routeId, book)
        case .milestoneMoved(let event): return try milestone(event.milestoneId, event.routeId, book)
        default: return []
        }
    }

    /// Who is in the session and what is on its agenda.
    private func meeting(_ act: Act, _ context: Context) throws -> [Bilingual] {
        switch act.event {
        case .attendanceEnded(let event): return try present(event.attendeeId, act, context)
        case .chairAssumed(let event): return try present(event.attendeeId, act, context)
        case .interventionRecorded(let event):
            return try present(event.attendeeId, act, context) + item(event.itemId, act, context)
        case .agendaItemOpened(let event): return try item(event.itemId, act, context)
        case .agendaItemClosed(let event): return try item(event.itemId, act, context)
        case .recusalFiled(let event): return try item(event.itemId, act, context)
        case .decisionProposed(let event): return try item(event.itemId, act, context)
        default: return try act.event.voter.map { try present($0, act, context) } ?? []
        }
    }

    private func seat(_ seatId: SeatID, _ book: Book) throws -> [Bilingual] {
        try require(book.seats.row(seatId.rawValue), "curul", "seat", seatId.rawValue)
    }

    private func entity(_ id: String, _ book: Book) throws -> [Bilingual] {
        try require(book.entities.row(id), "entidad", "entity", id)
    }

    private func milestone(_ id: String, _ routeId: String, _ book: Book) throws -> [Bilingual] {
        let found = try book.routes.row(routeId)?.milestones.first { $0.milestoneId == id }
        return require(found, "hito", "milestone", "\(routeId)/\(id)")
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
        // A special guest comes with an invitation, which is looked up as any other reference.
        if event.capacity == .invitee, event.invitationId == nil {
            let id = event.inviteeId ?? ""
            return try require(context.book.invitees.row(id), "invitado", "invitee", id)
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
        thing == nil ? missing(es, en, id) : []
    }

    /// The types of act that bring a thing of a kind into being.
    private func creators(of kind: IdentifierKind) -> [EventType] {
        Catalogue.all.filter { event in
            guard let creates = event.creates, let field = event.field(creates) else { return false }
            return field.type == .identifier(kind)
        }.map(\.type)
    }

    private func missing(_ es: String, _ en: String, _ id: String, _ creators: [EventType] = []) -> [Bilingual] {
        let names = creators.map(\.rawValue).joined(separator: ", ")
        return [
            Bilingual(
                es: "En el libro no consta: \(es) «\(id)»." + (names.isEmpty ? "" : " Se registra con \(names)."),
                en: "The ledger has no \(en) \"\(id)\"." + (names.isEmpty ? "" : " It is recorded with \(names)."))
        ]
    }

    private func refuse(_ id: String) -> [Bilingual] {
        [Bilingual(es: "«\(id)» ya existe.", en: "\"\(id)\" already exists.")]
    }
}
