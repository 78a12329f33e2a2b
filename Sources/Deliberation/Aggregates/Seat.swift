extension Book {
    func evolve(_ event: SeatEstablished, _ act: Act) throws {
        try seats.update(event.seatId.rawValue) { row in
            row = SeatView(
                entityId: event.entityId, entityName: event.entityName, holders: row?.holders ?? [],
                numeral: event.numeral, office: event.office, position: act.position, seatId: event.seatId)
        }
    }

    func evolve(_ event: OfficeHolderAppointed, _ act: Act) throws {
        try seats.update(event.seatId.rawValue) { row in
            row?.holders.append(
                HolderRow(from: event.from, kind: event.kind, person: event.holder, until: event.until))
            row?.position = act.position
        }
    }

    func evolve(_ event: OfficeHolderEnded, _ act: Act) throws {
        try seats.update(event.seatId.rawValue) { row in
            guard let index = row?.holders.lastIndex(where: { $0.person.id == event.holderId }) else { return }
            row?.holders[index].until = event.until
            row?.position = act.position
        }
    }

    func evolve(_ event: PostIncumbentRecorded, _ act: Act) throws {
        try posts.update(event.postId) { row in
            var post = row ?? PostView(incumbents: [], position: act.position, postId: event.postId)
            post.incumbents.append(IncumbentRow(from: event.from, person: event.person, until: event.until))
            post.position = act.position
            row = post
        }
    }

    func evolve(_ event: PermanentInviteeAccredited, _ act: Act) throws {
        try invitees.update(event.inviteeId) { row in
            row = InviteeView(
                from: event.from, inviteeId: event.inviteeId, kind: event.kind, organization: event.organization,
                person: event.person, position: act.position, until: event.until)
        }
    }
}

extension SeatView {
    /// The holder of the office on a date: the latest appointment that covers it.
    public func holder(on date: CalendarDate) -> HolderRow? {
        holders.last { $0.from <= date && ($0.until.map { date <= $0 } ?? true) }
    }
}

extension PostView {
    /// Who fills the post on a date: the latest incumbent whose time covers it.
    public func incumbent(on date: CalendarDate) -> IncumbentRow? {
        incumbents.last { $0.from <= date && ($0.until.map { date <= $0 } ?? true) }
    }
}

extension InviteeView {
    /// Whether the accreditation covers a date.
    public func isAccredited(on date: CalendarDate) -> Bool {
        from <= date && (until.map { date <= $0 } ?? true)
    }
}
