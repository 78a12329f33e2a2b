public import Deliberation

/// A row of a view, by name.
public struct RowName: Hashable, Sendable, Comparable {
    /// The view.
    public let view: String
    /// The key in it.
    public let key: String

    /// Names a row.
    public init(view: String, key: String) {
        self.view = view
        self.key = key
    }

    /// By view, then by key.
    public static func < (left: RowName, right: RowName) -> Bool { (left.view, left.key) < (right.view, right.key) }
}

/// Acts told one by one: the views as they left them, and which acts made each row.
public final class ToldActs {
    /// The views after the acts told so far.
    public let book = Book(source: EmptySource())
    /// The acts told so far, in the order of the log.
    public private(set) var acts: [Act] = []
    /// Every row, as canonical bytes.
    public private(set) var rows: [RowName: [UInt8]] = [:]
    /// The acts that made or changed each row, in the order of the log.
    public private(set) var makers: [RowName: [UInt64]] = [:]

    /// Before the first act.
    public init() {}

    /// Tells the next act.
    ///
    /// - Parameters:
    ///   - act: the act.
    ///   - breaches: what the rules said of it.
    /// - Throws: what reading a row throws.
    public func tell(_ act: Act, breaches: [Breach]) throws {
        try Projector.apply(act, breaches: breaches, to: book)
        book.settle()
        try book.drainChanges { view, key, row in
            let name = RowName(view: view, key: key)
            guard rows[name] != row else { return }
            rows[name] = row
            makers[name, default: []].append(act.seq)
        }
        acts.append(act)
    }
}
