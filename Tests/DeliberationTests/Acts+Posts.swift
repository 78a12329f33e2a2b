import CanonicalJSON
import Deliberation

/// Changes of the posts and offices that delegations hang on.
extension Acts {
    static func levelled(_ post: JSONValue, _ level: JSONValue, from: JSONValue) -> Step {
        Step(
            .postLevelChanged, ["postId": post, "level": level, "act": document, "from": from],
            at: "2026-02-01T08:00:00-05:00")
    }

    /// Another person in the office of a seat from 25 February on.
    static func succession(in seat: Int) -> [Step] {
        [
            Step(
                .officeHolderEnded,
                ["seatId": .string("S\(seat)"), "holderId": .string(titular(seat)), "until": "2026-02-24"],
                at: "2026-02-24T17:00:00-05:00"),
            Step(
                .officeHolderAppointed,
                [
                    "seatId": .string("S\(seat)"), "holder": person("titular-nuevo"), "kind": "titular",
                    "act": document, "from": "2026-02-25",
                ], at: "2026-02-25T08:00:00-05:00"),
        ]
    }

    static func reassumed(at: String) -> Step {
        Step(
            .delegationReassumed,
            ["delegationId": "DEL-2026-001", "sessionId": "S-2026-01", "at": .string(at)], at: at)
    }
}
