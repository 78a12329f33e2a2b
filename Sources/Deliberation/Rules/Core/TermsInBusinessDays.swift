/// LEX-TERM: terms of days are of business days; those of months and years run by the calendar.
///
/// It refuses nothing by itself: ``Terms`` counts, and the rules that have a term ask it.
struct TermsInBusinessDays: Rule {
    let id = "LEX-TERM"
    let article = Bilingual(es: "Ley 4 de 1913, artículo 62", en: "Law 4 of 1913, article 62")
    let quote =
        "En los plazos de días que se señalen en las leyes y actos oficiales, se entienden suprimidos los feriados y de "
        + "vacantes, a menos de expresarse lo contrario. Los de meses y años se computan según el calendario; pero si "
        + "el último día fuere feriado o de vacante, se extenderá el plazo hasta el primer día hábil."
    let checks = Bilingual(
        es: "Los plazos en días no cuentan sábados, domingos ni los festivos registrados; los de meses y años corren "
            + "por el calendario y terminan en día hábil.",
        en: "Terms of days count no Saturday, Sunday or holiday on record; those of months and years run by the "
            + "calendar and end on a business day.")
    let effect = Effect.computed
    let readings: [Reading] = [.calendar]
    let remedy = Bilingual(
        es: "Registre cada año los festivos (holiday.calendar.adopted): sin ellos solo se descuentan los fines "
            + "de semana.",
        en: "Record the holidays of each year (holiday.calendar.adopted): without them only weekends are left out.")
    let triggers: [EventType] = [.holidayCalendarAdopted]
}
