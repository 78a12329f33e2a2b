public import Deliberation

/// How a year (*vigencia*) of the Commission complies: sessions by quarter, minutes, reports, functions of article 3.
public struct ComplianceCalendar: Sendable {
    /// A quarter and its sessions.
    public struct Quarter: Hashable, Sendable {
        /// The quarter, 1 to 4.
        public let number: Int
        /// Whether the year owes a session in it.
        public let isOwed: Bool
        /// The ordinary sessions installed in it.
        public let ordinary: [String]
        /// The extraordinary sessions installed in it.
        public let extraordinary: [String]
        /// The sessions that failed for lack of quorum: they count for nothing.
        public let failed: [String]
    }

    /// What the Secretariat did after a session.
    public struct Follow: Hashable, Sendable {
        /// The session.
        public let sessionId: String
        /// How far its minutes have come.
        public let minutes: MinutesState
        /// Whether a follow-up report on commitments was presented in it.
        public let hasReport: Bool
    }

    /// A function of article 3.
    public struct Function: Hashable, Sendable {
        /// The function.
        public let code: FunctionCode
        /// How many decisions, commitments and other things of the year cite it.
        public let traces: Int
    }

    /// The year.
    public let year: Int
    /// How many sessions the year owes.
    public let sessionsOwed: Int
    /// Its four quarters.
    public let quarters: [Quarter]
    /// Every session installed in the year, in order.
    public let sessions: [Follow]
    /// The twelve functions.
    public let functions: [Function]

    /// Works out a year from today's views.
    ///
    /// - Complexity: O(rows of the views).
    public init(year: Int, book: Book, readings: Readings) throws {
        self.year = year
        let decree = try book.commission.row(Book.commissionKey)?.decreeDate ?? .latest
        let owed = Vigencia.owed(year: year, decreeDate: decree, readings: readings)
        sessionsOwed = owed.sessions
        let rows = try book.sessions.rows()
        let counted = Set(try book.countedSessions().map(\.sessionId))
        quarters = (1...4).map { number in
            func ids(_ isWanted: (SessionView) -> Bool, _ day: (SessionView) -> CalendarDate?) -> [String] {
                rows.filter { row in
                    guard isWanted(row), let day = day(row) else { return false }
                    return day.year == year && day.quarter == number
                }.map(\.sessionId)
            }
            return Quarter(
                number: number, isOwed: owed.quarters.contains(number),
                ordinary: ids({ $0.kind == .ordinaria && counted.contains($0.sessionId) }, { $0.installedAt?.date() }),
                extraordinary: ids(
                    { $0.kind == .extraordinaria && counted.contains($0.sessionId) }, { $0.installedAt?.date() }),
                failed: ids({ $0.state == .failed }, { $0.endedAt?.date() }))
        }
        let installed = rows.filter { $0.installedAt?.date().year == year }
        sessions = try installed.sorted { $0.lastAct < $1.lastAct }.map { row in
            Follow(
                sessionId: row.sessionId, minutes: try book.minutes.row(row.sessionId)?.state ?? .none,
                hasReport: !row.followUps.isEmpty)
        }
        let traces = try book.functionTraces().filter { $0.on.year == year }
        functions = FunctionCode.allCases.map { code in
            Function(code: code, traces: traces.count { $0.codes.contains(code) })
        }
    }
}
