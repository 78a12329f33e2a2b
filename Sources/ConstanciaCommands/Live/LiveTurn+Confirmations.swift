import CanonicalJSON
import Deliberation
import Ledger

/// Keys whose act cannot be undone: they ask first, and only Enter does it.
extension LiveTurn {
    func confirm(_ key: Character, _ question: Message) -> Step {
        .ask(LiveForm(.confirm(key, question), [.confirm(question)]))
    }

    func adjourn() -> Step {
        let id = scene.session.sessionId
        let pending = scene.session.agenda.filter { $0.state == .pending }.map(\.itemId)
        guard !pending.isEmpty else { return confirm("L", .liveConfirmAdjourn(id: id)) }
        return confirm("L", .liveConfirmAdjournPending(id: id, items: pending.joined(separator: ", ")))
    }

    /// What a key does, once it is confirmed.
    ///
    /// The question is made anew: where somebody else changed the session meanwhile it would be another one, and the
    /// answer was not to that.
    func confirmed(_ key: Character, asked question: Message) throws -> Step {
        guard case .ask(let form)? = try command(key), form.purpose == .confirm(key, question) else {
            return .say(.liveChanged)
        }
        switch (key, scene.decision) {
        case ("L", _): return .file(acts.session(.sessionAdjourned))
        case ("f", _): return .file(acts.session(.sessionFailedForQuorum))
        case ("D", let decision?): return .file(acts.decision(.decisionAdopted, decision))
        case ("A", let decision?):
            let silent = scene.silentSeats(decision)
            return .file(silent.flatMap { acts.position(.assent, of: $0.attendee.person.id, on: decision) })
        default: return .say(.liveChanged)
        }
    }
}
