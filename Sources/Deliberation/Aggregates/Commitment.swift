extension Book {
    func evolveCommitment(_ act: Act) throws {
        switch act.event {
        case .commitmentRaised(let event):
            try commitments.update(event.commitmentId) { $0 = CommitmentView(raised: event, act: act) }
            try evolveOrigin(event)
            try index(event.commitmentId, .openCommitments(like: event.commitmentId))
        case .commitmentAssigned(let event):
            try update(event.commitmentId, act, .assigned) { $0.apply(event) }
        case .commitmentAccepted(let event): try update(event.commitmentId, act, .accepted, note: event.by)
        case .commitmentRejected(let event): try update(event.commitmentId, act, .rejected, note: event.reason)
        case .commitmentProgressReported(let event):
            try update(event.commitmentId, act, .inProgress, note: event.narrative) { commitment in
                commitment.percent = event.percent
                commitment.report(by: event.reporter)
            }
        case .commitmentFulfilmentReported(let event):
            try update(event.commitmentId, act, .reported, note: event.reporter) { commitment in
                commitment.percent = 100
                commitment.report(by: event.reporter)
            }
        case .commitmentVerified(let event):
            let state: CommitmentState = event.result == .cumplido ? .verified : .returned
            try update(event.commitmentId, act, state, note: event.reason) { commitment in
                guard state == .verified else { return }
                commitment.verifiedBy = event.verifier
                commitment.closedOn = act.occurred.date()
            }
        default: try evolveCommitmentChange(act)
        }
    }

    private func evolveCommitmentChange(_ act: Act) throws {
        switch act.event {
        case .commitmentRescheduled(let event):
            try update(event.commitmentId, act, nil, note: event.reason) { commitment in
                commitment.dueDate = event.newDueDate
                commitment.reschedules += 1
            }
        case .commitmentReassigned(let event):
            try update(event.commitmentId, act, .assigned, note: event.reason) { commitment in
                commitment.responsibleEntityId = event.responsibleEntityId
                commitment.responsiblePost = event.responsiblePost
            }
        case .commitmentCancelled(let event):
            try update(event.commitmentId, act, .cancelled, note: event.reason) {
                $0.closedOn = act.occurred.date()
            }
        case .commitmentMerged(let event):
            try update(event.commitmentId, act, .merged, note: event.reason) { commitment in
                commitment.continuesIn = [event.intoCommitmentId]
                commitment.closedOn = act.occurred.date()
            }
        case .commitmentSplit(let event):
            try update(event.commitmentId, act, .split, note: event.reason) { commitment in
                commitment.continuesIn = event.intoCommitmentIds
                commitment.closedOn = act.occurred.date()
            }
        case .reminderSent(let event):
            try update(event.commitmentId, act, nil, note: event.recipient) { $0.reminders += 1 }
        default: return
        }
    }

    /// The session lists what was raised in it; its clock does not move, for a commitment may be recorded afterwards.
    private func evolveOrigin(_ event: CommitmentRaised) throws {
        try sessions.update(event.sessionId) { $0?.commitments.append(event.commitmentId) }
    }

    private func update(
        _ id: String, _ act: Act, _ state: CommitmentState?, note: String? = nil,
        _ change: (inout CommitmentView) -> Void = { _ in }
    ) throws {
        var isClosed = false
        try commitments.update(id) { row in
            guard var commitment = row else { return }
            row = nil
            if let state { commitment.state = state }
            change(&commitment)
            commitment.history.append(
                CommitmentStep(at: act.occurred, note: note, seq: act.position, state: commitment.state))
            commitment.position = act.position
            isClosed = !commitment.isOpen
            row = commitment
        }
        if isClosed { try unindex(id, .openCommitments(like: id)) }
    }

    /// The commitments that nobody has closed, in ascending order of their identifiers.
    ///
    /// - Complexity: O(open commitments), however many there were before.
    public func openCommitments() throws -> [CommitmentView] {
        let open = try (0..<100).flatMap { try ids(.openCommitments(like: $0 < 10 ? "0\($0)" : "\($0)")) }
        return try open.sorted().compactMap { try commitments.row($0) }
    }
}

extension Lookup {
    /// Where a commitment stands while it is open: by its last two digits, so that no row holds very many.
    fileprivate static func openCommitments(like id: String) -> Lookup {
        .openCommitments(ending: String(id.suffix(2)))
    }
}

extension CommitmentView {
    init(raised event: CommitmentRaised, act: Act) {
        self.init(
            commitmentId: event.commitmentId, continuesIn: [], decisionId: event.decisionId,
            functionCodes: event.functionCodes, groupId: event.groupId,
            history: [CommitmentStep(at: act.occurred, seq: act.position, state: .raised)], irregularities: [],
            percent: 0, position: act.position, raisedOn: act.occurred.date(), reminders: 0, reports: 0,
            reschedules: 0, sessionId: event.sessionId, state: .raised, text: event.text)
    }

    mutating func apply(_ event: CommitmentAssigned) {
        responsibleEntityId = event.responsibleEntityId
        responsiblePost = event.responsiblePost
        originalDueDate = originalDueDate ?? event.dueDate
        dueDate = event.dueDate
    }

    mutating func report(by reporter: String) {
        reports += 1
        lastReporter = reporter
    }

    /// Whether somebody still has to do something about it.
    public var isOpen: Bool { closedOn == nil }

    /// Whether it is overdue on a date: past due and still open.
    ///
    /// Derived, never an event.
    public func isOverdue(asOf date: CalendarDate) -> Bool {
        guard isOpen, let dueDate else { return false }
        return dueDate < date
    }
}
