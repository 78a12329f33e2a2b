/// ART4-PAR1-LEVEL: a seat is delegated only to a post of the directive or advisory level, and used only while it is.
struct DelegationLevel: Rule {
    let id = "ART4-PAR1-LEVEL"
    let article = Bilingual(es: "Artículo 4, parágrafo 1", en: "Article 4, paragraph 1")
    let quote = "La delegación podrá ser únicamente en un empleo del nivel directivo o asesor"
    let checks = Bilingual(
        es: "El empleo delegado es del nivel directivo o asesor en la fecha del acto y el día en que se usa.",
        en: "The delegated post is of the directive or advisory level on the date of the act and on the day of use.")
    let effect = Effect.refuseAsIrregular
    let remedy = Bilingual(
        es: "Expida un nuevo acto que delegue en un empleo del nivel directivo o asesor de la misma entidad, o que "
            + "asista el titular.",
        en: "Issue a new act that delegates to a post of the directive or advisory level of the same entity, or let "
            + "the holder attend.")
    let triggers: [EventType] = [.delegationIssued, .attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .delegationIssued(let event):
            let changed = try context.book.posts.row(event.postId)?.changedLevel(on: event.actDate)
            // «únicamente en un empleo del nivel directivo o asesor»
            guard let level = [event.postLevel, changed].compactMap({ $0 }).first(where: { !$0.admitsDelegation })
            else { return [] }
            return [
                breach(
                    "El empleo «\(event.postTitle)» es del nivel \(level.label.es).",
                    "The post \"\(event.postTitle)\" is of the level \(level.label.en).")
            ]
        case .attendanceStarted(let event):
            guard let id = event.delegationId, let delegation = try context.book.delegations.row(id) else { return [] }
            let day = act.occurred.date()
            let level = try context.book.posts.row(delegation.postId)?.changedLevel(on: day) ?? delegation.postLevel
            guard !level.admitsDelegation else { return [] }
            return [
                breach(
                    "El empleo «\(delegation.postTitle)» de \(id) es del nivel \(level.label.es) el \(day).",
                    "The post \"\(delegation.postTitle)\" of \(id) is of the level \(level.label.en) on \(day).")
            ]
        default: return []
        }
    }
}
