extension Book {
    func evolve(_ event: DelegationIssued, _ act: Act) throws {
        try delegations.update(event.delegationId) { row in
            row = DelegationView(
                actDate: event.actDate, actNumber: event.actNumber, delegationId: event.delegationId,
                from: event.from, grantsDecisionPower: event.grantsDecisionPower, issuerId: event.issuerId,
                position: act.position, postEntityId: event.postEntityId, postId: event.postId,
                postLevel: event.postLevel, postTitle: event.postTitle, scope: event.scope, seatId: event.seatId,
                state: .issued, until: event.until)
        }
    }

    func evolveDelegation(_ id: String, _ act: Act, _ change: (inout DelegationView) -> Void) throws {
        try delegations.update(id) { row in
            guard var delegation = row else { return }
            change(&delegation)
            delegation.position = act.position
            row = delegation
        }
    }
}

extension DelegationView {
    mutating func apply(_ event: DelegationRegistered) {
        state = .registered
        filingNumber = event.filingNumber
        receivedAt = event.receivedAt
    }

    mutating func apply(_ event: DelegationRevoked) {
        state = .revoked
        revokedAt = event.at
    }

    /// Whether the Technical Secretariat had received the act by an instant.
    public func isReceived(by instant: Instant) -> Bool {
        receivedAt.map { $0 <= instant } ?? false
    }

    /// Whether the act covers a session at an instant: in its term, not revoked, and within its scope.
    ///
    /// Nil for the session asks only for the term; a delegation for one topic covers no other agenda item.
    public func covers(_ sessionId: String?, itemId: String? = nil, at instant: Instant) -> Bool {
        let day = instant.date()
        guard from <= day, until.map({ day <= $0 }) ?? true else { return false }
        if let revokedAt, revokedAt <= instant { return false }
        switch scope.kind {
        case .standing: return true
        case .session: return sessionId == nil || scope.sessionId == sessionId
        case .topic:
            guard sessionId == nil || scope.sessionId == nil || scope.sessionId == sessionId else { return false }
            return itemId == nil || scope.itemId == itemId
        }
    }
}
