extension Genesis {
    /// A record of an irregularity holds an act that would be refused as a regular one, names the rules that it breaks,
    /// all of them and no other, and breaks none that allows no record.
    ///
    /// What stands raises a grave finding for each rule broken, besides the findings of the act itself.
    func irregularity(_ act: Act, _ context: Context) throws -> [Breach] {
        guard case .irregularityRecorded(let event) = act.event else { return [] }
        func refuse(_ es: String, _ en: String) -> Breach {
            breach(es, en, remedy: GenesisRemedy.irregularity.text)
        }
        guard let fact = act.irregularFact else {
            return [
                refuse(
                    "«fact» no es un acto válido del tipo «\(event.factType)».",
                    "\"fact\" is not a valid act of the type \"\(event.factType)\".")
            ]
        }
        // A record inside another would be judged within a judgement: one level is all there is.
        guard fact.type != .irregularityRecorded, fact.type != .correctionRecorded else {
            return [
                refuse(
                    "Un acto \(fact.type.rawValue) no es un hecho irregular: regístrelo como tal.",
                    "An act \(fact.type.rawValue) is no irregular fact: record it as what it is.")
            ]
        }
        if let id = try record(of: fact, context) {
            return [breach("El hecho ya consta en \(id).", "The fact is already on record in \(id).")]
        }
        var inner = context
        inner.isIrregularFact = true
        let breaches = try Judge.judge(fact, in: inner)
        let refusals = breaches.filter { $0.effect == .refuse }
        guard refusals.isEmpty else {
            return refusals.map {
                refuse(
                    "El hecho incumple \($0.ruleID), que no admite constancia. \($0.message.es)",
                    "The fact breaks \($0.ruleID), which allows no record. \($0.message.en)")
            }
        }
        let broken = breaches.filter { $0.effect == .refuseAsIrregular }
        let problems = naming(event.ruleIds, broken)
        guard problems.isEmpty else { return problems.map { refuse($0.es, $0.en) } }
        let graves = broken.map { Breach(ruleID: $0.ruleID, effect: .finding(.grave), message: $0.message) }
        return graves + breaches.filter { !$0.effect.isRefusal }
    }

    /// The rules named must be those broken.
    private func naming(_ named: [String], _ broken: [Breach]) -> [Bilingual] {
        guard !broken.isEmpty else {
            return [
                Bilingual(
                    es: "El hecho no incumple ninguna regla que lo impida: regístrelo como un acto normal.",
                    en: "The fact breaks no rule that bars it: record it as a regular act.")
            ]
        }
        let rules = Set(broken.map(\.ruleID))
        var problems: [Bilingual] = []
        let missing = rules.subtracting(named).sorted().joined(separator: ", ")
        if !missing.isEmpty {
            problems.append(
                Bilingual(
                    es: "El hecho también incumple, y «ruleIds» no lo dice: \(missing).",
                    en: "The fact also breaks, and \"ruleIds\" does not say so: \(missing)."))
        }
        let extra = Set(named).subtracting(rules).sorted().joined(separator: ", ")
        if !extra.isEmpty {
            problems.append(
                Bilingual(
                    es: "El hecho no incumple lo que dice «ruleIds»: \(extra).",
                    en: "The fact does not break what \"ruleIds\" says: \(extra)."))
        }
        if Set(named).count != named.count {
            problems.append(
                Bilingual(es: "«ruleIds» repite una regla.", en: "\"ruleIds\" names a rule twice."))
        }
        return problems
    }
}
