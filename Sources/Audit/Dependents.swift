import Deliberation
import TransparencyLog

/// Things of one kind that rest on an act or a stream.
public struct Dependents: Sendable, Hashable {
    /// What sort of thing rests on another.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case decision, session, commitment, route, function, group, initiative, invitation, filing
    }

    /// How many things of a kind are named; the others are counted.
    public static let largestCount = 1_000

    /// What sort of things.
    public let kind: Kind
    /// Which, in the order in which they were met, but no more than ``largestCount``.
    public private(set) var ids: [String] = []
    /// How many.
    public private(set) var total = 0

    init(kind: Kind) { self.kind = kind }

    mutating func add(_ id: String) {
        total += 1
        if ids.count < Self.largestCount { ids.append(id) }
    }
}

// What a finding is about, as far as other things may rest on it.
extension Dependents {
    /// The streams whose things other things rest on, by the view that holds those things.
    static let kinds = ["decisions": "decision", "delegations": "delegation", "sessions": "session", "topics": "topic"]

    static func key(_ keyID: String, of actor: String) -> String { "key/\(actor)/\(keyID)" }

    /// What rests on an act rests on its stream; but rule sets and keys share a stream with others of their kind.
    static func subject(of event: DomainEvent) -> String {
        switch event {
        case .ruleSetAdopted(let event): "ruleset/\(event.ruleSetId)"
        case .keyRevoked(let event): key(event.keyId, of: event.actorId)
        case .actorEnrolled(let event):
            key((try? VerifierKey(parsing: event.key)).map { "\($0.keyID)" } ?? "", of: event.actorId)
        default: event.streamName
        }
    }
}

// Who rests on whom.
extension Dependents {
    /// What rests on each of some subjects.
    ///
    /// Decisions rest on a delegation whose delegate was counted present when they were adopted, on their session, and
    /// on the rule set under which it was installed; commitments, routes, functions, groups and initiatives on their
    /// decision; commitments on the session in which they arose; invitations and their sessions on a topic; filings on
    /// the key that signed them.
    ///
    /// - Parameters:
    ///   - subjects: What findings and differences are about.
    ///   - filings: The filings by the key that signed them.
    ///   - rows: Hands over every row of a view as it is stored.
    /// - Returns: What rests on them, by subject and kind; subjects on which nothing rests are left out.
    /// - Throws: What `rows` throws, and what reading a row throws.
    /// - Complexity: O(rows of seven views); nothing is read of what no subject asks for.
    static func all(
        of subjects: Set<String>, filings: [String: Dependents],
        rows: (_ view: String, _ body: ([UInt8]) throws -> Void) throws -> Void
    ) throws -> [String: [Dependents]] {
        var found = DependentsTally(subjects)
        for subject in subjects {
            if let filings = filings[subject] { found.groups[subject] = [.filing: filings] }
        }
        let asked = Set(subjects.map { String($0.prefix { $0 != "/" }) })
        let isAsked: (Set<String>) -> Bool = { !$0.isDisjoint(with: asked) }
        if isAsked(["delegation", "session", "ruleset"]) { try found.addDecisions(rows) }
        if isAsked(["decision"]) { try found.addWorkOfDecisions(rows) }
        if isAsked(["decision", "session"]) {
            try rows("commitments") {
                let row = try CommitmentView(row: $0)
                found.add(.commitment, row.commitmentId, on: row.decisionId.map { "decision/\($0)" })
                found.add(.commitment, row.commitmentId, on: "session/\(row.sessionId)")
            }
        }
        if isAsked(["topic"]) {
            // One session may have many invitations for a topic.
            var sessions: Set<[String]> = []
            try rows("invitations") {
                let row = try InvitationView(row: $0)
                found.add(.invitation, row.invitationId, on: "topic/\(row.topicId)")
                guard sessions.insert([row.topicId, row.sessionId]).inserted else { return }
                found.add(.session, row.sessionId, on: "topic/\(row.topicId)")
            }
        }
        return found.groups.mapValues { groups in Kind.allCases.compactMap { groups[$0] } }
    }
}

/// What was met so far, for the subjects that are asked for.
private struct DependentsTally {
    private let subjects: Set<String>
    var groups: [String: [Dependents.Kind: Dependents]] = [:]

    init(_ subjects: Set<String>) { self.subjects = subjects }

    mutating func add(_ kind: Dependents.Kind, _ id: String, on subject: String?) {
        guard let subject, subjects.contains(subject) else { return }
        groups[subject, default: [:]][kind, default: Dependents(kind: kind)].add(id)
    }

    mutating func addDecisions(_ rows: (_ view: String, _ body: ([UInt8]) throws -> Void) throws -> Void) throws {
        var ruleSets: [String: String] = [:]
        try rows("sessions") {
            let row = try SessionView(row: $0)
            guard let ruleSet = row.ruleSetId.map({ "ruleset/\($0)" }), subjects.contains(ruleSet) else { return }
            ruleSets[row.sessionId] = ruleSet
            add(.session, row.sessionId, on: ruleSet)
        }
        var attendance: [String: [AttendanceRow]] = [:]
        try rows("attendance") {
            let row = try AttendanceView(row: $0)
            let isAsked = row.attendance.contains {
                $0.delegationId.map { subjects.contains("delegation/\($0)") } ?? false
            }
            if isAsked { attendance[row.sessionId] = row.attendance.filter { $0.capacity == .seat } }
        }
        try rows("decisions") {
            let row = try DecisionView(row: $0)
            guard let adoptedAt = row.adoptedAt else { return }
            add(.decision, row.decisionId, on: "session/\(row.sessionId)")
            add(.decision, row.decisionId, on: ruleSets[row.sessionId])
            let present = attendance[row.sessionId]?.filter { $0.isPresent(at: adoptedAt) } ?? []
            for seat in row.quorum?.present ?? [] {
                let people = present.filter { $0.seatId == seat }
                // Who holds the seat displaces its delegate (article 4, paragraph 1).
                if people.contains(where: { $0.delegationId == nil }) { continue }
                for id in Set(people.compactMap(\.delegationId)) {
                    add(.decision, row.decisionId, on: "delegation/\(id)")
                }
            }
        }
    }

    mutating func addWorkOfDecisions(
        _ rows: (_ view: String, _ body: ([UInt8]) throws -> Void) throws -> Void
    ) throws {
        try rows("routes") {
            let row = try RouteView(row: $0)
            add(.route, row.routeId, on: row.decisionId.map { "decision/\($0)" })
        }
        try rows("commission") {
            for row in try CommissionView(row: $0).extraFunctions {
                add(.function, "#\(row.seq)", on: "decision/\(row.decisionId)")
            }
        }
        try rows("groups") {
            let row = try GroupView(row: $0)
            add(.group, row.groupId, on: row.decisionId.map { "decision/\($0)" })
        }
        try rows("initiatives") {
            let row = try InitiativeView(row: $0)
            add(.initiative, row.initiativeId, on: row.decisionId.map { "decision/\($0)" })
        }
    }
}
