internal import Deliberation

/// Lets the rules read only what a trail tells: a row whose streams are there, or shown to be absent.
final class RowCoverage: RowGuard {
    /// A row that a rule asked for and the trail does not tell.
    struct Uncovered: Error {
        let demand: TrailDemand
    }

    /// Views with one row for each stream of a kind, or part of it, under the rest of the stream's name.
    private static let kinds: [String: String] = [
        "attendance": "session", "bets": "bet", "commitments": "commitment", "corrections": "correction",
        "decisions": "decision", "delegations": "delegation", "demands": "demand", "documents": "document",
        "eats": "eat", "entities": "entity", "exercises": "exercise", "groups": "group", "initiatives": "initiative",
        "invitations": "invitation", "invitees": "invitee", "irregularities": "irregularity", "minutes": "minutes",
        "models": "intervention-model", "offers": "offer", "operatingModels": "operating-model", "posts": "post",
        "products": "product", "quorum": "session", "raps": "rap", "requests": "session", "routes": "route",
        "seats": "seat", "sessions": "session", "spaces": "space", "systems": "system", "topics": "topic",
    ]
    /// Views whose rows come from one stream.
    private static let single: [String: String] = [
        "actors": "registry", "auditFindings": "audit", "commission": "commission", "controls": "audit",
        "erasures": "vault", "seals": "audit",
    ]
    /// What the look-ups of the view `indexes` gather, by what their keys begin with.
    private static let lookups: [(prefix: String, kind: String)] = [
        ("commitment.", "commitment"), ("correction.", "correction"), ("delegation.", "delegation"),
        ("document.", "document"), ("eat.", "eat"), ("invitation.", "invitation"), ("irregularity.", "irregularity"),
        ("session.", "session"),
    ]

    private let meets: (TrailDemand) -> Bool
    private var known: [TrailDemand: Bool] = [:]

    init(_ meets: @escaping (TrailDemand) -> Bool) { self.meets = meets }

    /// The act that is being judged.
    var act: Act?

    func admit(view: String, key: String?) throws {
        if let demand = Self.demand(view, key) { try require(demand) }
        // What ends a session, or tells it, is held against all that was decided in it, whatever stream that is in.
        if view == "sessions", let act, Self.weighsDecisions(act) {
            try require(.whole("decision/"))
            try require(.whole("commitment/"))
        }
    }

    private func require(_ demand: TrailDemand) throws {
        let isMet = known[demand] ?? meets(demand)
        known[demand] = isMet
        if !isMet { throw Uncovered(demand: demand) }
    }

    private static func weighsDecisions(_ act: Act) -> Bool {
        switch act.type {
        case .agendaItemClosed, .sessionAdjourned, .sessionFailedForQuorum, .followUpReportPresented: true
        default: act.event.streamName.hasPrefix("minutes/")
        }
    }

    /// What must be there for a row, or for a whole view, to be what the whole log would give.
    ///
    /// The registry and the commission are in every trail, and so need no demand.
    static func demand(_ view: String, _ key: String?) -> TrailDemand? {
        if let stream = single[view] {
            return stream == "registry" || stream == "commission" ? nil : .known(stream)
        }
        if let kind = kinds[view] { return key.map { .known("\(kind)/\($0)") } ?? .whole("\(kind)/") }
        guard view == "indexes", let key else { return .whole("") }
        guard !key.hasPrefix("actor.") else { return nil }
        return lookups.first { key.hasPrefix($0.prefix) }.map { .whole("\($0.kind)/") } ?? .whole("")
    }
}
