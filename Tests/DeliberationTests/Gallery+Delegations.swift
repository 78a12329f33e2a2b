import CanonicalJSON
import Deliberation

/// Article 4, paragraph 1: delegation.
extension Gallery {
    private static let withPost: @Sendable () throws -> Scene = {
        try .founded().play([Acts.incumbent("mininterior-dir", "delegada-1")])
    }

    /// A session convened, with a delegation that differs from the usual one.
    private static func convened(_ delegation: Step, isRegistered: Bool = true) -> @Sendable () throws -> Scene {
        {
            try withPost().play([delegation] + (isRegistered ? [Acts.registered()] : []) + [Acts.convocation])
        }
    }

    private static let delegate = Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-001")

    private static let another = Acts.delegation(id: "DEL-2026-002")
        .with(["postId": "mininterior-asesor", "postLevel": "asesor", "from": "2026-02-20"])

    private static let revoked = Step(
        .delegationRevoked,
        ["delegationId": "DEL-2026-001", "at": "2026-02-20T00:00:00-05:00", "act": Acts.document],
        at: "2026-02-10T11:00:00-05:00")

    private static func levelled(_ level: JSONValue, from: JSONValue) -> Step {
        Acts.levelled("mininterior-dir", level, from: from)
    }

    static let delegations: [GalleryCase] =
        ["profesional", "tecnico", "asistencial"].map { level in
            .refused(
                "ART4-PAR1-LEVEL", "a post of the level \(level)", in: withPost,
                Acts.delegation().with(["postLevel": .string(level)]),
                remedy: Acts.delegation().with(["postLevel": "asesor"]))
        } + [
            .refused(
                "ART4-PAR1-ISSUER", "an issuer who does not hold the office", in: withPost,
                Acts.delegation().with(["issuerId": "otro"]), remedy: Acts.delegation()),
            .refused(
                "ART4-PAR1-SAME-ENTITY", "a post of another entity", in: withPost,
                Acts.delegation().with(["postEntityId": "esap"]), remedy: Acts.delegation()),
            .refused(
                "ART4-PAR1-PRIOR-ACT", "an act dated after it takes effect", in: withPost,
                Acts.delegation().with(["from": "2026-02-09"]), remedy: Acts.delegation()),
            .refused(
                "ART4-PAR1-PRIOR-ACT", "an act dated after it was issued", in: withPost,
                Acts.delegation().with(["actDate": "2026-02-11", "from": "2026-02-11"]), remedy: Acts.delegation()),
            .refused(
                "ART4-PAR1-PRIOR-ACT", "a delegate whose act is not registered",
                in: convened(Acts.delegation(), isRegistered: false), delegate,
                remedy: Acts.registered(), delegate),
            .refused(
                "ART4-PAR1-POST", "a delegate who does not fill the post", in: { try .convened() },
                Acts.arrival(seat: 1, "otra", delegation: "DEL-2026-001"), remedy: delegate),
            .refused(
                "ART4-PAR1-SCOPE-TERM", "a delegation for another seat", in: { try .convened() },
                delegate.with(["seatId": "S2"]), remedy: delegate),
            .refused(
                "ART4-PAR1-SCOPE-TERM", "a delegation for another session",
                in: convened(Acts.delegation().with(["scope": ["kind": "session", "sessionId": "S-2026-02"]])),
                delegate, remedy: Acts.arrival(seat: 1)),
            .refused(
                "ART4-PAR1-SCOPE-TERM", "a delegation that has expired",
                in: convened(Acts.delegation().with(["until": "2026-03-01"])), delegate,
                remedy: Acts.arrival(seat: 1)),
            .refused(
                "ART4-PAR1-SCOPE-TERM", "a delegation that was revoked",
                in: {
                    try .convened().play([
                        Step(
                            .delegationRevoked,
                            ["delegationId": "DEL-2026-001", "at": "2026-03-02T08:50:00-05:00", "act": Acts.document],
                            at: "2026-02-20T00:00:00-05:00")
                    ])
                }, delegate, remedy: Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-001", at: "08:49")),
            .refused(
                "ART4-PAR1-NO-SUBDELEGATION", "a delegate who delegates again",
                in: {
                    try withPost().play([
                        Acts.delegation().with(["scope": ["kind": "session", "sessionId": "S-2026-01"]])
                    ])
                }, another.with(["issuerId": "delegada-1"]), remedy: another),
            .refused(
                "ART4-PAR1-LEVEL", "a post that the register has at another level",
                in: { try withPost().play([levelled("profesional", from: "2026-02-01")]) }, Acts.delegation(),
                remedy: levelled("asesor", from: "2026-02-02"), Acts.delegation()),
            .refused(
                "ART4-PAR1-LEVEL", "a post whose level changed before the session",
                in: { try .convened().play([levelled("profesional", from: "2026-03-02")]) }, delegate,
                remedy: Acts.arrival(seat: 1)),
            .refused(
                "ART4-PAR1-POST", "a second standing delegation of one seat",
                in: { try withPost().play([Acts.delegation()]) }, another, remedy: revoked, another),
            .refused(
                "ART4-PAR1-SCOPE-TERM", "a delegation whose delegator left the office",
                in: {
                    try .convened(["delegation.survivesDelegatorChange": "false"]).play(Acts.succession(in: 1))
                }, delegate, remedy: Acts.arrival(seat: 1, "titular-nuevo")),
            .finding(
                "ART4-PAR1-POWER", "an act without the power to decide", in: withPost,
                Acts.delegation().with(["grantsDecisionPower": false]), remedy: Acts.delegation()),
            .finding(
                "ART4-PAR1-POWER", "an act that does not say where it grants it", in: withPost,
                Acts.delegation().with(["clauseLocator": nil]), remedy: Acts.delegation()),
            .refused(
                "ART4-PAR1-POWER", "a position of one with voice only",
                in: {
                    try convened(Acts.delegation().with(["grantsDecisionPower": false]))().play(
                        [delegate] + [3, 4, 5, 6].map { Acts.arrival(seat: $0) } + [
                            Acts.chair("dnp-titular"), Acts.installed, Acts.opened, Acts.proposed,
                        ])
                }, Acts.position("delegada-1"), remedy: Acts.position("apc-titular")),
            .finding(
                "ART4-PAR1-LATE-REGISTERED", "an act registered after the session that it covers",
                in: {
                    try .installed().play([
                        Acts.incumbent("esap-dir", "delegada-7"), Acts.delegation(seat: 7, id: "DEL-2026-007"),
                    ])
                }, Acts.registered("DEL-2026-007", at: "2026-03-09T09:00:00-05:00"),
                remedy: Acts.incumbent("minhacienda-dir", "delegada-2"),
                Acts.delegation(seat: 2, id: "DEL-2026-008").with(["from": "2026-03-03"]),
                Acts.registered("DEL-2026-008")),
            .finding(
                "ART4-PAR1-LATE-REGISTERED", "an act that says it was registered before, recorded after the session",
                in: {
                    try .installed().play([
                        Acts.incumbent("esap-dir", "delegada-7"), Acts.delegation(seat: 7, id: "DEL-2026-007"),
                    ])
                }, Acts.registered("DEL-2026-007"), remedy: Acts.incumbent("minhacienda-dir", "delegada-2"),
                Acts.delegation(seat: 2, id: "DEL-2026-008").with(["from": "2026-03-03"]),
                Acts.registered("DEL-2026-008")),
        ]
}
