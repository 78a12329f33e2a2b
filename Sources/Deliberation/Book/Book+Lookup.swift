extension Book {
    /// Whether the book knows the thing of a kind under an identifier; nil for kinds that are not looked up.
    public func knows(_ reference: Reference) throws -> Bool? {
        let id = reference.id
        switch reference.kind {
        case .session: return try sessions.row(id) != nil
        case .decision: return try decisions.row(id) != nil
        case .commitment: return try commitments.row(id) != nil
        case .delegation: return try delegations.row(id) != nil
        case .topic: return try topics.row(id) != nil
        case .invitation: return try invitations.row(id) != nil
        case .route: return try routes.row(id) != nil
        case .demand: return try demands.row(id) != nil
        case .offer: return try offers.row(id) != nil
        case .space: return try spaces.row(id) != nil
        case .bet: return try bets.row(id) != nil
        case .model: return try models.row(id) != nil
        case .initiative: return try initiatives.row(id) != nil
        case .operatingmodel: return try operatingModels.row(id) != nil
        case .product: return try products.row(id) != nil
        case .exercise: return try exercises.row(id) != nil
        case .group: return try groups.row(id) != nil
        case .document: return try documents.row(id) != nil
        case .correction: return try corrections.row(id) != nil
        case .irregularity: return try irregularities.row(id) != nil
        case .finding: return try auditFindings.row(id) != nil
        case .ruleset, .export, .item, .objection, .slug, .keyid, .recusal, .line, .milestone, .divipola: return nil
        }
    }

    /// Where the thing that an act is about stands in its life: the stored word and what people call it.
    ///
    /// Nil for things without a life, and for those that the book does not know.
    func state(of event: DomainEvent) throws -> (word: String, label: Bilingual)? {
        if let id = event.commitmentID { return try commitments.row(id)?.state.asState }
        if let id = event.delegationID { return try delegations.row(id)?.state.asState }
        if case .decisionProposed = event { return nil }
        if let id = event.decisionID { return try decisions.row(id)?.state.asState }
        switch event {
        case .invitationAnswered(let event): return try invitations.row(event.invitationId)?.state.asState
        case .rapDissolved(let event): return try raps.row(event.rapId)?.state.asState
        case .knowledgeExerciseHeld(let event): return try exercises.row(event.exerciseId)?.state.asState
        case .workingGroupMeetingHeld(let event): return try groups.row(event.groupId)?.state.asState
        case .workingGroupDissolved(let event): return try groups.row(event.groupId)?.state.asState
        case .externalSnapshotImported(let event): return try systems.row(event.systemId)?.state.asState
        case .auditFindingAnswered(let event): return try auditFindings.row(event.findingId)?.state.asState
        default: break
        }
        if let id = event.minutesID { return (try minutes.row(id)?.state ?? MinutesState.none).asState }
        if let id = event.routeID { return try routes.row(id)?.state.asState }
        return try event.sessionID.flatMap { try sessions.row($0)?.state.asState }
    }
}

extension VocabularyWord {
    fileprivate var asState: (word: String, label: Bilingual) { (rawValue, label) }
}
