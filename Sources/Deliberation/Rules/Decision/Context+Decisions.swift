extension Context {
    /// What stands against a decision on which an act rests, or nil where it was adopted by then and is in force.
    func problem(withDecision id: String, at instant: Instant) throws -> Bilingual? {
        guard let decision = try book.decisions.row(id) else {
            return Bilingual(es: "No existe la decisión «\(id)».", en: "There is no decision \"\(id)\".")
        }
        guard decision.isInForce else {
            return Bilingual(
                es: "La decisión \(id) no está en vigor: su estado es «\(decision.state.label.es)».",
                en: "Decision \(id) is not in force: its state is \"\(decision.state.label.en)\".")
        }
        guard let adopted = decision.adoptedAt, adopted > instant else { return nil }
        return Bilingual(
            es: "La decisión \(id) se adoptó el \(adopted), después de este acto.",
            en: "Decision \(id) was adopted at \(adopted), after this act.")
    }
}

extension Book {
    /// Whether a decision on which something rests was revoked since.
    public func isRevoked(_ decisionId: String?) throws -> Bool {
        try decisionId.flatMap { try decisions.row($0) }?.state == .revoked
    }
}
