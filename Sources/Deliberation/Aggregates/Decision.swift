extension Book {
    func evolveDecision(_ act: Act) throws {
        switch act.event {
        case .decisionProposed(let event):
            try decisions.update(event.decisionId) { $0 = DecisionView(proposed: event, act: act) }
            try evolveSession(event.sessionId, act) { $0.decisions.append(event.decisionId) }
        case .proposalAmended(let event):
            try evolveDecision(event.decisionId, act) { $0.apply(event, at: act.occurred) }
        case .positionStated(let event):
            try evolveDecision(event.decisionId, act) { $0.apply(event, at: act.occurred) }
        case .objectionRaised(let event):
            try evolveDecision(event.decisionId, act) { $0.apply(event, at: act.occurred) }
        case .objectionWithdrawn(let event):
            try evolveDecision(event.decisionId, act) { $0.apply(event, at: act.occurred) }
        case .decisionAdopted(let event):
            guard let decision = try decisions.row(event.decisionId) else { return }
            let broken = try sessions.row(decision.sessionId)?.essentialIrregularities ?? []
            try evolveDecision(event.decisionId, act) { decision in
                decision.apply(event, at: act.occurred)
                // What an irregular session decides is on record, and is not in force.
                guard !broken.isEmpty else { return }
                decision.state = .irregular
                decision.irregularities.note(broken)
            }
            try recordQuorum(decision.sessionId, act, .decided, event.quorum)
        case .decisionNotReached(let event):
            try evolveDecision(event.decisionId, act) { $0.settle(.notReached, at: act.occurred) }
        case .decisionDeferred(let event):
            try evolveDecision(event.decisionId, act) { $0.settle(.deferred, at: act.occurred) }
        case .proposalWithdrawn(let event):
            try evolveDecision(event.decisionId, act) { $0.settle(.withdrawn, at: act.occurred) }
        // A later decision's session moves on, not that of the decision that it replaces.
        case .decisionRevoked(let event):
            try updateDecision(event.decisionId, act) { $0.replace(by: event.byDecisionId, as: .revoked) }
        case .decisionSuperseded(let event):
            try updateDecision(event.decisionId, act) { $0.replace(by: event.byDecisionId, as: .superseded) }
        default: return
        }
    }

    /// Changes a decision that exists and moves the clock of its session.
    private func evolveDecision(_ id: String, _ act: Act, _ change: (inout DecisionView) -> Void) throws {
        if let sessionId = try updateDecision(id, act, change) { try evolveSession(sessionId, act) { _ in } }
    }

    /// Changes a decision that exists, and says in which session it was proposed.
    @discardableResult
    private func updateDecision(
        _ id: String, _ act: Act, _ change: (inout DecisionView) -> Void
    ) throws -> String? {
        var sessionId: String?
        try decisions.update(id) { row in
            guard var decision = row else { return }
            row = nil
            change(&decision)
            decision.position = act.position
            sessionId = decision.sessionId
            row = decision
        }
        return sessionId
    }
}

extension DecisionView {
    init(proposed event: DecisionProposed, act: Act) {
        self.init(
            decisionId: event.decisionId, functionCodes: event.functionCodes, irregularities: [],
            itemId: event.itemId, objections: [], position: act.position, positions: [], revision: 1,
            sessionId: event.sessionId, stage: event.stage,
            state: .proposed, text: event.text, textAt: act.occurred, textHash: event.textHash)
    }

    /// The text changes, and with it every position on the former text falls.
    mutating func apply(_ event: ProposalAmended, at instant: Instant) {
        text = event.text
        textAt = instant
        textHash = event.textHash
        revision += 1
        state = .amended
        for index in positions.indices where positions[index].onTextHash != textHash {
            positions[index].fallen = true
        }
    }

    mutating func apply(_ event: PositionStated, at instant: Instant) {
        // One told late comes before those stated after it.
        let place = positions.lastIndex { $0.at <= instant }.map { $0 + 1 } ?? 0
        for index in 0..<place where positions[index].attendeeId == event.attendeeId {
            positions[index].fallen = true
        }
        let isReplaced = positions[place...].contains { $0.attendeeId == event.attendeeId }
        positions.insert(
            PositionRow(
                at: instant, attendeeId: event.attendeeId, fallen: isReplaced || event.onTextHash != textHash,
                onTextHash: event.onTextHash, position: event.position, reason: event.reason), at: place)
    }

    mutating func apply(_ event: ObjectionRaised, at instant: Instant) {
        objections.append(
            ObjectionRow(
                at: instant, attendeeId: event.attendeeId, objectionId: event.objectionId, reason: event.reason))
    }

    mutating func apply(_ event: ObjectionWithdrawn, at instant: Instant) {
        guard let index = objections.firstIndex(where: { $0.objectionId == event.objectionId }) else { return }
        objections[index].resolution = event.resolution
        objections[index].resolvedAt = instant
    }

    mutating func settle(_ end: DecisionState, at instant: Instant) {
        state = end
        settledAt = instant
    }

    mutating func apply(_ event: DecisionAdopted, at instant: Instant) {
        settle(.adopted, at: instant)
        adoptedAt = instant
        quorum = event.quorum
        adopted = event.positions
    }

    mutating func replace(by decisionId: String, as newState: DecisionState) {
        state = newState
        replacedBy = decisionId
    }

    /// Whether the decision is in force: adopted by the rules, and neither revoked nor superseded.
    public var isInForce: Bool { state == .adopted }

    /// Whether the text is still open to amendment, positions and adoption.
    public var isOpen: Bool { state == .proposed || state == .amended }

    /// The position in force of an attendee on the text in force, or nil.
    public func standingPosition(of attendeeId: String) -> PositionRow? {
        positions.last { $0.attendeeId == attendeeId && !$0.fallen }
    }

    /// The position of an attendee that stood at an instant, or nil.
    ///
    /// Of a moment that is past it is the last one stated until then, on the text that is still in force.
    func standingPosition(of attendeeId: String, at instant: Instant) -> PositionRow? {
        guard let row = positions.last(where: { $0.attendeeId == attendeeId && $0.at <= instant }) else { return nil }
        // Whoever spoke again later had not done so yet.
        let spokeAgain = positions.contains { $0.attendeeId == attendeeId && $0.at > instant }
        let stood = spokeAgain ? row.onTextHash == textHash && row.at >= textAt : !row.fallen
        return stood ? row : nil
    }

    /// Objections that nobody has withdrawn.
    public var openObjections: [ObjectionRow] { objections.filter { $0.resolution == nil } }

    /// Objections that were open at an instant.
    func openObjections(at instant: Instant) -> [ObjectionRow] {
        objections.filter { row in row.at <= instant && (row.resolvedAt.map { $0 > instant } ?? true) }
    }
}
