import CanonicalJSON
import Deliberation
import Ledger

/// Keys whose act cannot be undone: they ask first, and only Enter does it.
extension LiveTurn {
    /// What a confirmation is about; where it changes while the question waits, the answer would be to another one.
    private var subject: String {
        let decision = scene.decision.map { "\($0.decisionId) \($0.revision)" } ?? ""
        let seats = scene.presence.counting.map(\.seatId.rawValue).joined(separator: " ")
        return [scene.session.state.rawValue, scene.item?.itemId ?? "", decision, seats].joined(separator: "/")
    }

    func confirm(_ key: Character, _ question: Message) -> Step {
        .ask(LiveForm(.confirm(key, about: subject), [.confirm(question)]))
    }

    func adjourn() -> Step {
        let id = scene.session.sessionId
        let pending = scene.session.agenda.filter { $0.state == .pending }.map(\.itemId)
        guard !pending.isEmpty else { return confirm("L", .liveConfirmAdjourn(id: id)) }
        return confirm("L", .liveConfirmAdjournPending(id: id, items: pending.joined(separator: ", ")))
    }

    /// What a key does, once it is confirmed.
    func confirmed(_ key: Character, about asked: String) -> Step {
        guard asked == subject else { return .say(.liveChanged) }
        switch (key, scene.decision, scene.item) {
        case ("L", _, _): return .file(acts.session(.sessionAdjourned))
        case ("f", _, _): return .file(acts.session(.sessionFailedForQuorum))
        case ("c", _, let item?): return .file(acts.closing(item))
        case ("D", let decision?, _): return .file(acts.decision(.decisionAdopted, decision))
        case ("A", let decision?, _):
            let silent = scene.silentSeats(decision)
            return .file(silent.flatMap { acts.position(.assent, of: $0.attendee.person.id, on: decision) })
        default: return .say(.liveChanged)
        }
    }
}
