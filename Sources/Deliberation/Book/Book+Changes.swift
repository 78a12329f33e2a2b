extension Book {
    /// The only key of the view `commission`.
    public static let commissionKey = "commission"

    /// Reads missing rows from a source for the time of a closure: a transaction lends its rows, it does not give them.
    public func reading<R>(from source: any RowSource, _ body: () throws -> R) rethrows -> R {
        place.source = source
        defer { place.source = EmptySource() }
        return try body()
    }

    /// Asks somebody before each reading for the time of a closure; what changes the book is not to be done in it.
    public func guarded<R>(by guardian: any RowGuard, _ body: () throws -> R) rethrows -> R {
        place.guardian = guardian
        defer { place.guardian = nil }
        return try body()
    }

    /// How many rows are in memory, for whoever keeps a book longer than a transaction.
    public var rowCount: Int { tables.reduce(0) { $0 + $1.rowCount } }

    /// Keeps what the acts since the last call changed.
    public func settle() {
        for table in tables { table.settle() }
    }

    /// The row, if any, that the acts since the last call left with more than one of its lists may hold.
    ///
    /// Whoever records asks after each act, and refuses the act: written out, the row could not be read again.
    public func takeOverfull() -> OverfullRow? {
        defer { place.overfull = nil }
        return place.overfull
    }

    /// Drops all rows from memory; those that changed must have been drained, for they are read from the source again.
    public func forget() {
        for table in tables { table.forget() }
    }

    /// Forgets what the acts since the last ``settle()`` changed.
    public func discard() {
        place.overfull = nil
        for table in tables { table.discard() }
    }

    /// Hands over every row of a view as it is stored, in the order of the keys' bytes; nothing for an unknown view.
    ///
    /// - Complexity: O(rows log rows) and the encoding of every row; for who seals or audits, never for a rule.
    public func encodedRows(of view: String, _ body: (_ key: String, _ row: [UInt8]) throws -> Void) throws {
        try tables.first { $0.name == view }?.encodedRows(body)
    }

    /// Hands over every row changed and settled since the last call.
    public func drainChanges(_ body: (_ view: String, _ key: String, _ row: [UInt8]) throws -> Void) throws {
        for table in tables { try table.drainChanges(body) }
    }
}

/// A view as those read it who do not care what its rows are.
public protocol ReadableView: AnyObject {
    /// The name of the view.
    var name: String { get }
    /// How often every key was asked for, which costs more the longer the ledger is.
    var wholeReads: Int { get }
    /// All keys in ascending order.
    func keys() throws -> [String]
    /// The row under a key, or nil.
    func record(_ key: String) throws -> (any CanonicalRecord)?
}

extension ReadableView {
    /// All rows in ascending order of key.
    public func records() throws -> [any CanonicalRecord] { try keys().compactMap { try record($0) } }
}

extension ViewTable: ReadableView {
    /// The row under a key, or nil.
    public func record(_ key: String) throws -> (any CanonicalRecord)? { try row(key) }
}

extension Book {
    /// The view of a name, or nil.
    public func view(_ name: String) -> (any ReadableView)? { tables.first { $0.name == name } }
}

/// What all tables share, whatever their rows.
protocol PendingChanges: ReadableView {
    var rowCount: Int { get }
    func settle()
    func discard()
    func forget()
    func correct(_ key: String, _ event: CorrectionRecorded) throws
    func encodedRows(_ body: (_ key: String, _ row: [UInt8]) throws -> Void) throws
    func drainChanges(_ body: (_ view: String, _ key: String, _ row: [UInt8]) throws -> Void) throws
}

extension ViewTable: PendingChanges {}

extension Book {
    /// Adds a finding under `seq/rule/place`, the sequence padded so that keys sort as numbers do.
    public func record(_ finding: FindingView, place: Int) throws {
        let digits = String(finding.seq)
        let seq = String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
        var finding = finding
        finding.es = finding.es.cut(toBytes: Self.longestMessage)
        finding.en = finding.en.cut(toBytes: Self.longestMessage)
        try findings.update("\(seq)/\(finding.ruleId)/\(place)") { $0 = finding }
    }

    /// The most UTF-8 bytes that the catalogue gives the message of a finding: a longer one could not be read again.
    private static let longestMessage = 2_000
}

extension String {
    /// The text, or as much of it as fits with an ellipsis after it.
    fileprivate func cut(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var text = self
        while text.utf8.count > limit - 3 { text.removeLast() }
        return text + "…"
    }
}
