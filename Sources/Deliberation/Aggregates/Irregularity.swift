import CanonicalJSON

extension IrregularityRecorded {
    /// The act that really happened, or nil where its data is not that of its type.
    public var act: DomainEvent? {
        guard let type = EventType(rawValue: factType) else { return nil }
        return try? DomainEvent(type: type, canonical: fact.canonicalBytes())
    }
}

extension SessionView {
    /// The rules without which nothing that a session does is a decision of the Commission.
    fileprivate static let essential = [
        "ART4-PAR7-INSTALL", "ART6-N1-CONVENE", "ART6-N2-AGENDA", "ART7-EXTRA-DETERMINED", "ART7-EXTRA-QUORUM",
    ]

    /// The essential rules against which the session was convened or installed.
    public var essentialIrregularities: [String] { Self.essential.filter(irregularities.contains) }

    init(unconvened id: String, act: Act) {
        self.init(
            agenda: [], agendaApproved: false, agendaVersion: 0, commitments: [], decisions: [], deliveries: [],
            excuses: [], followUps: [], inviteRequests: [], irregularities: [], kind: .ordinaria,
            lastAct: act.occurred, modality: .presencial, number: 0, place: "—", position: act.position,
            recipients: [], recusals: [], remoteRecords: [], reschedules: 0, sessionId: id, start: act.occurred,
            state: .convened)
    }
}

extension Act {
    /// The act inside a record of an irregularity, with its times and author; nil for any other act.
    public var irregularFact: Act? {
        guard case .irregularityRecorded(let event) = self.event, let fact = event.act else { return nil }
        return Act(event: fact, occurred: occurred, recorded: recorded, actor: actor, seq: seq)
    }
}

extension Book {
    /// Applies what happened, and marks everything that it touched: an irregular fact is a fact, and is never taken for
    /// a regular one.
    func evolveIrregularity(_ event: IrregularityRecorded, _ act: Act) throws {
        guard let fact = act.irregularFact else { return }
        try irregularities.update(event.irregularityId) { row in
            row = IrregularityView(
                at: act.occurred, explanation: event.explanation, factType: event.factType,
                irregularityId: event.irregularityId, position: act.position, ruleIds: event.ruleIds,
                stream: fact.event.streamName)
        }
        try index(event.irregularityId, .irregularities(fact))
        if try changesBook(fact) {
            try beginSession(fact)
            try evolve(fact)
        }
        try mark(fact, event.ruleIds)
    }

    private func changesBook(_ fact: Act) throws -> Bool {
        switch fact.event {
        // Who is recused stays so until the recusal is resolved by the rules.
        case .recusalResolved: false
        // A session is convened once; what is told of it later marks it and leaves it as it is.
        case .convocationIssued(let event): try sessions.row(event.sessionId) == nil
        default: true
        }
    }

    /// A session that nobody convened and that met all the same has no row yet: it gets one, to be seen.
    private func beginSession(_ fact: Act) throws {
        guard let id = fact.event.sessionID, Catalogue.event(fact.type).creates == nil,
            try sessions.row(id) == nil
        else { return }
        try sessions.update(id) { $0 = SessionView(unconvened: id, act: fact) }
    }

    private func mark(_ fact: Act, _ rules: [String]) throws {
        if let id = fact.event.decisionID {
            try decisions.update(id) { row in
                row?.irregularities.note(rules)
                // What else happened against the rules around a decision does not undo it.
                if case .decisionAdopted = fact.event { row?.state = .irregular }
            }
        } else if let id = fact.event.sessionID {
            try sessions.update(id) { $0?.irregularities.note(rules) }
            try markDecisions(of: id, rules)
        } else if let id = fact.event.delegationID {
            try delegations.update(id) { $0?.irregularities.note(rules) }
        } else if let id = fact.event.commitmentID {
            try commitments.update(id) { $0?.irregularities.note(rules) }
        }
        switch fact.event {
        case .specialInvitationIssued(let event):
            try invitations.update(event.invitationId) { $0?.irregularities.note(rules) }
        case .eatRepresentativeChosen(let event): try eats.update(event.eatId) { $0?.irregularities.note(rules) }
        case .workingGroupCreated(let event): try groups.update(event.groupId) { $0?.irregularities.note(rules) }
        case .workingGroupMeetingHeld(let event): try groups.update(event.groupId) { $0?.irregularities.note(rules) }
        case .secretariatFunctionAssigned:
            try commission.update(Self.commissionKey) { row in
                guard let index = row?.extraFunctions.lastIndex(where: { $0.seq == fact.position }) else { return }
                row?.extraFunctions[index].irregularities.note(rules)
            }
        default: return
        }
    }
}

extension Book {
    /// What a session decided falls with it, however late it is known against which rule it was convened or installed.
    private func markDecisions(of id: String, _ rules: [String]) throws {
        let broken = SessionView.essential.filter(rules.contains)
        guard !broken.isEmpty, let session = try sessions.row(id) else { return }
        for decision in session.decisions {
            try decisions.update(decision) { row in
                guard row?.adoptedAt != nil else { return }
                row?.irregularities.note(broken)
                if row?.state == .adopted { row?.state = .irregular }
            }
        }
    }
}

extension [String] {
    /// Adds the rules that are not there yet: however often they are broken, there are only so many.
    mutating func note(_ rules: [String]) {
        for rule in rules where !contains(rule) { append(rule) }
    }
}
