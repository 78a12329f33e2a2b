import CanonicalJSON
import Deliberation

/// Which rows of a list are wanted; what may be asked of a view follows from its fields in the catalogue.
struct RowFilter {
    /// One way to narrow a list.
    enum Kind: String, CaseIterable {
        case state
        case entity
        case dueBefore = "due-before"
        case overdue
        case divipola

        /// Whether the rows of a record have what this looks at.
        func applies(to record: RecordDescriptor) -> Bool {
            switch self {
            case .state: RowFilter.states(of: record) != nil
            case .entity: FieldWalk.has(record, where: RowFilter.isEntity)
            case .dueBefore: RowFilter.dueField(of: record) != nil
            case .overdue: RowFilter.dueField(of: record) != nil && record.fields.contains { $0.name == "closedOn" }
            case .divipola: FieldWalk.has(record, where: RowFilter.isTerritory)
            }
        }
    }

    private typealias Condition = ([String: JSONValue]) -> Bool

    private let conditions: [Condition]

    /// Every row.
    init() { conditions = [] }

    /// The filter that options ask for.
    ///
    /// - Parameters:
    ///   - options: what was given.
    ///   - thing: the view.
    ///   - book: the state, which knows the entities.
    ///   - day: the day on which something is overdue.
    /// - Throws: ``UsageError`` naming a filter that the view does not have and those it has, or a word that is no
    ///   state or entity.
    init(_ options: FilterOptions, _ thing: Thing, _ book: Book, asOf day: CalendarDate) throws {
        guard let record = thing.record else { throw UsageError(.unknownKind(kind: thing.plural, hint: "", all: "")) }
        let has = Kind.allCases.filter { $0.applies(to: record) }
        if let missing = Kind.allCases.first(where: { options.given.contains($0) && !has.contains($0) }) {
            let (view, filter) = (thing.label.text, "--\(missing.rawValue)")
            guard !has.isEmpty else { throw UsageError(.filterNone(view: view, filter: filter)) }
            let all = has.map { "--\($0.rawValue)" }.joined(separator: ", ")
            throw UsageError(.filterNotOfView(view: view, filter: filter, all: all))
        }
        var conditions: [Condition] = []
        // A list shows what is overdue as if that were its state.
        let isOverdueState =
            has.contains(.overdue)
            && ["vencido", "vencidos", "overdue"].contains(options.state.map { Folding.word($0) } ?? "")
        if let word = options.state, !isOverdueState { conditions.append(try Self.inState(word, thing, record)) }
        if let word = options.entity { conditions.append(try Self.ofEntity(word, thing, record, book)) }
        let dueField = Self.dueField(of: record)?.name ?? ""
        func due(_ row: [String: JSONValue], before date: CalendarDate) -> Bool {
            guard case .string(let text)? = row[dueField], let due = CalendarDate(text) else { return false }
            return due < date
        }
        if let date = options.dueBefore.flatMap({ CalendarDate($0) }) {
            conditions.append { due($0, before: date) }
        }
        if options.overdue || isOverdueState { conditions.append { due($0, before: day) && $0["closedOn"] == nil } }
        if let code = options.divipola {
            conditions.append { row in
                // A department covers its municipalities, both ways.
                FieldWalk.values(row, record, where: Self.isTerritory).contains { territory in
                    territory.hasPrefix(code) || code.hasPrefix(territory)
                }
            }
        }
        self.conditions = conditions
    }

    /// Whether a row is wanted.
    ///
    /// - Throws: only what reading a row of its own canonical form throws.
    func admits(_ row: any CanonicalRecord) throws -> Bool {
        if conditions.isEmpty { return true }
        guard case .object(let members) = try row.value else { return false }
        return conditions.allSatisfy { $0(members) }
    }

    /// The rows that are wanted, in their order.
    func kept<Row: CanonicalRecord>(_ rows: [Row]) throws -> [Row] {
        try rows.filter { try admits($0) }
    }

    // MARK: What the catalogue says

    private static func states(of record: RecordDescriptor) -> [EnumValue]? {
        guard case .enumeration(_, let values)? = record.fields.first(where: { $0.name == "state" })?.type else {
            return nil
        }
        return values
    }

    private static func dueField(of record: RecordDescriptor) -> FieldDescriptor? {
        record.fields.first { $0.type == .date && ["dueDate", "dueAt"].contains($0.name) }
    }

    private static func isEntity(_ field: FieldDescriptor) -> Bool {
        ["entityId", "entityIds"].contains(field.name) || field.name.hasSuffix("EntityId")
    }

    static func isTerritory(_ field: FieldDescriptor) -> Bool { FieldWalk.leaf(field.type) == .identifier(.divipola) }

    // MARK: Conditions

    /// A word of the catalogue, in either language and number; `irregular` is also what broke a rule, and a decision
    /// in force is one adopted.
    private static func inState(_ word: String, _ thing: Thing, _ record: RecordDescriptor) throws -> Condition {
        let values = states(of: record) ?? []
        let irregular = record.fields.contains { $0.name == "irregularities" } ? "irregular" : nil
        let inForce = record.name == "DecisionView" ? ["vigente", "in-force"] : []
        let typed = Folding.word(word)
        let spellings = [typed, typed.hasSuffix("s") ? String(typed.dropLast()) : typed]
        if let irregular, !Set(spellings).isDisjoint(with: [irregular, "irregulare"]) {
            return { row in
                if case .array(let rules)? = row["irregularities"], !rules.isEmpty { return true }
                return row["state"] == .string(irregular)
            }
        }
        if !Set(spellings).isDisjoint(with: inForce) { return { $0["state"] == .string("adopted") } }
        let match = values.first { value in
            let names = [
                value.raw, Folding.word(value.raw), Folding.word(value.label.es), Folding.word(value.label.en),
            ]
            return !Set(spellings).isDisjoint(with: names)
        }
        guard let match else {
            let words = values.map(\.label.text) + (inForce.first.map { [$0] } ?? [])
            let extra = values.contains { $0.raw == irregular } ? [] : irregular.map { [$0] } ?? []
            let nearest = SpellingDistance.nearest(to: typed, among: (words + extra).map { Folding.word($0) })
            throw UsageError(
                .filterState(
                    view: thing.label.text, word: word, hint: Hint.nearest(nearest),
                    all: (words + extra).joined(separator: ", ")))
        }
        return { $0["state"] == .string(match.raw) }
    }

    /// One entity that some row names, or that the book knows: a word mistyped is not an empty list.
    private static func ofEntity(
        _ word: String, _ thing: Thing, _ record: RecordDescriptor, _ book: Book
    ) throws -> Condition {
        let named = try thing.table(book).records().flatMap { row in
            guard case .object(let members) = try row.value else { return [String]() }
            return FieldWalk.values(members, record, where: isEntity)
        }
        let known = Set(named + (try book.entities.keys()) + (try book.seats.rows().map(\.entityId)))
        guard known.contains(word) else {
            let nearest = SpellingDistance.nearest(to: word, among: known.sorted())
            throw UsageError(.unknownThing(kind: Message.columnEntity.text, id: word, hint: Hint.nearest(nearest)))
        }
        return { FieldWalk.values($0, record, where: isEntity).contains(word) }
    }
}
