extension Book {
    func evolveDecision(_ act: Act) throws {
        switch act.event {
        case .decisionProposed(let event):
            try decisions.update(event.decisionId) { $0 = DecisionView(proposed: event, act: act) }
            try evolveSession(event.sessionId, act) { $0.decisions.append(event.decisionId) }
        case .proposalAmended(let event):
            try evolveDecision(event.decisionId, act) { $0.apply(event) }
        case .positionStated(let event):
            try evolveDecision(event.decisionId, act) { $0.apply(event, at: act.occurred) }
        case .objectionRaised(let event):
            try evolveDecision(event.decisionId, act) { $0.apply(event) }
        case .objectionWithdrawn(let event):
            try evolveDecision(event.decisionId, act) { $0.apply(event) }
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
            try evolveDecision(event.decisionId, act) { $0.state = .notReached }
        case .decisionDeferred(let event):
            try evolveDecision(event.decisionId, act) { $0.state = .deferred }
        case .proposalWithdrawn(let event):
            try evolveDecision(event.decisionId, act) { $0.state = .withdrawn }
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
            state: .proposed, text: event.text, textHash: event.textHash)
    }

    /// The text changes, and with it every position on the former text falls.
    mutating func apply(_ event: ProposalAmended) {
        text = event.text
        textHash = event.textHash
        revision += 1
        state = .amended
        for index in positions.indices where positions[index].onTextHash != textHash {
            positions[index].fallen = true
        }
    }

    mutating func apply(_ event: PositionStated, at instant: Instant) {
        for index in positions.indices where positions[index].attendeeId == event.attendeeId {
            positions[index].fallen = true
        }
        positions.append(
            PositionRow(
                at: instant, attendeeId: event.attendeeId, fallen: event.onTextHash != textHash,
                onTextHash: event.onTextHash, position: event.position, reason: event.reason))
    }

    mutating func apply(_ event: ObjectionRaised) {
        objections.append(
            ObjectionRow(attendeeId: event.attendeeId, objectionId: event.objectionId, reason: event.reason))
    }

    mutating func apply(_ event: ObjectionWithdrawn) {
        guard let index = objections.firstIndex(where: { $0.objectionId == event.objectionId }) else { return }
        objections[index].resolution = event.resolution
    }

    mutating func apply(_ event: DecisionAdopted, at instant: Instant) {
        state = .adopted
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

    /// Objections that nobody has withdrawn.
    public var openObjections: [ObjectionRow] { objections.filter { $0.resolution == nil } }
}
