extension Book {
    func evolveDelegation(_ act: Act) throws {
        switch act.event {
        case .delegationIssued(let event):
            try delegations.update(event.delegationId) { $0 = DelegationView(issued: event, act: act) }
            try indexDelegation(event.delegationId)
        case .delegationRegistered(let event):
            try updateDelegation(event.delegationId, act) { delegation in
                delegation.state = .registered
                delegation.filingNumber = event.filingNumber
                delegation.receivedAt = event.receivedAt
            }
        case .delegationRevoked(let event):
            try updateDelegation(event.delegationId, act) { delegation in
                delegation.state = .revoked
                delegation.revokedAt = event.at
            }
        case .delegationReassumed(let event):
            try updateDelegation(event.delegationId, act) { delegation in
                delegation.reassumptions.append(
                    ReassumptionRow(at: event.at, itemId: event.itemId, sessionId: event.sessionId))
            }
        case .delegationLapsed(let event):
            try updateDelegation(event.delegationId, act) { delegation in
                delegation.state = .lapsed
                delegation.lapsedAt = event.at
                delegation.lapseCause = event.cause
            }
        default: return
        }
    }

    /// Lets the rules find the delegation by its seat, which a correction may change, and by its post.
    func indexDelegation(_ id: String) throws {
        guard let row = try delegations.row(id) else { return }
        try index(row.postId, .posts(row.seatId))
        try index(id, .delegations(row.seatId, post: row.postId))
        if row.scope.kind == .standing { try index(id, .standingDelegations(row.seatId)) }
    }

    func updateDelegation(_ id: String, _ act: Act, _ change: (inout DelegationView) -> Void) throws {
        try delegations.update(id) { row in
            guard var delegation = row else { return }
            change(&delegation)
            delegation.position = act.position
            row = delegation
        }
    }
}

extension DelegationView {
    init(issued event: DelegationIssued, act: Act) {
        self.init(
            actDate: event.actDate, actNumber: event.actNumber, delegationId: event.delegationId, from: event.from,
            grantsDecisionPower: event.grantsDecisionPower, irregularities: [], issuerId: event.issuerId,
            position: act.position, postEntityId: event.postEntityId, postId: event.postId,
            postLevel: event.postLevel, postTitle: event.postTitle, reassumptions: [], scope: event.scope,
            seatId: event.seatId, state: .issued, until: event.until)
    }

    /// Whether the Technical Secretariat had received the act by an instant.
    public func isReceived(by instant: Instant) -> Bool {
        receivedAt.map { $0 <= instant } ?? false
    }

    /// Whether the act covers a session at an instant: in its term, not revoked, not lapsed, not reassumed, and within
    /// its scope.
    ///
    /// Nil for the session asks only for the term; a delegation for one topic covers no other agenda item.
    public func covers(_ sessionId: String?, itemId: String? = nil, at instant: Instant) -> Bool {
        let day = instant.date()
        guard from <= day, until.map({ day <= $0 }) ?? true else { return false }
        if let revokedAt, revokedAt <= instant { return false }
        if let lapsedAt, lapsedAt <= instant { return false }
        guard !isReassumed(sessionId, itemId: itemId, at: instant) else { return false }
        switch scope.kind {
        case .standing: return true
        case .session: return sessionId == nil || scope.sessionId == sessionId
        case .topic:
            guard sessionId == nil || scope.sessionId == nil || scope.sessionId == sessionId else { return false }
            return itemId == nil || scope.itemId == itemId
        }
    }

    /// Whether the holder has taken the power back, for the whole session or for one of its items.
    private func isReassumed(_ sessionId: String?, itemId: String?, at instant: Instant) -> Bool {
        reassumptions.contains { row in
            row.at <= instant && row.sessionId == sessionId && (row.itemId == nil || row.itemId == itemId)
        }
    }
}
