import CanonicalJSON
import Deliberation

/// Minutes, corrections, irregularities and further sessions.
extension Acts {
    static func minutes(_ type: EventType, at: String, _ more: [String: JSONValue]) -> Step {
        Step(type, more.merging(["sessionId": "S-2026-01"]) { first, _ in first }, at: at)
    }

    /// A version of the minutes; its document has a hash of its own.
    static func drafted(_ version: Int64 = 1, at: String = "2026-03-04T09:00:00-05:00") -> Step {
        minutes(
            .minutesDrafted, at: at,
            ["version": .integer(version), "document": ["name": "memoria.md", "sha256": .string(hash(version))]])
    }

    static func circulated(at: String = "2026-03-04T10:00:00-05:00") -> Step {
        minutes(.minutesCirculated, at: at, ["recipients": [["seatId": "S1"]], "dueAt": "2026-03-16"])
    }

    static func approved(_ version: Int64 = 1, at: String = "2026-03-17T09:00:00-05:00") -> Step {
        minutes(
            .minutesApproved, at: at, ["version": .integer(version), "seatIds": ["S1", "S3", "S4", "S5"]])
    }

    static func signed(_ version: Int64 = 1, at: String = "2026-03-17T10:00:00-05:00") -> Step {
        minutes(
            .minutesSigned, at: at,
            [
                "signer": person(titular(3)), "role": "presidencia", "documentHash": .string(hash(version)),
                "scheme": "firma electrónica",
            ])
    }

    static func hash(_ version: Int64) -> String { String(repeating: "\(version)", count: 64) }

    static func function(_ seats: [Int] = Array(1...7)) -> Step {
        Step(
            .secretariatFunctionAssigned,
            [
                "decisionId": "D-2026-001", "text": "Administrar el repositorio.",
                "assents": .array(seats.map { .string("S\($0)") }),
            ], at: time("10:00"))
    }

    static func irregularity(
        _ rules: [String], _ type: String = "decision.adopted", _ fact: JSONValue = ["decisionId": "D-2026-001"],
        at: String = "09:30"
    ) -> Step {
        Step(
            .irregularityRecorded,
            [
                "irregularityId": "IRR-2026-001", "ruleIds": .array(rules.map { .string($0) }),
                "factType": .string(type), "fact": fact, "explanation": "Así ocurrió.",
            ], at: time(at))
    }

    static func correction(_ changes: [String: JSONValue?] = [:]) -> Step {
        Step(
            .correctionRecorded,
            [
                "correctionId": "COR-2026-001", "correctsSeq": 0, "field": "number", "was": "0000 de 2026",
                "is": "0001 de 2026", "reason": "Error de digitación.",
            ], at: time("11:00")
        ).with(changes)
    }

    /// A further session, all of it at one instant, with whatever happens in it.
    static func meeting(
        _ number: Int64, at: String, kind: String = "ordinaria", seats: [Int] = [1, 3, 4, 5], _ within: [Step] = []
    ) -> [Step] {
        let id = JSONValue.string("S-2026-\(number < 10 ? "0" : "")\(number)")
        func of(_ step: Step) -> Step { Step(step.type, step.with(["sessionId": id]).data, at: at) }
        let request = Step(
            .extraordinaryRequested,
            [
                "sessionId": id, "seatIds": ["S1", "S3", "S4", "S5"], "reason": "Urgente.",
                "writtenActs": [document],
            ], at: "2026-01-06T08:00:00-05:00")
        let convened = Step(
            .convocationIssued,
            convocation.with([
                "sessionId": id, "number": .integer(number), "kind": .string(kind), "start": .string(at),
            ]).data, at: "2026-01-06T09:00:00-05:00")
        return (kind == "ordinaria" ? [] : [request]) + [convened]
            + (seats.map { arrival(seat: $0) } + [chair(titular(3)), installed] + within + [adjourned]).map(of)
    }
}
