public import CanonicalJSON

/// Fills in what a draft leaves to the program: hashes, the quorum under both readings, the positions on record.
///
/// The same functions judge the act afterwards, so that a value written by hand that differs is refused.
public enum Completion {
    /// The data of an act with its computed fields.
    ///
    /// - Parameters:
    ///   - data: what was handed in; computed fields that are there are left as they are.
    ///   - type: the type of the act.
    ///   - occurred: when it happened.
    ///   - book: the state before the act.
    ///   - sha256: lower-case hex SHA-256.
    /// - Returns: the completed data; a field that cannot be computed stays absent, for the rules to refuse.
    /// - Throws: only what reading a stored row throws.
    public static func complete(
        _ data: [String: JSONValue], type: EventType, occurred: Instant, book: Book,
        sha256: (_ bytes: [UInt8]) -> String
    ) throws -> [String: JSONValue] {
        var data = data
        if type == .irregularityRecorded {
            data["fact"] = try fact(data, occurred: occurred, book: book, sha256: sha256)
            return data
        }
        let missing = Catalogue.event(type).fields.filter { $0.isComputed && data[$0.name] == nil }
        guard !missing.isEmpty else { return data }
        let frame = try Frame(data, occurred: occurred, book: book)
        for field in missing {
            switch field.name {
            case "textHash" where data["text"] != nil:
                if case .string(let text) = data["text"] { data["textHash"] = .string(sha256(Array(text.utf8))) }
            case "textHash", "onTextHash":
                if let decision = frame.decision { data[field.name] = .string(decision.textHash) }
            case "quorum":
                if let session = frame.session, let fact = try frame.quorum(session.sessionId) {
                    data["quorum"] = try JSONValue(canonical: fact.canonicalBytes)
                }
            case "positions":
                data["positions"] = .array(
                    try frame.positions().map { try JSONValue(canonical: $0.canonicalBytes) })
            case "factsHash":
                if let session = frame.session {
                    let facts = try MinutesFacts(session: session, book: book)
                    data["factsHash"] = .string(sha256(facts.canonicalBytes))
                }
            case "throughSeq":
                if let session = frame.session { data["throughSeq"] = .integer(session.position) }
            case "ruleSetId":
                if let id = frame.readings.ruleSetId { data["ruleSetId"] = .string(id) }
            default: break
            }
        }
        return data
    }

    /// The act inside a record of an irregularity, completed as an act of its own type would be.
    private static func fact(
        _ data: [String: JSONValue], occurred: Instant, book: Book, sha256: (_ bytes: [UInt8]) -> String
    ) throws -> JSONValue? {
        // A record inside another is refused, and not completed.
        guard case .object(let members) = data["fact"], case .string(let name) = data["factType"],
            let type = EventType(rawValue: name), type != .irregularityRecorded
        else { return data["fact"] }
        return .object(try complete(members, type: type, occurred: occurred, book: book, sha256: sha256))
    }

    /// What the computed fields are computed from.
    private struct Frame {
        let decision: DecisionView?
        let session: SessionView?
        let readings: Readings
        let occurred: Instant
        let book: Book

        init(_ data: [String: JSONValue], occurred: Instant, book: Book) throws {
            self.occurred = occurred
            self.book = book
            var decision: DecisionView?
            if case .string(let id) = data["decisionId"] { decision = try book.decisions.row(id) }
            self.decision = decision
            var sessionId = decision?.sessionId
            if case .string(let id) = data["sessionId"] { sessionId = id }
            session = try sessionId.flatMap { try book.sessions.row($0) }
            readings = try Readings.inForce(book, session: session, at: occurred)
        }

        func quorum(_ sessionId: String) throws -> QuorumFact? {
            try Quorum.fact(
                of: sessionId, itemId: decision?.itemId, at: occurred, book: book, readings: readings)
        }

        func positions() throws -> [SeatPosition] {
            guard let decision else { return [] }
            return try decision.positionsOfSeats(at: occurred, book: book, readings: readings)
        }
    }
}
