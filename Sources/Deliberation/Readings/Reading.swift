/// A silence or ambiguity of the decree, with the ways of reading it (rulebook 2.1).
///
/// A reading is adopted by an act (`rule.set.adopted`) with its basis; where none was adopted the first one holds.
public struct Reading: Hashable, Sendable {
    /// The parameter, such as `quorum.halfPlusOne`.
    public let key: String
    /// The possible values, the default first.
    public let values: [String]
    /// Whether any whole number of days is a value too.
    public let takesNumber: Bool
    /// Why the wording leaves it open.
    public let why: Bilingual

    init(key: String, values: [String], takesNumber: Bool = false, why: Bilingual) {
        self.key = key
        self.values = values
        self.takesNumber = takesNumber
        self.why = why
    }

    /// The value that holds where none was adopted.
    public var defaultValue: String { values.first ?? "" }

    /// The longest term that a regulation can set, in days.
    public static let longestTerm = 365

    /// Whether a value is one of this reading's.
    public func accepts(_ value: String) -> Bool {
        if values.contains(value) { return true }
        // A number has one spelling: no sign, no leading zeros.
        guard takesNumber, let days = Int(value), String(days) == value else { return false }
        return (0...Self.longestTerm).contains(days)
    }
}

extension Reading {
    /// Whether "half plus one" of seven is 4 or 5.
    public static let quorumHalfPlusOne = Reading(
        key: "quorum.halfPlusOne", values: ["moreThanHalf", "arithmeticHalfPlusOneCeil"],
        why: Bilingual(
            es: "«La mitad más uno» de siete: más de la mitad (4) o 3,5 + 1 redondeado hacia arriba (5).",
            en: "\"Half plus one\" of seven: more than half (4), or 3.5 + 1 rounded up (5)."))
    /// What the members in all are counted over.
    public static let quorumDenominator = Reading(
        key: "quorum.denominator", values: ["decreeSeats", "seatsFilled", "seatsNotRecused"],
        why: Bilingual(
            es: "«Del total de los miembros que la conforman»: las siete curules, las provistas o las no impedidas.",
            en: "\"Of all the members that make it up\": the seven seats, those filled, or those not recused."))
    /// What consensus takes.
    public static let consensusMode = Reading(
        key: "consensus.mode",
        values: ["noObjectionAmongPresent", "explicitAssentOfAllPresent", "noObjectionOfAllSeven"],
        why: Bilingual(
            es: "El parágrafo 4 dice «por los integrantes»; el 7 deja decidir con la mitad más uno.",
            en: "Paragraph 4 says \"by the members\"; paragraph 7 lets half plus one decide."))
    /// Whether an abstention blocks consensus.
    public static let consensusAbstention = Reading(
        key: "consensus.abstention", values: ["doesNotBlock", "blocks"],
        why: Bilingual(es: "El decreto no dice nada de la abstención.", en: "The decree is silent on abstention."))
    /// Whether a seat may be delegated to a post of an attached entity.
    public static let delegationSameEntity = Reading(
        key: "delegation.sameEntity", values: ["required", "attachedEntityAllowed"],
        why: Bilingual(
            es: "Ley 489 de 1998, artículo 9: empleados vinculados al organismo correspondiente.",
            en: "Law 489 of 1998, article 9: employees of the body concerned."))
    /// What a delegate without decision power is.
    public static let delegationNoPower = Reading(
        key: "delegation.noPowerAttendance", values: ["voiceOnlyNoQuorum", "countsForQuorum"],
        why: Bilingual(
            es: "El parágrafo 1 exige potestad de decidir; no dice qué pasa con quien asiste sin ella.",
            en: "Paragraph 1 requires decision power; it does not say what happens to one who attends without it."))
    /// Who chairs when seat S3 is absent.
    public static let chairFallback = Reading(
        key: "chair.fallback", values: ["none", "electedAdHoc"],
        why: Bilingual(es: "El decreto no prevé quién reemplaza al DNP.", en: "The decree names no substitute for DNP.")
    )
    /// Where a commitment may be born.
    public static let commitmentOrigin = Reading(
        key: "commitment.origin", values: ["sessionOrGroup", "sessionOnly"],
        why: Bilingual(
            es: "«Suscitados en el seno de la comisión» (art. 3) frente a «adquiridos en cada sesión» (art. 6).",
            en: "\"Raised within the commission\" (art. 3) against \"acquired in each session\" (art. 6)."))

    /// Every reading of the rulebook, in its order.
    public static let all: [Reading] = [
        .quorumHalfPlusOne, .quorumDenominator, .quorumScope, .consensusMode, .consensusAbstention,
        .extraFunctionsAssent, .sessionQuarter, .sessionCountForFour, .sessionVigencia, .sessionPartialYear,
        .extraordinarySupport, .invitePrecedingSession, .inviteFirstSession, .invitePermanentVoice, .inviteGremios,
        .agendaAdditions, .delegationSameEntity, .delegationMaxConcurrent, .delegationSurvives, .delegationNoPower,
        .chairFallback, .secretaryDelegateLevel, .remoteModes, .noticeMinDays, .minutesDueDays, .calendar,
        .recusalEffect, .commitmentOrigin,
    ]

    /// The reading under a key, or nil.
    public static func named(_ key: String) -> Reading? { all.first { $0.key == key } }
}
