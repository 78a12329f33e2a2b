/// Today's state of the commission: every view, readable by the rules and changed only by `evolve`.
///
/// A book reads through one transaction at a time, or stands for one replay of the auditor; a writer may keep it for the
/// next transaction while nobody else wrote. It is not thread safe.
public final class Book {
    /// Decree, name, readings, Secretariat: one row under ``commissionKey``.
    public let commission: ViewTable<CommissionView>
    /// Actors by identifier.
    public let actors: ViewTable<ActorView>
    /// Seats S1 to S7.
    public let seats: ViewTable<SeatView>
    /// Posts by identifier.
    public let posts: ViewTable<PostView>
    /// Delegation acts by identifier.
    public let delegations: ViewTable<DelegationView>
    /// Permanent invitees by identifier.
    public let invitees: ViewTable<InviteeView>
    /// Sessions by identifier.
    public let sessions: ViewTable<SessionView>
    /// Who was present and when, by session.
    public let attendance: ViewTable<AttendanceView>
    /// The quorum at each moment, by session.
    public let quorum: ViewTable<QuorumView>
    /// Decisions by identifier.
    public let decisions: ViewTable<DecisionView>
    /// Commitments by identifier.
    public let commitments: ViewTable<CommitmentView>
    /// Findings raised when an act was recorded, by `seq/rule`.
    public let findings: ViewTable<FindingView>

    /// The only key of the view `commission`.
    public static let commissionKey = "commission"

    /// Opens a book over stored rows, or over ``EmptySource`` for a replay from the first event.
    public init(source: any RowSource) {
        place = RowPlace(source)
        commission = ViewTable("commission", readingFrom: place)
        actors = ViewTable("actors", readingFrom: place)
        seats = ViewTable("seats", readingFrom: place)
        posts = ViewTable("posts", readingFrom: place)
        delegations = ViewTable("delegations", readingFrom: place)
        invitees = ViewTable("invitees", readingFrom: place)
        sessions = ViewTable("sessions", readingFrom: place)
        attendance = ViewTable("attendance", readingFrom: place)
        quorum = ViewTable("quorum", readingFrom: place)
        decisions = ViewTable("decisions", readingFrom: place)
        commitments = ViewTable("commitments", readingFrom: place)
        findings = ViewTable("findings", readingFrom: place)
        tables = [
            actors, attendance, commission, commitments, decisions, delegations, findings, invitees, posts, quorum,
            seats, sessions,
        ]
    }

    /// The names of all views.
    public static let viewNames = [
        "actors", "attendance", "commission", "commitments", "decisions", "delegations", "findings", "invitees",
        "posts", "quorum", "seats", "sessions",
    ]

    private let place: RowPlace
    private let tables: [any PendingChanges]

    /// Reads missing rows from a source for the time of a closure: a transaction lends its rows, it does not give them.
    public func reading<R>(from source: any RowSource, _ body: () throws -> R) rethrows -> R {
        place.source = source
        defer { place.source = EmptySource() }
        return try body()
    }

    /// How many rows are in memory, for whoever keeps a book longer than a transaction.
    public var rowCount: Int { tables.reduce(0) { $0 + $1.rowCount } }

    /// Keeps what the acts since the last call changed.
    public func settle() {
        for table in tables { table.settle() }
    }

    /// Forgets what the acts since the last ``settle()`` changed.
    public func discard() {
        for table in tables { table.discard() }
    }

    /// Hands over every row changed and settled since the last call.
    public func drainChanges(_ body: (_ view: String, _ key: String, _ row: [UInt8]) throws -> Void) throws {
        for table in tables { try table.drainChanges(body) }
    }
}

/// What all tables share, whatever their rows.
protocol PendingChanges: AnyObject {
    var rowCount: Int { get }
    func settle()
    func discard()
    func drainChanges(_ body: (_ view: String, _ key: String, _ row: [UInt8]) throws -> Void) throws
}

extension ViewTable: PendingChanges {}

extension Book {
    /// Adds a finding under `seq/rule/place`, the sequence padded so that keys sort as numbers do.
    public func record(_ finding: FindingView, place: Int) throws {
        let digits = String(finding.seq)
        let seq = String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
        try findings.update("\(seq)/\(finding.ruleId)/\(place)") { $0 = finding }
    }
}
