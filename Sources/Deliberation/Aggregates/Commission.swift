extension Book {
    func evolveCommission(_ act: Act) throws {
        try commission.update(Self.commissionKey) { row in
            var commission =
                row
                ?? CommissionView(
                    aliases: [], amendments: [], calendars: [], extraFunctions: [], position: act.position,
                    regulations: [], ruleSets: [], secretaries: [], units: [])
            commission.apply(act)
            commission.position = act.position
            row = commission
        }
    }
}

extension CommissionView {
    mutating func apply(_ act: Act) {
        switch act.event {
        case .decreeIssued(let event):
            decreeNumber = event.number
            decreeDate = event.date
            decreeNote = event.note
        case .decreeAmended(let event):
            amendments.append(AmendmentRow(changes: event.changes, date: event.date, number: event.number))
        case .commissionCreated(let event):
            canonicalName = event.canonicalName
            aliases = event.aliases
        case .ruleSetAdopted(let event):
            ruleSets.append(
                RuleSetRow(
                    effectiveFrom: event.effectiveFrom, parameters: event.parameters, ruleSetId: event.ruleSetId))
        case .regulationAdopted(let event):
            regulations.append(
                RegulationRow(
                    decisionId: event.decisionId, effectiveFrom: event.effectiveFrom, version: event.version))
        case .holidayCalendarAdopted(let event):
            calendars.append(CalendarRow(dates: event.dates, legalBasis: event.legalBasis, year: event.year))
        case .secretaryDesignated(let event):
            secretaries.append(
                SecretaryRow(actorId: event.actorId, basis: event.basis, from: event.from, person: event.person))
        case .successorUnitDesignated(let event):
            units.append(UnitRow(from: event.from, unit: event.unit))
        case .secretariatFunctionAssigned(let event):
            extraFunctions.append(
                ExtraFunctionRow(
                    assents: event.assents, decisionId: event.decisionId, irregularities: [], seq: act.position,
                    text: event.text))
        default: return
        }
    }

    /// Who holds the Technical Secretariat on a date, or nil.
    public func secretary(on date: CalendarDate) -> SecretaryRow? {
        secretaries.last { $0.from <= date }
    }

    /// Whether a regulation is in force on a date (article 3, numeral 12).
    public func hasRegulation(on date: CalendarDate) -> Bool {
        regulations.contains { $0.effectiveFrom <= date }
    }
}
