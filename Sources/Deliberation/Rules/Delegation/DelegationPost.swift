/// ART4-PAR1-POST: the delegate is whoever fills the post on the day.
struct DelegationPost: Rule {
    let id = "ART4-PAR1-POST"
    let article = Bilingual(es: "Artículo 4, parágrafo 1", en: "Article 4, paragraph 1")
    let quote = "únicamente en un empleo"
    let checks = Bilingual(
        es: "Asiste por delegación quien ocupa ese día el empleo que nombra el acto.",
        en: "Whoever fills the post named by the act on that day attends under it.")
    let effect = Effect.refuseAsIrregular
    let remedy = Bilingual(
        es: "Registre quién ocupa el empleo (post.incumbent.recorded) o quién asiste en realidad.",
        en: "Record who fills the post (post.incumbent.recorded), or who really attends.")
    let triggers: [EventType] = [.attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .attendanceStarted(let event) = act.event, let id = event.delegationId,
            let delegation = try context.book.delegations.row(id)
        else { return [] }
        // «en un empleo»: the post is delegated, not the person
        let incumbent = try context.book.posts.row(delegation.postId)?.incumbent(on: act.occurred.date())
        guard incumbent?.person.id != event.person.id else { return [] }
        return [
            breach(
                "«\(event.person.id)» no consta como ocupante de «\(delegation.postId)» el \(act.occurred.date()).",
                "\"\(event.person.id)\" is not on record as incumbent of \"\(delegation.postId)\" "
                    + "on \(act.occurred.date()).")
        ]
    }
}
