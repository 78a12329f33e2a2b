/// ART7-PARTIAL-YEAR: how many sessions, and in which quarters, the year of issue owes.
///
/// Computed by ``Vigencia`` for the two rules that count sessions; nothing to breach by itself.
struct PartialYear: Rule {
    let id = "ART7-PARTIAL-YEAR"
    let article = Bilingual(es: "Artículo 7", en: "Article 7")
    let quote = "veces durante una vigencia"
    let checks = Bilingual(
        es: "La vigencia en que se expide el decreto debe las sesiones que dice la lectura adoptada.",
        en: "The year in which the decree is issued owes the sessions that the adopted reading says.")
    let effect = Effect.computed
    let readings: [Reading] = [.sessionPartialYear]
    let remedy = Bilingual(
        es: "Si la lectura por defecto no es la de la Comisión, adopte otra (rule.set.adopted) con su fundamento.",
        en: "If the default reading is not the Commission's, adopt another (rule.set.adopted) with its basis.")
}
