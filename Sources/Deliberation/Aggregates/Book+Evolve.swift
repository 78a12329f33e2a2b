extension Book {
    /// Applies one act to the views that it touches.
    ///
    /// Total: it never refuses; whether an act is admissible is for the rules to say.
    /// An act about something that the book does not know changes nothing.
    ///
    /// - Throws: only what reading a stored row throws.
    public func evolve(_ act: Act) throws {
        switch act.event {
        case .actorEnrolled(let event): try evolve(event, act)
        case .keyRevoked(let event): try evolve(event, act)
        case .decreeIssued(let event): try evolveCommission(act) { $0.apply(event) }
        case .commissionCreated(let event): try evolveCommission(act) { $0.apply(event) }
        case .ruleSetAdopted(let event): try evolveCommission(act) { $0.apply(event) }
        case .secretaryDesignated(let event): try evolveCommission(act) { $0.apply(event) }
        case .seatEstablished(let event): try evolve(event, act)
        case .officeHolderAppointed(let event): try evolve(event, act)
        case .officeHolderEnded(let event): try evolve(event, act)
        case .postIncumbentRecorded(let event): try evolve(event, act)
        case .permanentInviteeAccredited(let event): try evolve(event, act)
        case .delegationIssued(let event): try evolve(event, act)
        case .delegationRegistered(let event):
            try evolveDelegation(event.delegationId, act) { $0.apply(event) }
        case .delegationRevoked(let event):
            try evolveDelegation(event.delegationId, act) { $0.apply(event) }
        default: try evolveMeeting(act)
        }
    }

    /// The part of ``evolve(_:)`` for what happens in and after a session.
    private func evolveMeeting(_ act: Act) throws {
        switch act.event {
        case .convocationIssued, .convocationDelivered, .attendanceStarted, .attendanceEnded, .quorumVerified,
            .quorumLost, .quorumRestored, .chairAssumed, .sessionInstalled, .sessionFailedForQuorum,
            .agendaItemOpened, .agendaItemClosed, .interventionRecorded, .sessionAdjourned:
            try evolveSession(act)
        case .decisionProposed, .proposalAmended, .positionStated, .objectionRaised, .objectionWithdrawn,
            .decisionAdopted, .decisionNotReached, .decisionDeferred, .proposalWithdrawn:
            try evolveDecision(act)
        default:
            try evolveCommitment(act)
        }
    }
}
