extension Genesis {
    /// A decision is revoked or superseded only by another one, adopted after it and in force (rulebook 2.4).
    func laterDecision(_ act: Act, _ context: Context) throws -> [Bilingual] {
        switch act.event {
        case .decisionRevoked(let event): try replacement(event.decisionId, event.byDecisionId, act, context)
        case .decisionSuperseded(let event): try replacement(event.decisionId, event.byDecisionId, act, context)
        default: []
        }
    }

    private func replacement(_ id: String, _ laterId: String, _ act: Act, _ context: Context) throws -> [Bilingual] {
        guard id != laterId else {
            return [
                Bilingual(
                    es: "\(id) no se revoca ni se sustituye a sí misma: cite la decisión posterior (byDecisionId).",
                    en: "\(id) does not revoke or supersede itself: cite the later decision (byDecisionId).")
            ]
        }
        if let problem = try context.problem(withDecision: laterId, at: act.occurred) { return [problem] }
        guard let earlier = try context.book.decisions.row(id)?.adoptedAt,
            let later = try context.book.decisions.row(laterId)?.adoptedAt, later <= earlier
        else { return [] }
        return [
            Bilingual(
                es: "\(laterId), de \(later), no es posterior a \(id), de \(earlier).",
                en: "\(laterId), of \(later), is not later than \(id), of \(earlier).")
        ]
    }
}
