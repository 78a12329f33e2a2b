import CanonicalJSON

extension CorrectionRecorded {
    /// The corrected act as it stands now, or nil where its data is not that of its type.
    public var act: DomainEvent? {
        guard let type = EventType(rawValue: factType) else { return nil }
        return try? DomainEvent(type: type, canonical: fact.canonicalBytes())
    }
}

extension Book {
    /// Keeps the correction, and lets the views say what is right: what comes afterwards is judged on it.
    func evolveCorrection(_ event: CorrectionRecorded, _ act: Act) throws {
        guard let fact = event.act else { return }
        try corrections.update(event.correctionId) { row in
            row = CorrectionView(
                at: act.occurred, correctionId: event.correctionId, correctsSeq: event.correctsSeq,
                field: event.field, is: event.is, position: act.position, reason: event.reason,
                stream: fact.streamName, was: event.was)
        }
        switch fact {
        case .attendanceStarted(let arrival): try correct(arrival, event.field)
        case .officeHolderAppointed(let appointment):
            try seats.update(appointment.seatId.rawValue) { row in
                guard let index = row?.holders.lastIndex(where: { $0.person.id == appointment.holder.id })
                else { return }
                row?.holders[index] = HolderRow(
                    from: appointment.from, kind: appointment.kind, person: appointment.holder,
                    until: appointment.until)
            }
        case .postIncumbentRecorded(let record):
            try posts.update(record.postId) { row in
                guard let index = row?.incumbents.lastIndex(where: { $0.person.id == record.person.id })
                else { return }
                row?.incumbents[index] = IncumbentRow(from: record.from, person: record.person, until: record.until)
            }
        default: try correctRow(of: fact, event)
        }
    }

    /// The row whose other fields are those of the arrival: the same person may have come twice.
    private func correct(_ arrival: AttendanceStarted, _ field: String) throws {
        try attendance.update(arrival.sessionId) { row in
            guard
                let index = row?.attendance.lastIndex(where: { attendee in
                    attendee.person.id == arrival.person.id
                        && (attendee.mode == arrival.mode || field == "mode")
                        && (attendee.delegationId == arrival.delegationId || field == "delegationId")
                        && (attendee.seatId == arrival.seatId || field == "seatId")
                })
            else { return }
            row?.attendance[index].mode = arrival.mode
            row?.attendance[index].delegationId = arrival.delegationId
            row?.attendance[index].seatId = arrival.seatId
            row?.attendance[index].capacity = arrival.capacity
        }
    }

    /// Corrects a field of the row that the act's stream stands for, where the row still says what was corrected.
    private func correctRow(of fact: DomainEvent, _ event: CorrectionRecorded) throws {
        let descriptor = Catalogue.event(fact.type)
        guard let field = descriptor.streamPattern.split(separator: "{").last?.dropLast(),
            let key = fact.streamName.split(separator: "/").last,
            let view = Catalogue.views.first(where: { $0.key == String(field) })
        else { return }
        try tables.first { $0.name == view.name }?.correct(String(key), event.field, was: event.was, is: event.is)
    }
}

extension ViewTable {
    /// Gives a field of a row another value of its own sort, where it says what was corrected; otherwise nothing.
    func correct(_ key: String, _ field: String, was: String, is text: String) throws {
        guard let known = try row(key),
            case .object(var members)? = try? JSONValue(canonical: known.canonicalBytes, limits: .document),
            let value = members[field], value.scalarText == was, let corrected = value.replaced(by: text)
        else { return }
        members[field] = corrected
        let bytes = JSONValue.object(members).canonicalBytes()
        guard let changed = try? Row(canonical: bytes, limits: .document) else { return }
        try update(key) { $0 = changed }
    }
}

extension JSONValue {
    /// The text of a value that is one: as it stands in canonical JSON, without quotes.
    var scalarText: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .boolean(let flag): String(flag)
        case .null, .array, .object: nil
        }
    }

    /// A value of the same sort with another text, or nil where it has none.
    func replaced(by text: String) -> JSONValue? {
        switch self {
        case .string: return .string(text)
        case .integer:
            guard let number = Int64(text), String(number) == text,
                number.magnitude <= JSONLimits.greatestInteger.magnitude
            else { return nil }
            return .integer(number)
        case .boolean: return Bool(text).map { .boolean($0) }
        case .null, .array, .object: return nil
        }
    }
}
