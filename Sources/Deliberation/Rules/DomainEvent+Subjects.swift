extension DomainEvent {
    /// The session that the act names, for acts of a session and for proposals; nil for the rest.
    public var sessionID: String? {
        switch self {
        case .convocationIssued(let event): event.sessionId
        case .convocationDelivered(let event): event.sessionId
        case .convocationAmended(let event): event.sessionId
        case .sessionRescheduled(let event): event.sessionId
        case .sessionCancelled(let event): event.sessionId
        case .excuseFiled(let event): event.sessionId
        case .agendaApproved(let event): event.sessionId
        case .sessionSuspended(let event): event.sessionId
        case .sessionResumed(let event): event.sessionId
        case .remoteRecordAttached(let event): event.sessionId
        case .recusalFiled(let event): event.sessionId
        case .recusalResolved(let event): event.sessionId
        case .followUpReportPresented(let event): event.sessionId
        case .invitationTopicAgreed(let event): event.sessionId
        case .attendanceStarted(let event): event.sessionId
        case .attendanceEnded(let event): event.sessionId
        case .quorumVerified(let event): event.sessionId
        case .quorumLost(let event): event.sessionId
        case .quorumRestored(let event): event.sessionId
        case .chairAssumed(let event): event.sessionId
        case .sessionInstalled(let event): event.sessionId
        case .sessionFailedForQuorum(let event): event.sessionId
        case .agendaItemOpened(let event): event.sessionId
        case .agendaItemClosed(let event): event.sessionId
        case .interventionRecorded(let event): event.sessionId
        case .sessionAdjourned(let event): event.sessionId
        case .decisionProposed(let event): event.sessionId
        default: nil
        }
    }

    /// The decision that the act is about; nil for the rest.
    public var decisionID: String? {
        switch self {
        case .decisionProposed(let event): event.decisionId
        case .proposalAmended(let event): event.decisionId
        case .positionStated(let event): event.decisionId
        case .objectionRaised(let event): event.decisionId
        case .objectionWithdrawn(let event): event.decisionId
        case .decisionAdopted(let event): event.decisionId
        case .decisionNotReached(let event): event.decisionId
        case .decisionDeferred(let event): event.decisionId
        case .proposalWithdrawn(let event): event.decisionId
        case .decisionRevoked(let event): event.decisionId
        case .decisionSuperseded(let event): event.decisionId
        default: nil
        }
    }

    /// The commitment that the act is about; nil for the rest.
    public var commitmentID: String? {
        switch self {
        case .commitmentRaised(let event): event.commitmentId
        case .commitmentAssigned(let event): event.commitmentId
        case .commitmentAccepted(let event): event.commitmentId
        case .commitmentProgressReported(let event): event.commitmentId
        case .commitmentFulfilmentReported(let event): event.commitmentId
        case .commitmentVerified(let event): event.commitmentId
        case .commitmentRejected(let event): event.commitmentId
        case .commitmentRescheduled(let event): event.commitmentId
        case .commitmentReassigned(let event): event.commitmentId
        case .commitmentCancelled(let event): event.commitmentId
        case .commitmentMerged(let event): event.commitmentId
        case .commitmentSplit(let event): event.commitmentId
        case .reminderSent(let event): event.commitmentId
        default: nil
        }
    }

    /// The delegation that the act is about; nil for the rest.
    public var delegationID: String? {
        switch self {
        case .delegationIssued(let event): event.delegationId
        case .delegationRegistered(let event): event.delegationId
        case .delegationRevoked(let event): event.delegationId
        case .delegationReassumed(let event): event.delegationId
        case .delegationLapsed(let event): event.delegationId
        default: nil
        }
    }

    /// The session whose minutes the act is about; nil for the rest.
    public var minutesID: String? {
        switch self {
        case .minutesDrafted(let event): event.sessionId
        case .minutesCirculated(let event): event.sessionId
        case .minutesObserved(let event): event.sessionId
        case .minutesApproved(let event): event.sessionId
        case .minutesSigned(let event): event.sessionId
        case .minutesPublished(let event): event.sessionId
        default: nil
        }
    }

    /// The route that the act is about, once it was formulated; nil for the rest.
    public var routeID: String? {
        switch self {
        case .routeLineAdded(let event): event.routeId
        case .routeConcerted(let event): event.routeId
        case .routeApproved(let event): event.routeId
        case .routeModified(let event): event.routeId
        case .milestoneReached(let event): event.routeId
        case .milestoneMissed(let event): event.routeId
        case .milestoneMoved(let event): event.routeId
        case .routeProgressReported(let event): event.routeId
        case .routeSocialized(let event): event.routeId
        case .routeClosed(let event): event.routeId
        case .routeEvaluated(let event): event.routeId
        default: nil
        }
    }

    /// Who states a position or objects, for acts that only a member may do.
    public var voter: String? {
        switch self {
        case .positionStated(let event): event.attendeeId
        case .objectionRaised(let event): event.attendeeId
        default: nil
        }
    }

    /// The quorum fact that the act carries, or nil.
    public var quorumFact: QuorumFact? {
        switch self {
        case .quorumVerified(let event): event.quorum
        case .quorumLost(let event): event.quorum
        case .quorumRestored(let event): event.quorum
        case .sessionInstalled(let event): event.quorum
        case .sessionFailedForQuorum(let event): event.quorum
        case .decisionAdopted(let event): event.quorum
        default: nil
        }
    }
}
