extension Book {
    func evolveSeat(_ act: Act) throws {
        switch act.event {
        case .seatEstablished(let event): try evolve(event, act)
        case .officeHolderAppointed(let event): try evolve(event, act)
        case .officeHolderEnded(let event): try evolve(event, act)
        default: return
        }
    }

    private func evolve(_ event: SeatEstablished, _ act: Act) throws {
        try nameEntity(event.entityId, event.entityName, from: act.occurred.date(), act)
        try seats.update(event.seatId.rawValue) { row in
            row = SeatView(
                entityId: event.entityId, entityName: event.entityName, holders: row?.holders ?? [],
                numeral: event.numeral, office: event.office, position: act.position, seatId: event.seatId)
        }
    }

    private func evolve(_ event: OfficeHolderAppointed, _ act: Act) throws {
        try seats.update(event.seatId.rawValue) { row in
            row?.holders.append(
                HolderRow(from: event.from, kind: event.kind, person: event.holder, until: event.until))
            row?.position = act.position
        }
    }

    private func evolve(_ event: OfficeHolderEnded, _ act: Act) throws {
        try seats.update(event.seatId.rawValue) { row in
            guard let index = row?.holders.lastIndex(where: { $0.person.id == event.holderId }) else { return }
            row?.holders[index].until = event.until
            row?.position = act.position
        }
    }
}

extension SeatView {
    /// The holder of the office on a date: the latest appointment that covers it.
    public func holder(on date: CalendarDate) -> HolderRow? {
        holders.last { $0.from <= date && ($0.until.map { date <= $0 } ?? true) }
    }
}
