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
        try index(event.correctionId, .corrections(of: event.correctsSeq))
        switch fact {
        case .attendanceStarted(let arrival): try correct(arrival, event.field)
        case .officeHolderAppointed(let appointment): try correct(appointment, event)
        case .postIncumbentRecorded(let record): try correct(record, event)
        case .decreeIssued(let decree):
            try commission.update(Self.commissionKey) { row in
                row?.decreeNumber = decree.number
                row?.decreeNote = decree.note
            }
        default: try correctRow(of: fact, event)
        }
        // What was corrected may be what it is looked up by.
        switch fact {
        case .documentIncorporated(let document): try indexOrder(of: document.documentId)
        case .delegationIssued(let delegation): try indexDelegation(delegation.delegationId)
        default: return
        }
    }

    /// The holder's row that agrees with the appointment in all but the field: one person may be appointed twice, and
    /// what ended since stays ended.
    private func correct(_ appointment: OfficeHolderAppointed, _ event: CorrectionRecorded) throws {
        try seats.update(appointment.seatId.rawValue) { row in
            let index = row?.holders.onlyIndex { holder in
                holder.person.id == appointment.holder.id
                    && holder.from.description == (event.field == "from" ? event.was : appointment.from.description)
                    && holder.kind.rawValue == (event.field == "kind" ? event.was : appointment.kind.rawValue)
                    && (event.field != "until" || holder.until?.description == event.was)
            }
            guard let index else { return }
            row?.holders[index].from = appointment.from
            row?.holders[index].kind = appointment.kind
            if event.field == "until" { row?.holders[index].until = appointment.until }
        }
    }

    /// The incumbent's row that agrees with the record in all but the field.
    private func correct(_ record: PostIncumbentRecorded, _ event: CorrectionRecorded) throws {
        try posts.update(record.postId) { row in
            let index = row?.incumbents.onlyIndex { incumbent in
                incumbent.person.id == record.person.id
                    && incumbent.from.description == (event.field == "from" ? event.was : record.from.description)
                    && (event.field != "until" || incumbent.until?.description == event.was)
            }
            guard let index else { return }
            row?.incumbents[index].from = record.from
            if event.field == "until" { row?.incumbents[index].until = record.until }
        }
    }

    /// The row whose other fields are those of the arrival: the same person may have come twice.
    private func correct(_ arrival: AttendanceStarted, _ field: String) throws {
        try attendance.update(arrival.sessionId) { row in
            let index = row?.attendance.onlyIndex { attendee in
                attendee.person.id == arrival.person.id
                    && (attendee.mode == arrival.mode || field == "mode")
                    && (attendee.delegationId == arrival.delegationId || field == "delegationId")
                    && (attendee.seatId == arrival.seatId || field == "seatId")
                    && (attendee.capacity == arrival.capacity || field == "capacity")
            }
            guard let index else { return }
            row?.attendance[index].mode = arrival.mode
            row?.attendance[index].delegationId = arrival.delegationId
            row?.attendance[index].seatId = arrival.seatId
            row?.attendance[index].capacity = arrival.capacity
        }
    }

    /// Corrects a field of the row that the act's stream stands for, where the row still says what was corrected.
    private func correctRow(of fact: DomainEvent, _ event: CorrectionRecorded) throws {
        let name = fact.streamName.split(separator: "/")
        let field = Catalogue.event(fact.type).streamPattern.split(separator: "{").last?.dropLast()
        // The commission has one row, and its stream no key.
        let view =
            name.count == 1
            ? String(fact.streamName) : Catalogue.views.first { $0.key == field.map(String.init) }?.name
        guard let key = name.last, let view else { return }
        try tables.first { $0.name == view }?.correct(String(key), event)
    }
}

extension Array {
    /// The place of the one element that a closure says yes to; nil where there is none, or several could be it.
    fileprivate func onlyIndex(where matches: (Element) -> Bool) -> Int? {
        let found = indices.filter { matches(self[$0]) }
        return found.count == 1 ? found.first : nil
    }
}

extension ViewTable {
    /// Gives a field of a row another value of its own sort, where it says what was corrected; otherwise nothing.
    ///
    /// The field is the row's own, or that of a fact in one of its lists.
    func correct(_ key: String, _ event: CorrectionRecorded) throws {
        guard let known = try row(key),
            case .object(var members)? = try? JSONValue(canonical: known.canonicalBytes, limits: .document),
            members.correct(event) || members.correctFact(event)
        else { return }
        let bytes = JSONValue.object(members).canonicalBytes()
        guard let changed = try? Row(canonical: bytes, limits: .document) else { return }
        try update(key) { $0 = changed }
    }
}

extension [String: JSONValue] {
    /// Gives the field its corrected value; `false` where it does not say what was corrected.
    fileprivate mutating func correct(_ event: CorrectionRecorded) -> Bool {
        guard let value = self[event.field], value.scalarText == event.was,
            let corrected = value.replaced(by: event.is)
        else { return false }
        self[event.field] = corrected
        return true
    }

    /// Corrects the one fact of the lists that the corrected act gave; nothing where several could be it.
    fileprivate mutating func correctFact(_ event: CorrectionRecorded) -> Bool {
        guard case .object(let act) = event.fact else { return false }
        var places: [(list: String, index: Int)] = []
        for case (let name, .array(let facts)) in self {
            for case (let index, .object(let fact)) in facts.enumerated() where fact.isGiven(by: act, event) {
                places.append((name, index))
            }
        }
        guard places.count == 1, let place = places.first, case .array(var facts)? = self[place.list],
            case .object(var fact) = facts[place.index], fact.correct(event)
        else { return false }
        facts[place.index] = .object(fact)
        self[place.list] = .array(facts)
        return true
    }

    /// Whether a fact is the act's: it says what was corrected, where it stands in the log if it says so, and all else
    /// that both say, which is something.
    private func isGiven(by act: [String: JSONValue], _ event: CorrectionRecorded) -> Bool {
        guard self[event.field]?.scalarText == event.was else { return false }
        if let seq = self["seq"], seq != .integer(event.correctsSeq) { return false }
        let shared = keys.filter { $0 != event.field && act[$0] != nil }
        return !shared.isEmpty && shared.allSatisfy { self[$0] == act[$0] }
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
