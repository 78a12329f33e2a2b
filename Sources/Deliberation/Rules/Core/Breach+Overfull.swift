extension Breach {
    /// What refuses an act that would fill a list beyond its room: kept all the same, the row could not be read again.
    ///
    /// It is part of the order that every ledger needs (CORE-GENESIS), and is known only once the act was applied.
    public static func overfull(_ row: OverfullRow) -> Breach {
        let view = Catalogue.views.first { $0.name == row.view }
        let field = view.flatMap { Catalogue.record($0.record)?.fields.first { $0.name == row.list.field } }
        let list = field?.label ?? Bilingual(es: row.list.field, en: row.list.field)
        let place = view?.label ?? Bilingual(es: row.view, en: row.view)
        return Breach(
            ruleID: Genesis().id, effect: .refuse,
            message: Bilingual(
                es: "La lista «\(list.es)» de \(row.key) (\(place.es)) está llena: caben \(row.list.max) y con este "
                    + "acto habría más. Registre el hecho en otro expediente.",
                en: "The list \"\(list.en)\" of \(row.key) (\(place.en)) is full: it has room for \(row.list.max), and "
                    + "this act would add more. Record the fact under another thing."))
    }
}
