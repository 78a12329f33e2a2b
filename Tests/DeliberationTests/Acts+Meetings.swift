import CanonicalJSON
import Deliberation

/// The acts of recusals, extraordinary sessions, changes of agenda, seats and entities.
extension Acts {
    static func recusal(_ seat: Int, _ id: String = "REC-1", item: String = "P1", at: String = "09:06") -> Step {
        session(
            .recusalFiled, at: at,
            [
                "recusalId": .string(id), "seatId": .string("S\(seat)"), "itemId": .string(item),
                "kind": "impedimento", "ground": "Interés directo.", "by": "La curul",
            ])
    }

    /// Seats that determine the extraordinary session S-2026-01, in writing unless a session is named.
    static func request(_ seats: [Int], of session: String = "S-2026-01", in meeting: String? = nil) -> Step {
        var data: [String: JSONValue] = [
            "sessionId": .string(session), "seatIds": .array(seats.map { .string("S\($0)") }), "reason": "Emergencia.",
        ]
        if let meeting { data["inSessionId"] = .string(meeting) } else { data["writtenActs"] = [document] }
        return Step(
            .extraordinaryRequested, data,
            at: meeting == nil ? "2026-02-15T09:00:00-05:00" : "2026-03-03T09:00:00-05:00")
    }

    static let extraordinary = convocation.with(["kind": "extraordinaria"])

    static func item(_ id: String, _ title: String = "Punto") -> JSONValue {
        [
            "itemId": .string(id), "title": .string(title), "kind": "decision", "functionCodes": ["F05"],
            "attachments": [],
        ]
    }

    static func agendaAmended(_ items: [String], version: Int64 = 2, title: String = "Punto") -> Step {
        Step(
            .convocationAmended,
            [
                "sessionId": "S-2026-01", "version": .integer(version), "changes": "Otra.", "reason": "Curul S1.",
                "agenda": .array(items.map { item($0, $0 == "P1" ? "Punto" : title) }),
            ], at: "2026-02-20T08:00:00-05:00")
    }

    static func unit(from date: String) -> Step {
        Step(
            .successorUnitDesignated, ["unit": "Otra dirección", "act": document, "from": .string(date)],
            at: "2026-01-05T08:11:00-05:00")
    }

    static let decreeAmended = Step(
        .decreeAmended,
        ["number": "1 de 2026", "date": "2026-02-01", "document": document, "changes": ["Cambia la curul S6."]],
        at: "2026-02-01T08:00:00-05:00")

    static let seatChanged = Step(
        .seatEstablished,
        seat(6).with(["entityId": "agencia", "entityName": "Agencia", "office": "Director(a)"]).data,
        at: "2026-02-01T09:00:00-05:00")

    static func succeeded(from date: String) -> Step {
        Step(
            .entitySucceeded,
            [
                "entityId": "mininterior", "successorId": "mingobierno", "successorName": "Ministerio de Gobierno",
                "act": document, "from": .string(date),
            ], at: "2026-02-09T08:00:00-05:00")
    }

    static let holidays2026 = [
        "01-01", "01-12", "03-23", "04-02", "04-03", "05-01", "05-18", "06-08", "06-15", "06-29", "07-20", "08-07",
        "08-17", "10-12", "11-02", "11-16", "12-08", "12-25",
    ].map { "2026-\($0)" }

    static func calendar(_ dates: [String] = holidays2026, at: String = "2026-01-06T08:00:00-05:00") -> Step {
        Step(
            .holidayCalendarAdopted,
            ["year": 2026, "dates": .array(dates.map { .string($0) }), "legalBasis": "Ley 51 de 1983"], at: at)
    }
}
