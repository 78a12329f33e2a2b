/// ART4-PAR1-POST: a seat is delegated to one post, and the delegate is whoever fills it on the day.
struct DelegationPost: Rule {
    let id = "ART4-PAR1-POST"
    let article = Bilingual(es: "Artículo 4, parágrafo 1", en: "Article 4, paragraph 1")
    let quote = "únicamente en un empleo"
    let checks = Bilingual(
        es: "La curul tiene una sola delegación permanente vigente; asiste quien ocupa ese día el empleo que nombra.",
        en: "The seat has a single standing delegation in force; whoever fills the post that it names attends.")
    let effect = Effect.refuseAsIrregular
    let readings: [Reading] = [.delegationMaxConcurrent]
    let remedy = Bilingual(
        es: "Registre quién ocupa el empleo (post.incumbent.recorded) o quién asiste en realidad; para delegar en otro "
            + "empleo, registre antes la revocación (delegation.revoked).",
        en: "Record who fills the post (post.incumbent.recorded), or who really attends; to delegate to another post, "
            + "record the revocation first (delegation.revoked).")
    let triggers: [EventType] = [.delegationIssued, .attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .delegationIssued(let event): return try concurrent(event, context)
        case .attendanceStarted(let event): return try incumbent(event, on: act.occurred.date(), context)
        default: return []
        }
    }

    private func concurrent(_ event: DelegationIssued, _ context: Context) throws -> [Breach] {
        guard context.readings[.delegationMaxConcurrent] == Reading.delegationMaxConcurrent.defaultValue else {
            return []
        }
        // «en un empleo»: one, not several
        return try context.book.ids(.standingDelegations(event.seatId)).sorted().compactMap { id in
            guard let other = try context.book.delegations.row(id), other.seatId == event.seatId,
                let day = other.dayInForce(from: event.from, until: event.until)
            else { return nil }
            return breach(
                "\(event.seatId.rawValue) ya está delegada de forma permanente por \(other.delegationId) el \(day).",
                "\(event.seatId.rawValue) already has the standing delegation \(other.delegationId) on \(day).")
        }
    }

    private func incumbent(_ event: AttendanceStarted, on day: CalendarDate, _ context: Context) throws -> [Breach] {
        guard let id = event.delegationId, let delegation = try context.book.delegations.row(id) else { return [] }
        // «en un empleo»: the post is delegated, not the person
        let incumbent = try context.book.posts.row(delegation.postId)?.incumbent(on: day)
        guard incumbent?.person.id != event.person.id else { return [] }
        return [
            breach(
                "«\(event.person.id)» no consta como ocupante de «\(delegation.postId)» el \(day).",
                "\"\(event.person.id)\" is not on record as incumbent of \"\(delegation.postId)\" on \(day).")
        ]
    }
}
