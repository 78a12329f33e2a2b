extension Book {
    /// The sessions that were installed, in the order in which they were.
    func installedSessions() throws -> [SessionView] {
        let installed = try sessions.rows().compactMap { session in session.installedAt.map { (at: $0, row: session) } }
        return installed.sorted { $0.at < $1.at }.map(\.row)
    }

    /// The session installed last of all; of one of each kind, the one with the later act.
    ///
    /// - Complexity: O(1).
    public func lastInstalledSession() throws -> SessionView? {
        try SessionKind.allCases.compactMap { kind in try last(in: .installed(kind)) { try sessions.row($0) } }
            .max { $0.lastAct < $1.lastAct }
    }

    /// The sessions that count for article 7, in their order: one installed against a rule counts as little as one that
    /// failed.
    public func countedSessions() throws -> [SessionView] {
        try installedSessions().filter { $0.essentialIrregularities.isEmpty }
    }
}
