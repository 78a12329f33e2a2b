extension Book {
    /// Applies one act to the views that it touches.
    ///
    /// Total: it never refuses; whether an act is admissible is for the rules to say.
    /// An act about something that the book does not know changes nothing.
    ///
    /// - Throws: only what reading a stored row throws.
    public func evolve(_ act: Act) throws {
        switch act.event {
        case .actorEnrolled, .keyRevoked: try evolveRegistry(act)
        case .decreeIssued, .decreeAmended, .commissionCreated, .ruleSetAdopted, .regulationAdopted,
            .holidayCalendarAdopted, .secretaryDesignated, .successorUnitDesignated, .secretariatFunctionAssigned:
            try evolveCommission(act)
        case .seatEstablished, .officeHolderAppointed, .officeHolderEnded: try evolveSeat(act)
        case .postIncumbentRecorded, .postLevelChanged: try evolvePost(act)
        case .entityRenamed, .entitySucceeded: try evolveEntity(act)
        case .delegationIssued, .delegationRegistered, .delegationRevoked, .delegationReassumed, .delegationLapsed:
            try evolveDelegation(act)
        case .permanentInviteeAccredited, .rapRegistered, .rapDissolved, .eatInterestPresented,
            .eatRepresentativeChosen, .invitationTopicAgreed, .specialInvitationRequested, .specialInvitationIssued,
            .invitationAnswered:
            try evolveInvitation(act)
        case .extraordinaryRequested, .convocationIssued, .convocationDelivered, .convocationAmended,
            .sessionRescheduled, .sessionCancelled, .excuseFiled:
            try evolveConvocation(act)
        case .attendanceStarted, .attendanceEnded: try evolveAttendance(act)
        case .quorumVerified, .quorumLost, .quorumRestored, .chairAssumed, .sessionInstalled, .sessionFailedForQuorum,
            .agendaApproved, .agendaItemOpened, .agendaItemClosed, .interventionRecorded, .sessionSuspended,
            .sessionResumed, .sessionAdjourned, .remoteRecordAttached, .recusalFiled, .recusalResolved,
            .followUpReportPresented:
            try evolveSession(act)
        case .decisionProposed, .proposalAmended, .positionStated, .objectionRaised, .objectionWithdrawn,
            .decisionAdopted, .decisionNotReached, .decisionDeferred, .proposalWithdrawn, .decisionRevoked,
            .decisionSuperseded:
            try evolveDecision(act)
        case .minutesDrafted, .minutesCirculated, .minutesObserved, .minutesApproved, .minutesSigned,
            .minutesPublished:
            try evolveMinutes(act)
        case .commitmentRaised, .commitmentAssigned, .commitmentAccepted, .commitmentRejected,
            .commitmentProgressReported, .commitmentFulfilmentReported, .commitmentVerified, .commitmentRescheduled,
            .commitmentReassigned, .commitmentCancelled, .commitmentMerged, .commitmentSplit, .reminderSent:
            try evolveCommitment(act)
        case .routeFormulated, .routeLineAdded, .routeConcerted, .routeApproved, .routeModified, .milestoneReached,
            .milestoneMissed, .milestoneMoved, .routeProgressReported, .routeSocialized, .routeClosed,
            .routeEvaluated:
            try evolveRoute(act)
        case .territorialDemandRegistered, .institutionalOfferRegistered, .concertationSpaceHeld,
            .territorialBetScheduled, .interventionModelArticulated, .pndInitiativePresented,
            .operatingModelPresented:
            try evolveTerritory(act)
        case .knowledgeProductRegistered, .knowledgeExerciseConvened, .knowledgeExerciseHeld, .workingGroupCreated,
            .workingGroupMeetingHeld, .workingGroupDissolved, .externalSystemLinked, .externalSnapshotImported:
            try evolveKnowledge(act)
        case .documentIncorporated, .documentClassified, .correctionRecorded, .irregularityRecorded,
            .personalDataErased, .checkpointSealed, .auditAccessGranted, .auditReplayRun, .auditFindingIssued,
            .auditFindingAnswered, .exportIssued:
            try evolveControl(act)
        }
    }
}
