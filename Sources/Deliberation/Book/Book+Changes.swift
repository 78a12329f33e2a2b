extension Book {
    /// The only key of the view `commission`.
    public static let commissionKey = "commission"

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
