extension Book {
    func evolveCommitment(_ act: Act) throws {
        switch act.event {
        case .commitmentRaised(let event):
            try commitments.update(event.commitmentId) { row in
                row = CommitmentView(
                    commitmentId: event.commitmentId, decisionId: event.decisionId,
                    functionCodes: event.functionCodes, percent: 0, position: act.position, reports: 0,
                    sessionId: event.sessionId, state: .raised, text: event.text)
            }
        case .commitmentAssigned(let event):
            try evolveCommitment(event.commitmentId, act) { $0.apply(event) }
        case .commitmentAccepted(let event):
            try evolveCommitment(event.commitmentId, act) { $0.state = .accepted }
        case .commitmentProgressReported(let event):
            try evolveCommitment(event.commitmentId, act) { $0.apply(event) }
        case .commitmentFulfilmentReported(let event):
            try evolveCommitment(event.commitmentId, act) { $0.apply(event) }
        case .commitmentVerified(let event):
            try evolveCommitment(event.commitmentId, act) { $0.apply(event) }
        default: return
        }
    }

    private func evolveCommitment(_ id: String, _ act: Act, _ change: (inout CommitmentView) -> Void) throws {
        try commitments.update(id) { row in
            guard var commitment = row else { return }
            row = nil
            change(&commitment)
            commitment.position = act.position
            row = commitment
        }
    }
}

extension CommitmentView {
    mutating func apply(_ event: CommitmentAssigned) {
        state = .assigned
        responsibleEntityId = event.responsibleEntityId
        responsiblePost = event.responsiblePost
        originalDueDate = originalDueDate ?? event.dueDate
        dueDate = event.dueDate
    }

    mutating func apply(_ event: CommitmentProgressReported) {
        state = .inProgress
        percent = event.percent
        reports += 1
        lastReporter = event.reporter
    }

    mutating func apply(_ event: CommitmentFulfilmentReported) {
        state = .reported
        percent = 100
        reports += 1
        lastReporter = event.reporter
    }

    mutating func apply(_ event: CommitmentVerified) {
        switch event.result {
        case .cumplido:
            state = .verified
            verifiedBy = event.verifier
        case .parcial, .devuelto:
            state = .returned
        }
    }

    /// Whether it is overdue on a date: past due and not verified.
    ///
    /// Derived, never an event.
    public func isOverdue(asOf date: CalendarDate) -> Bool {
        guard state != .verified, let dueDate else { return false }
        return dueDate < date
    }
}
