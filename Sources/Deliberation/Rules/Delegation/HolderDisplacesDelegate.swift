/// ART4-PAR1-REASSUME: the titular who enters displaces the delegate; leaving restores the delegate.
///
/// Computed by ``Presence`` at every instant; nothing to breach by itself.
struct HolderDisplacesDelegate: Rule {
    let id = "ART4-PAR1-REASSUME"
    let article = Bilingual(es: "Ley 489 de 1998, artículo 12", en: "Law 489 of 1998, article 12")
    let quote = "pueda en cualquier tiempo reasumir la competencia"
    let checks = Bilingual(
        es:
            "El titular que ingresa desplaza a su delegado desde ese instante; al retirarse, el delegado vuelve a contar.",
        en: "A titular who enters displaces the delegate from that instant; on leaving, the delegate counts again.")
    let effect = Effect.computed
    let remedy = Bilingual(es: "No requiere acción.", en: "No action needed.")
    let triggers: [EventType] = []

    func judge(_ act: Act, in context: Context) throws -> [Breach] { [] }
}
