/// Judges acts by the rulebook.
public enum Judge {
    private static let byType: [EventType: [any Rule]] = {
        var table: [EventType: [any Rule]] = [:]
        for rule in Rulebook.rules {
            for type in rule.triggers { table[type, default: []].append(rule) }
        }
        return table
    }()

    /// The rules that look at acts of a type, in the rulebook's order of precedence.
    public static func rules(for type: EventType) -> [any Rule] { byType[type] ?? [] }

    /// Every breach of an act, in the rulebook's order of precedence.
    ///
    /// - Returns: refusals and findings; an act may be recorded when no breach is a refusal.
    public static func judge(_ act: Act, in context: Context) throws -> [Breach] {
        var breaches: [Breach] = []
        for rule in rules(for: act.type) {
            breaches += try rule.judge(act, in: context)
        }
        return breaches
    }
}

/// The rules of this version, in their published order of precedence: the first one broken is named first.
public enum Rulebook {
    /// Every rule.
    public static let rules: [any Rule] =
        [
            Genesis(), EffectiveDecree(),
            CitizenData(),
            CorrectionOfField(),
            CommissionName(), Composition(), OneReadingPerParameter(),
            TermsInBusinessDays(),
            SecretaryActs(), ConvenedBySecretariat(), AgendaInConvocation(),
            DeterminedByMembers(),
            AgendaChange(),
            NoticeOfSession(),
            PermanentInvitees(kind: .rap), PermanentInvitees(kind: .eat), PermanentInvitees(kind: .gremio),
            DeliveryReceipt(),
            DelegationByDelegate(),
            DelegationLevel(), DelegationIssuer(), DelegationEntity(), DelegationPriorAct(), DelegationPost(),
            DelegationScopeAndTerm(), DelegationPower(), DelegationLateRegistered(), HolderDisplacesDelegate(),
            InvitationTopicPrior(),
            GuestRequestsInConvocation(),
            InvitationOneTopic(),
            SchemesChosenByMesa(),
            SchemesByInterest(),
            SchemesByTopic(),
            InviteeIsNotMember(), OneSeat(),
        ] + SeatID.allCases.map { SeatActsThroughHolder(seat: $0) } + [
            DualRole(), RemoteParticipation(),
            QuorumCount(),
            QuorumOfExtraordinary(),
            QuorumToInstall(), ChairedByPlanning(), QuorumToDeliberate(),
            InviteeHasNoVote(), SecretaryHasNoVote(), InviteeOnAgenda(),
            RecusedSeat(),
            RemoteRecordKept(),
            QuorumToDecide(), ObjectionsResolved(), Consensus(), PositionsOfAll(),
            TraceToFunction(), CommitmentOrigin(),
            ExtraFunctionAssent(),
            MinutesFidelity(),
            MinutesOnTime(),
            FollowUpOfCommitments(),
            EveryQuarter(),
            FourTimes(),
            PartialYear(),
            ObjectStage(),
            DemandWithParticipants(),
            OfferWithResult(),
            SpaceWithOutput(),
            BetInNationalPlan(),
            RouteOfTheYear(),
            RouteConcertedFirst(),
            RouteLineDifferential(),
            ModelOnCapacities(),
            InitiativeAdopted(),
            RouteFollowUp(),
            RouteProgressInterop(),
            ProductWithChannel(),
            GroupsCreatedByDecision(),
            ExerciseOnSessionTopic(),
            OperatingModelByPublicFunction(),
            FileInOrder(),
            ClassifiedWithBasis(),
            FunctionCoverage(),
        ]

    /// What is missing as of a date, in the rulebook's order of precedence.
    ///
    /// - Complexity: O(rows of the views); it is for reports, not for recording.
    public static func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] {
        try rules.flatMap { try $0.overdue(asOf: date, book: book, readings: readings) }
    }

    /// The rule under an id, or nil.
    public static func rule(_ id: String) -> (any Rule)? {
        rules.first { $0.id == id }
    }
}
