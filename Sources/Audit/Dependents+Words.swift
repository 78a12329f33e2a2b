public import Deliberation

extension Dependents {
    /// How many are named in a sentence.
    private static let largestNamedCount = 10

    /// What rests on a subject, as one sentence: `De esta delegación dependen 3 decisiones: D-2026-001, …`.
    ///
    /// - Parameters:
    ///   - groups: What rests on it, kind by kind.
    ///   - subject: What it is that they rest on.
    /// - Returns: The sentence; `nil` where nothing rests on it.
    public static func sentence(_ groups: [Dependents], on subject: String) -> Bilingual? {
        guard let first = groups.first else { return nil }
        let noun = noun(of: subject)
        let verb = first.total == 1 ? "depende" : "dependen"
        return Bilingual(
            es: "De \(noun.es) \(verb) \(groups.map(\.named.es).joined(separator: "; ")).",
            en:
                "On \(noun.en) \(first.total == 1 ? "rests" : "rest") \(groups.map(\.named.en).joined(separator: "; "))."
        )
    }

    private var named: Bilingual {
        let names = ids.prefix(Self.largestNamedCount).joined(separator: ", ")
        let more = total - min(ids.count, Self.largestNamedCount)
        let (one, many) = kind.words
        return Bilingual(
            es: "\(total) \(total == 1 ? one.es : many.es): \(names)" + (more > 0 ? " y \(more) más" : ""),
            en: "\(total) \(total == 1 ? one.en : many.en): \(names)" + (more > 0 ? " and \(more) more" : ""))
    }

    private static func noun(of subject: String) -> Bilingual {
        switch subject.prefix(while: { $0 != "/" }) {
        case "delegation": Bilingual(es: "esta delegación", en: "this delegation")
        case "session": Bilingual(es: "esta sesión", en: "this session")
        case "ruleset": Bilingual(es: "este conjunto de reglas", en: "this rule set")
        case "decision": Bilingual(es: "esta decisión", en: "this decision")
        case "topic": Bilingual(es: "este tema", en: "this topic")
        case "key": Bilingual(es: "esta llave", en: "this key")
        default: Bilingual(es: "este expediente", en: "this stream")
        }
    }
}

extension Dependents.Kind {
    /// One, and several of them.
    fileprivate var words: (one: Bilingual, many: Bilingual) {
        switch self {
        case .decision: (Bilingual(es: "decisión", en: "decision"), Bilingual(es: "decisiones", en: "decisions"))
        case .session: (Bilingual(es: "sesión", en: "session"), Bilingual(es: "sesiones", en: "sessions"))
        case .commitment:
            (Bilingual(es: "compromiso", en: "commitment"), Bilingual(es: "compromisos", en: "commitments"))
        case .route: (Bilingual(es: "ruta", en: "route"), Bilingual(es: "rutas", en: "routes"))
        case .function:
            (
                Bilingual(es: "función adicional", en: "extra function"),
                Bilingual(es: "funciones adicionales", en: "extra functions")
            )
        case .group:
            (
                Bilingual(es: "grupo de trabajo", en: "working group"),
                Bilingual(es: "grupos de trabajo", en: "working groups")
            )
        case .initiative:
            (Bilingual(es: "iniciativa", en: "initiative"), Bilingual(es: "iniciativas", en: "initiatives"))
        case .invitation:
            (Bilingual(es: "invitación", en: "invitation"), Bilingual(es: "invitaciones", en: "invitations"))
        case .filing: (Bilingual(es: "radicación", en: "filing"), Bilingual(es: "radicaciones", en: "filings"))
        }
    }
}
