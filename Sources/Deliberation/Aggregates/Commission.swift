extension Book {
    func evolveCommission(_ act: Act, _ change: (inout CommissionView) -> Void) throws {
        try commission.update(Self.commissionKey) { row in
            var commission =
                row ?? CommissionView(aliases: [], position: act.position, ruleSets: [], secretaries: [])
            change(&commission)
            commission.position = act.position
            row = commission
        }
    }
}

extension CommissionView {
    mutating func apply(_ event: DecreeIssued) {
        decreeNumber = event.number
        decreeDate = event.date
        decreeNote = event.note
    }

    mutating func apply(_ event: CommissionCreated) {
        canonicalName = event.canonicalName
        aliases = event.aliases
    }

    mutating func apply(_ event: RuleSetAdopted) {
        ruleSets.append(
            RuleSetRow(
                effectiveFrom: event.effectiveFrom, parameters: event.parameters, ruleSetId: event.ruleSetId))
    }

    mutating func apply(_ event: SecretaryDesignated) {
        secretaries.append(
            SecretaryRow(actorId: event.actorId, basis: event.basis, from: event.from, person: event.person))
    }

    /// Who holds the Technical Secretariat on a date, or nil.
    public func secretary(on date: CalendarDate) -> SecretaryRow? {
        secretaries.last { $0.from <= date }
    }
}
