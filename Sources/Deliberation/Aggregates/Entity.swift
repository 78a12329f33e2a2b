extension Book {
    func evolveEntity(_ act: Act) throws {
        switch act.event {
        case .entityRenamed(let event):
            try nameEntity(event.entityId, event.name, from: event.from, act)
        case .entitySucceeded(let event):
            try nameEntity(event.successorId, event.successorName, from: event.from, act)
            try entities.update(event.entityId) { row in
                guard var entity = row else { return }
                entity.successorId = event.successorId
                entity.succeededFrom = event.from
                entity.position = act.position
                row = entity
            }
        default: return
        }
    }

    /// Gives an entity a name from a date on; the names before stay what they were.
    func nameEntity(_ id: String, _ name: String, from date: CalendarDate, _ act: Act) throws {
        try entities.update(id) { row in
            var entity = row ?? EntityView(entityId: id, names: [], position: act.position)
            if entity.names.last?.name != name { entity.names.append(EntityNameRow(from: date, name: name)) }
            entity.position = act.position
            row = entity
        }
    }

    /// What an entity is called on a date: its latest name by then, else its first one.
    public func entityName(_ id: String, on date: CalendarDate) throws -> String? {
        guard let names = try entities.row(id)?.names else { return nil }
        return (names.last { $0.from <= date } ?? names.first)?.name
    }

    /// The entity that stands for another on a date: itself, or whoever has succeeded it by then.
    public func entity(_ id: String, on date: CalendarDate) throws -> String {
        var current = id
        // A chain of successions is as long as there are entities at most: a circle ends there.
        for _ in 0..<SeatID.allCases.count {
            guard let row = try entities.row(current), let successor = row.successorId,
                let from = row.succeededFrom, from <= date
            else { return current }
            current = successor
        }
        return current
    }
}
