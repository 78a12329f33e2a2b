extension Book {
    /// The sessions that were installed, in the order in which they were.
    func installedSessions() throws -> [SessionView] {
        let installed = try sessions.rows().compactMap { session in session.installedAt.map { (at: $0, row: session) } }
        return installed.sorted { $0.at < $1.at }.map(\.row)
    }

    /// The sessions that count for article 7, in their order: one installed against a rule counts as little as one that
    /// failed.
    public func countedSessions() throws -> [SessionView] {
        try installedSessions().filter { $0.essentialIrregularities.isEmpty }
    }
}
