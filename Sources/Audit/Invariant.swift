public import Deliberation

/// What a ledger always is, by the numbers of section 2 of the design.
public enum Invariant: Int, Sendable, Hashable, CaseIterable {
    case oneOrder = 1, bytesAreTruth, oneTransaction, headOutside, rulesJudge, findingsExplain, signed, apart, answers

    /// The invariant in words, with its number.
    public var words: Bilingual {
        let words =
            switch self {
            case .oneOrder:
                Bilingual(
                    es: "un solo registro, en un solo orden: ningún acto se cambia ni se quita",
                    en: "one log in one order: no act is changed or removed")
            case .bytesAreTruth:
                Bilingual(es: "los bytes guardados son la verdad", en: "the stored bytes are the truth")
            case .oneTransaction:
                Bilingual(
                    es: "acto, índices, árbol, vistas y sello cambian juntos",
                    en: "act, indexes, tree, views and head change together")
            case .headOutside:
                Bilingual(
                    es: "el sello se guarda también fuera del libro, para que se note una vuelta atrás",
                    en: "the head is also kept outside the ledger, so that a rollback is noticed")
            case .rulesJudge:
                Bilingual(
                    es: "un acto que la regla rechaza no deja rastro en el registro",
                    en: "an act that a rule refuses leaves no trace in the log")
            case .findingsExplain:
                Bilingual(
                    es: "todo hallazgo nombra la regla, cita el decreto y dice qué hacer",
                    en: "every finding names the rule, quotes the decree and says what to do")
            case .signed:
                Bilingual(
                    es: "todo acto lo firma una llave inscrita cuyo rol puede radicarlo",
                    en: "every act is signed by a registered key whose role may file it")
            case .apart:
                Bilingual(
                    es: "quien audita no comparte camino con quien escribe",
                    en: "the auditor shares no path with the writer")
            case .answers:
                Bilingual(
                    es: "el daño es una respuesta y no una caída", en: "damage is an answer, not a crash")
            }
        return Bilingual(es: "Invariante \(rawValue): \(words.es)", en: "Invariant \(rawValue): \(words.en)")
    }
}
