import Deliberation
import Evidence
import Projections

/// The story of a trail as a lawyer reads it: from the convocation to what came of it, each line with its acts.
struct TrailStory {
    private let trail: JudgedTrail
    private let subject: String
    private let id: String
    private let kind: String

    init(_ trail: JudgedTrail) {
        self.trail = trail
        subject = trail.complete.subject
        let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
        kind = parts[0]
        id = parts.count > 1 ? parts[1] : subject
    }

    /// The parts of the story; those about which nothing is on record are left out.
    ///
    /// - Throws: only what reading a row throws.
    func parts() throws -> [ChainPart] {
        let told = try trail.complete.told(before: .max)
        var parts: [ChainPart] = []
        if kind == "decision", let row = try told.book.decisions.row(id) {
            let chain = DecisionChain(row, told)
            let before = try trail.complete.told(before: chain.closing?.seq ?? .max)
            parts =
                [ChainPart(Message.partText.text, text(of: row))] + (try chain.parts(before: before, at: chain.closing))
        } else if kind == "session", let row = try told.book.sessions.row(id) {
            parts = try session(row, told)
        } else {
            parts = [ChainPart(Message.partActs.text, acts { $0.event.streamName == subject })]
        }
        parts += [
            ChainPart(Message.partDelegations.text, try delegations(told)),
            ChainPart(Message.partFollows.text, try commitments(told)),
            ChainPart(
                Message.partIrregular.text, acts { $0.type == .irregularityRecorded || $0.type == .correctionRecorded }),
        ]
        return parts.filter { !$0.lines.isEmpty }
    }

    private func text(of row: DecisionView) -> [ChainLine] {
        let own = trail.acts.filter { $0.event.streamName == subject }
        let worded = own.filter { $0.type == .decisionProposed || $0.type == .proposalAmended }.map(\.seq)
        return [
            ChainLine("\(row.decisionId) · \(row.state.label.text)", own.last.map { [$0.seq] } ?? []),
            ChainLine("«\(row.text)»", worded.suffix(1)), ChainLine("SHA-256 \(row.textHash)", worded.suffix(1)),
        ]
    }

    private func session(_ row: SessionView, _ told: ToldActs) throws -> [ChainPart] {
        let own = acts { $0.event.streamName == subject && !Self.isOfPeople($0.type) }
        let decisions = try row.decisions.compactMap { id -> ChainLine? in
            guard let decision = try told.book.decisions.row(id) else { return nil }
            let line = "\(id) · \(decision.state.label.text) · «\(decision.text)»"
            return ChainLine(line, trail.acts.filter { $0.event.streamName == "decision/\(id)" }.map(\.seq))
        }
        return [
            ChainPart(Message.partSession.text, own),
            ChainPart(Message.partAttendance.text, acts { $0.event.streamName == subject && Self.isOfPeople($0.type) }),
            ChainPart(Message.partDecisions.text, decisions),
        ]
    }

    private static func isOfPeople(_ type: EventType) -> Bool {
        type == .attendanceStarted || type == .attendanceEnded || type == .excuseFiled
    }

    /// The delegation acts by which somebody came: number, date, who gave it, what for.
    private func delegations(_ told: ToldActs) throws -> [ChainLine] {
        try trail.complete.core.filter { $0.hasPrefix("delegation/") && $0 != subject }.sorted().compactMap { stream in
            guard let row = try told.book.delegations.row(String(stream.dropFirst("delegation/".count))) else {
                return nil
            }
            let power = row.grantsDecisionPower ? Message.withDecisionPower.text : Message.withoutDecisionPower.text
            return ChainLine(
                "\(row.delegationId) · \(row.seatId.rawValue) · \(row.actNumber) · \(row.postTitle) · "
                    + "\(row.postLevel.label.text) · \(power) · \(row.state.label.text)",
                trail.acts.filter { $0.event.streamName == stream }.map(\.seq))
        }
    }

    private func commitments(_ told: ToldActs) throws -> [ChainLine] {
        try told.book.commitments.rows().filter { kind != "decision" || $0.decisionId == id }.map { row in
            let due = row.dueDate.map { " · \(Message.dueBy(date: $0.description).text)" } ?? ""
            return ChainLine(
                "\(row.commitmentId) · \(row.state.label.text) · \(row.text)\(due)",
                trail.acts.filter { $0.event.streamName == "commitment/\(row.commitmentId)" }.map(\.seq))
        }
    }

    private func acts(_ isWanted: (Act) -> Bool) -> [ChainLine] {
        trail.acts.filter(isWanted).map { act in
            var line = "\(Clock.dayAndTime(act.occurred)) · \(Catalogue.event(act.type).label.text)"
            if case .attendanceStarted(let event) = act.event {
                let seat = event.seatId.map { "\($0.rawValue) · " } ?? ""
                let act = event.delegationId.map { " · \($0)" } ?? ""
                line += " · \(seat)\(event.person.office)\(act) · \(event.capacity.label.text)"
            }
            return ChainLine(line, [act.seq])
        }
    }
}
