public import Deliberation

/// The minutes (*memoria*) of a session as Markdown, every fact followed by the act of the log that says it.
///
/// What was corrected is told as it stands, with the place of its correction. The text is a function of the acts and the
/// book alone: the same log gives the same bytes, so that a changed document is noticed. Its parts are those of the forms
/// that Colombian bodies use: number, body, date and hours, place, attendance, agenda, development point by point,
/// decisions, commitments, signatures.
public struct MinutesText {
    let session: SessionView
    let book: Book
    let acts: [Act]
    /// The places of the corrections of each act that has any.
    let corrections: [Int64: [Int64]]
    let language: Language
    var lines: [String] = []

    /// Gathers what the minutes of a session tell.
    ///
    /// - Parameters:
    ///   - sessionId: the session.
    ///   - acts: the acts of the session, its decisions and its commitments, in the order of the log.
    ///   - book: the state after them.
    ///   - language: of the words around the facts; what people said and decided stays as it was recorded.
    /// - Throws: only what reading a stored row throws; the text is nil when the book does not know the session.
    public init?(_ sessionId: String, acts: [Act], book: Book, language: Language) throws {
        guard let session = try book.sessions.row(sessionId) else { return nil }
        self.session = session
        self.book = book
        corrections = Dictionary(grouping: try book.corrections.rows(), by: \.correctsSeq)
            .mapValues { $0.map(\.position).sorted() }
        self.acts = try acts.map { [corrections] act in
            guard corrections[act.position] != nil else { return act }
            return Act(
                event: try book.asCorrected(act.event, at: act.position), occurred: act.occurred,
                recorded: act.recorded, actor: act.actor, seq: act.seq)
        }
        self.language = language
    }

    /// The document.
    ///
    /// - Complexity: O(acts × attendances).
    public func markdown() throws -> String {
        var text = self
        try text.writeHeading()
        try text.writeAttendance()
        text.writeAgenda()
        try text.writeDevelopment()
        try text.writeDecisions()
        try text.writeCommitments()
        try text.writeAgreements()
        try text.writeOtherIrregularities()
        text.writeSignatures()
        return text.lines.joined(separator: "\n") + "\n"
    }

    private mutating func writeHeading() throws {
        let name = try book.commission.row(Book.commissionKey)?.canonicalName ?? ""
        let kind = language == .es ? session.kind.label.es : session.kind.label.en
        lines.append("# \(say("Memoria de la sesión", "Minutes of session")) \(session.sessionId)")
        lines.append("")
        lines.append("\(name). \(say("Sesión", "Session")) \(kind.lowercased()) n.º \(session.number).")
        lines.append("")
        var rows = [
            (say("Convocada para", "Convened for"), clock(session.start), cite { $0.type == .convocationIssued }),
            (say("Lugar o enlace", "Place or link"), session.place, cite { $0.type == .convocationIssued }),
        ]
        if let at = session.installedAt {
            rows.append((say("Instalada", "Installed"), clock(at), cite { $0.type == .sessionInstalled }))
        }
        if let at = session.endedAt {
            rows.append((session.state.text(language), clock(at), cite { Self.endings.contains($0.type) }))
        }
        if let chair = session.chairId {
            rows.append((say("Preside", "Chair"), try office(of: chair), cite { $0.type == .chairAssumed }))
        }
        for secretary in try attendance().filter({ $0.capacity == .secretary }) {
            rows.append((say("Secretaría Técnica", "Technical Secretariat"), secretary.person.office, ""))
        }
        for row in rows { lines.append("- \(row.0): \(row.1)\(row.2)") }
    }

    static let endings: Set<EventType> = [.sessionAdjourned, .sessionFailedForQuorum, .sessionCancelled]

    private mutating func writeSignatures() {
        heading("Firmas", "Signatures")
        lines.append("| \(say("Presidencia", "Chair")) | \(say("Secretaría Técnica", "Technical Secretariat")) |")
        lines.append("|---|---|")
        lines.append("| | |")
    }
}

extension MinutesText {
    func attendance() throws -> [AttendanceRow] { try book.attendance.row(session.sessionId)?.attendance ?? [] }

    func office(of attendeeId: String) throws -> String {
        try attendance().last { $0.person.id == attendeeId }?.person.office ?? attendeeId
    }

    func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

    mutating func heading(_ es: String, _ en: String) {
        lines += ["", "## \(say(es, en))", ""]
    }

    /// The place of an act, and of what corrected it, as `#12 (corregido por el acto 40)`.
    func place(_ act: Act) -> String {
        guard let places = corrections[act.position] else { return "#\(act.seq)" }
        let list = places.map { "\($0)" }.joined(separator: ", ")
        let by =
            places.count == 1
            ? say("corregido por el acto", "corrected by act") : say("corregido por los actos", "corrected by acts")
        return "#\(act.seq) (\(by) \(list))"
    }

    /// The acts that say a fact, as ` [#12]`; empty when none does.
    func cite(_ isSource: (Act) -> Bool) -> String {
        let places = acts.filter { isSource($0) || $0.irregularFact.map(isSource) == true }.map { place($0) }
        return places.isEmpty ? "" : " [\(places.joined(separator: ", "))]"
    }

    /// Day and time of the clock that showed them.
    func clock(_ instant: Instant) -> String {
        let text = instant.description
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
    }

    func time(_ instant: Instant) -> String { String(instant.description.dropFirst(11).prefix(5)) }
}

extension VocabularyWord {
    func text(_ language: Language) -> String { language == .es ? label.es : label.en }
}
