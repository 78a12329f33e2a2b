internal import CanonicalJSON

/// What a trail must bring.
enum TrailDemand: Hashable, Sendable {
    /// A stream, with its events.
    case shown(String)
    /// A stream with its events, or the proof that there is none of that name.
    case known(String)
    /// All streams whose names begin so.
    case whole(String)

    /// The stream, or what the names begin with.
    var name: String {
        switch self {
        case .shown(let name), .known(let name), .whole(let name): name
        }
    }
}

/// What must be in a trail so that nothing is missing that its verdict rests on; the format's page says the same in prose.
enum TrailClosure {
    /// The few streams that belong to every trail as a whole: whoever leaves one out could hide what it changes.
    private static let ranges = ["correction/", "invitee/", "irregularity/", "rap/", "seat/"]
    /// What a seat did is in these.
    private static let rangesOfSeat = ["decision/", "delegation/", "session/"]

    /// The members of an event's data that name another stream.
    private static let references: [String: String] = [
        "byDecisionId": "decision", "commitmentId": "commitment", "decisionId": "decision",
        "delegationId": "delegation", "groupId": "group", "intoCommitmentId": "commitment",
        "invitationId": "invitation", "postId": "post", "routeId": "route", "sessionId": "session", "topicId": "topic",
    ]

    /// What a trail about a stream must bring, as far as the events that are there tell.
    ///
    /// - Parameters:
    ///   - subject: the stream.
    ///   - events: the events of a stream; none for a stream that is not there.
    ///   - all: the names of the streams that are there.
    /// - Returns: the demands, and the streams that the verdict is about.
    /// - Throws: ``EvidenceError`` with code `malformedEvent`.
    static func demands(
        of subject: String, events: (String) -> [Envelope], all: () -> [String]
    ) throws(EvidenceError) -> (demands: [TrailDemand], core: Set<String>) {
        var core: Set<String> = [subject]
        var ranges = Self.ranges
        if subject.hasPrefix("seat/") {
            ranges += rangesOfSeat
            core.formUnion(all().filter { name in rangesOfSeat.contains { name.hasPrefix($0) } })
        }
        var sessions = Set(try top("sessionId", events(subject)).map { "session/\($0)" })
        core.formUnion(sessions)
        if subject.hasPrefix("session/") { sessions.insert(subject) }
        for session in sessions {
            core.formUnion(try top("delegationId", events(session)).map { "delegation/\($0)" })
        }
        var demands: [TrailDemand] = [.shown(subject), .shown("commission"), .shown("registry")]
        demands += ranges.map { .whole($0) }
        var known: Set<String> = []
        for stream in core.sorted() {
            for event in events(stream) {
                for (member, value) in try event.members(Set(references.keys)) {
                    if let kind = references[member] { known.insert("\(kind)/\(value)") }
                }
            }
        }
        return (demands + known.sorted().map { .known($0) }, core)
    }

    private static func top(_ member: String, _ events: [Envelope]) throws(EvidenceError) -> [String] {
        var values: [String] = []
        for event in events {
            if case .object(let data) = try event.parsedData(), case .string(let value) = data[member] {
                values.append(value)
            }
        }
        return values
    }
}

extension Envelope {
    /// The act's data as a JSON value.
    func parsedData() throws(EvidenceError) -> JSONValue {
        do throws(CanonicalJSONError) {
            return try JSONValue(canonical: data)
        } catch {
            throw EvidenceError(.malformedEvent, seq: seq, detail: error.code.rawValue)
        }
    }

    /// The members of some names whose value is a text, at any depth of the act's data.
    func members(_ names: Set<String>) throws(EvidenceError) -> [(name: String, value: String)] {
        var found: [(name: String, value: String)] = []
        func walk(_ value: JSONValue) {
            switch value {
            case .array(let items): items.forEach(walk)
            case .object(let members):
                for (name, value) in members {
                    if names.contains(name), case .string(let text) = value { found.append((name, text)) }
                    walk(value)
                }
            case .null, .boolean, .integer, .string: break
            }
        }
        walk(try parsedData())
        return found
    }
}
