/// ART4-PAR7-QUORUM: the quorum on record is the one that follows from who is present.
///
/// Computed under both readings of "half plus one". Where they disagree an informative finding says so: with exactly
/// four seats present the quorum is disputed.
struct QuorumCount: Rule {
    let id = "ART4-PAR7-QUORUM"
    let article = Bilingual(es: "Artículo 4, parágrafo 7", en: "Article 4, paragraph 7")
    let quote = "con la participación de mínimo la mitad más uno del total de los miembros que la conforman"
    let checks = Bilingual(
        es: "El quórum que dice el acto es el de las curules presentes; con cuatro exactas hay lectura en disputa.",
        en: "The quorum stated is that of the seats present; with exactly four the reading is disputed.")
    let effect = Effect.computed
    let readings: [Reading] = [
        .quorumHalfPlusOne, .quorumDenominator, .delegationNoPower, .remoteModes, .recusalEffect,
    ]
    let remedy = Bilingual(
        es: "Omita el quórum y el programa lo calcula; donde las dos lecturas difieren, conste la adoptada con su "
            + "fundamento (rule.set.adopted).",
        en: "Leave the quorum out and the program computes it; where the readings differ, put the adopted one on "
            + "record with its basis (rule.set.adopted).")
    let triggers: [EventType] = [
        .quorumVerified, .quorumLost, .quorumRestored, .sessionInstalled, .sessionFailedForQuorum, .decisionAdopted,
    ]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let stated = act.event.quorumFact, let session = try context.book.session(of: act.event) else {
            return []
        }
        let actual = try Quorum.fact(
            of: session.sessionId, itemId: try context.item(of: act.event), at: act.occurred, book: context.book,
            readings: context.adoptedReadings)
        guard stated.present == actual.present else {
            return [
                breach(
                    "El acto dice \(list(stated)) y constan presentes \(list(actual)).",
                    "The act says \(list(stated)) and \(list(actual)) are on record as present.", effect: .refuse)
            ]
        }
        guard stated == actual else {
            return [
                breach(
                    "Los números del quórum no son los de \(actual.denominator) integrantes: se requieren "
                        + "\(actual.required) y, con la otra lectura, \(actual.requiredAlternative).",
                    "The quorum numbers are not those of \(actual.denominator) members: \(actual.required) are required "
                        + "and, under the other reading, \(actual.requiredAlternative).", effect: .refuse)
            ]
        }
        guard act.type == .sessionInstalled || act.type == .decisionAdopted, actual.met != actual.metAlternative
        else { return [] }
        return [
            breach(
                "Con \(actual.present.count) curules hay quórum según una lectura de «la mitad más uno» y no según "
                    + "la otra (\(actual.required) y \(actual.requiredAlternative) de \(actual.denominator)).",
                "With \(actual.present.count) seats there is a quorum under one reading of \"half plus one\" and not "
                    + "under the other (\(actual.required) and \(actual.requiredAlternative) of \(actual.denominator)).",
                effect: .finding(.informativa))
        ]
    }

    private func list(_ fact: QuorumFact) -> String {
        fact.present.isEmpty ? "—" : fact.present.map(\.rawValue).joined(separator: ", ")
    }
}
