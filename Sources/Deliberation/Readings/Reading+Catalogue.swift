/// The readings that rulebook 2.1 lists besides those of ``Reading``'s own file.
extension Reading {
    /// When the quorum is needed.
    public static let quorumScope = Reading(
        key: "quorum.scope", values: ["continuous", "installAndDecide"],
        why: Bilingual(
            es:
                "«Sesionar, deliberar y tomar decisiones»: el quórum se exige todo el tiempo, o al instalar y al decidir.",
            en: "\"Meet, deliberate and decide\": the quorum is needed all the time, or to install and to decide."))
    /// How all seven assent to a further function of the Secretariat.
    public static let extraFunctionsAssent = Reading(
        key: "extraFunctions.assent", values: ["sevenOfSevenInSession", "sevenOfSevenWithLaterAdhesion"],
        why: Bilingual(
            es: "«Totalidad de los integrantes»: los siete en la sesión, o con adhesión posterior de los ausentes.",
            en: "\"All the members\": the seven in the session, or with the later adhesion of those absent."))
    /// What a quarter is.
    public static let sessionQuarter = Reading(
        key: "session.quarter", values: ["calendarQuarter", "rolling3Months"],
        why: Bilingual(
            es: "«Cada trimestre»: trimestres del calendario, o nunca más de tres meses entre sesiones.",
            en: "\"Each quarter\": quarters of the calendar, or never more than three months between sessions."))
    /// Which sessions count for the four of a year.
    public static let sessionCountForFour = Reading(
        key: "session.countForFour", values: ["ordinaryInstalled", "anyInstalled"],
        why: Bilingual(
            es: "«Por lo menos cuatro veces»: el decreto no dice si cuentan las extraordinarias.",
            en: "\"At least four times\": the decree does not say whether extraordinary sessions count."))
    /// What a year is.
    public static let sessionVigencia = Reading(
        key: "session.vigencia", values: ["fiscalYear"],
        why: Bilingual(
            es: "«Una vigencia»: el año fiscal, del 1 de enero al 31 de diciembre.",
            en: "\"One vigencia\": the fiscal year, from 1 January to 31 December."))
    /// What is owed in the first, partial year.
    public static let sessionPartialYear = Reading(
        key: "session.partialYear", values: ["quartersStartingAfterEffectiveDate", "proRata", "fourAnyway"],
        why: Bilingual(
            es: "El decreto no dice cuántas sesiones se deben en el año en que se expide.",
            en: "The decree does not say how many sessions are owed in the year of its issue."))
    /// How many seats determine an extraordinary session.
    public static let extraordinarySupport = Reading(
        key: "extraordinary.support", values: ["quorumNumber", "anyMember", "allPresentInSession"],
        why: Bilingual(
            es:
                "«Cuando los miembros lo determinen»: tantas curules como el quórum, una sola, o todas las presentes en una sesión.",
            en:
                "\"When the members determine it\": as many seats as the quorum, a single one, or all those present in a session."
        ))
    /// Which session an invitation topic must come from.
    public static let invitePrecedingSession = Reading(
        key: "invite.precedingSession", values: ["anyInstalledSession", "sameKind"],
        why: Bilingual(
            es: "«La sesión inmediatamente anterior»: cualquiera instalada, o la anterior de la misma clase.",
            en: "\"The session immediately before\": any installed one, or the one before of the same kind."))
    /// Whether the first session may have special guests.
    public static let inviteFirstSession = Reading(
        key: "invite.firstSession", values: ["notPossible", "bootstrapAllowed"],
        why: Bilingual(
            es: "A la primera sesión no la precede ninguna.",
            en: "Nothing precedes the first session."))
    /// Whether permanent invitees may speak.
    public static let invitePermanentVoice = Reading(
        key: "invite.permanentVoice", values: ["voiceNoVote", "presenceOnly"],
        why: Bilingual(
            es: "El parágrafo 3 habla solo de los invitados especiales.",
            en: "Paragraph 3 speaks only of special guests."))
    /// How many associations are invited.
    public static let inviteGremios = Reading(
        key: "invite.gremios", values: ["oneForAll", "onePerAssociation"],
        why: Bilingual(
            es: "«Un representante legal … de las agremiaciones»: uno por todas o uno por cada una.",
            en: "\"A legal representative … of the associations\": one for all, or one for each."))
    /// Whether an item added late may be decided.
    public static let agendaAdditions = Reading(
        key: "agenda.inSessionAdditions", values: ["notDecidable", "byConsensusOfPresent"],
        why: Bilingual(
            es: "«Agenda previamente establecida»: el decreto no dice si se decide lo que se agrega después.",
            en: "\"Agenda established beforehand\": the decree does not say whether what is added later may be decided."
        ))
    /// How many delegations of a seat may be in force.
    public static let delegationMaxConcurrent = Reading(
        key: "delegation.maxConcurrent", values: ["one", "severalInOrder"],
        why: Bilingual(
            es: "«En un empleo»: una sola delegación vigente por curul, o varias en orden.",
            en: "\"To one post\": a single delegation in force for a seat, or several in order."))
    /// Whether a delegation outlives its delegator.
    public static let delegationSurvives = Reading(
        key: "delegation.survivesDelegatorChange", values: ["true", "false"],
        why: Bilingual(
            es: "El decreto no dice si la delegación sigue cuando cambia el titular.",
            en: "The decree does not say whether a delegation stands when the holder changes."))
    /// Of what level the Secretariat's delegate must be.
    public static let secretaryDelegateLevel = Reading(
        key: "secretary.delegateLevel", values: ["ley489", "unrestricted"],
        why: Bilingual(
            es: "El parágrafo 1 está dentro del artículo 4 y no del 5.",
            en: "Paragraph 1 is inside article 4, not article 5."))
    /// Which remote attendance counts.
    public static let remoteModes = Reading(
        key: "remote.modes", values: ["synchronous", "synchronousAndSequential"],
        why: Bilingual(
            es: "Ley 1437, artículo 63; la comunicación sucesiva venía del Decreto 491 de 2020.",
            en: "Law 1437, article 63; successive communication came from Decree 491 of 2020."))
    /// What a recusal does to the count.
    public static let recusalEffect = Reading(
        key: "recusal.effect", values: ["leavesNumeratorForItem", "alsoLeavesDenominator"],
        why: Bilingual(
            es: "El impedido no cuenta en el punto; la ley no dice si también baja el total.",
            en: "The recused seat does not count for the item; the law does not say whether the total drops too."))
    /// Business days between convocation and session; not set until the regulation.
    public static let noticeMinDays = Reading(
        key: "notice.minDays", values: [notSet], takesNumber: true,
        why: Bilingual(
            es: "El decreto no fija antelación de la convocatoria: la da el reglamento.",
            en: "The decree sets no notice: the regulation gives it."))
    /// Days in which minutes are due; not set until the regulation.
    public static let minutesDueDays = Reading(
        key: "minutes.dueDays", values: [notSet], takesNumber: true,
        why: Bilingual(
            es: "El decreto no fija plazo para la memoria: lo da el reglamento.",
            en: "The decree sets no term for the minutes: the regulation gives it."))
    /// How days are counted.
    public static let calendar = Reading(
        key: "calendar", values: ["businessDays", "calendarDays"],
        why: Bilingual(
            es: "Ley 4 de 1913, artículo 62: los plazos en días son de días hábiles.",
            en: "Law 4 of 1913, article 62: terms in days are of business days."))

    /// The value of a term that no regulation has set.
    public static let notSet = "notSet"
}
