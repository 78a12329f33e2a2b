import CanonicalJSON

/// What the minutes of a session tell, and no act after them changes: its digest ties the document to the ledger.
///
/// A decision tells its text, quorum and positions of the day; that a later session revoked it is not of these minutes.
public struct MinutesFacts: Sendable {
    /// The facts as one canonical JSON object.
    public let canonicalBytes: [UInt8]

    /// Gathers the facts of a session.
    ///
    /// - Throws: only what reading a stored row throws.
    public init(session: SessionView, book: Book) throws {
        let id = session.sessionId
        let attendance = try book.attendance.row(id)?.attendance ?? []
        let moments = try book.quorum.row(id)?.moments ?? []
        let decisions = try session.decisions.compactMap { try book.decisions.row($0) }
        let commitments = try session.commitments.compactMap { try book.commitments.row($0) }
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.key("agenda")
        writer.records(session.agenda)
        writer.key("attendance")
        writer.records(attendance)
        writer.optional("chairId", session.chairId)
        writer.key("commitments")
        writer.beginArray()
        for commitment in commitments { writer.facts(of: commitment) }
        writer.endArray()
        writer.key("decisions")
        writer.beginArray()
        for decision in decisions { writer.facts(of: decision) }
        writer.endArray()
        writer.optional("endedAt", session.endedAt?.description)
        writer.key("excuses")
        writer.records(session.excuses)
        writer.optional("installedAt", session.installedAt?.description)
        writer.key("kind")
        writer.string(session.kind.rawValue)
        writer.key("modality")
        writer.string(session.modality.rawValue)
        writer.key("number")
        writer.integer(session.number)
        writer.key("place")
        writer.string(session.place)
        writer.key("quorum")
        writer.records(moments)
        writer.key("recusals")
        writer.records(session.recusals)
        writer.key("sessionId")
        writer.string(id)
        writer.key("start")
        writer.string(session.start.description)
        writer.endObject()
        canonicalBytes = writer.bytes
    }
}

extension CanonicalWriter {
    fileprivate mutating func optional(_ name: String, _ text: String?) {
        guard let text else { return }
        key(name)
        string(text)
    }

    fileprivate mutating func facts(of commitment: CommitmentView) {
        beginObject()
        key("commitmentId")
        string(commitment.commitmentId)
        key("text")
        string(commitment.text)
        endObject()
    }

    fileprivate mutating func facts(of decision: DecisionView) {
        beginObject()
        if let positions = decision.adopted {
            key("adopted")
            records(positions)
        }
        optional("adoptedAt", decision.adoptedAt?.description)
        key("decisionId")
        string(decision.decisionId)
        key("itemId")
        string(decision.itemId)
        if let quorum = decision.quorum {
            key("quorum")
            quorum.write(to: &self)
        }
        key("textHash")
        string(decision.textHash)
        endObject()
    }
}
