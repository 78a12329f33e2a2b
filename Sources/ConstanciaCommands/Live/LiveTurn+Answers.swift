import CanonicalJSON
import Deliberation
import Ledger

extension LiveTurn {
    /// What the answers to all questions of a form lead to.
    func answer(_ form: LiveForm) throws -> Step {
        let answers = form.answers
        guard let first = answers.first, let last = answers.last else { return .say(.liveCancelled) }
        switch form.purpose {
        case .arrive(let arrival): return crossing(acts.arrival(arrival, isRemote: true, identity: first))
        case .delegate(let seatId):
            let chosen = scene.seat(seatId)?.delegates.first { $0.delegation.delegationId == first }
            return chosen.map { arrive(arrival($0, seatId)) } ?? .say(.liveCancelled)
        case .seatChange(let seatId): return first == "arrive" ? titularArrives(seatId) : leave(first)
        case .guest:
            let id = String(first.dropFirst())
            if first.hasPrefix("-") { return leave(id) }
            return try guestsToCome().first { $0.person.id == id }.map { arrive($0) } ?? .say(.liveCancelled)
        case .intervene:
            guard let item = scene.item else { return .say(.liveOpenFirst) }
            return .file(
                acts.session(
                    .interventionRecorded,
                    ["attendeeId": .string(first), "itemId": .string(item.itemId), "summary": .string(last)]))
        case .suspend: return .file(acts.session(.sessionSuspended, ["reason": .string(first)]))
        case .propose:
            guard let item = scene.item else { return .say(.liveOpenFirst) }
            let id = try LiveNumber.decision(book, at: scene.now)
            return .file(acts.proposal(id, item, text: first, stage: last))
        case .commit:
            let id = try LiveNumber.commitment(book, at: scene.now)
            return .file(
                acts.commitment(id, text: first, entity: entity(answers[1]), post: answers[2], due: last))
        case .confirm(let key, let question): return try confirmed(key, asked: question)
        case .amend, .position, .reservation, .object, .withdraw, .notReached:
            // Somebody else may have ended the decision while this was typed.
            guard let decision = scene.decision else { return .say(.liveProposeFirst) }
            return answer(form.purpose, first, last, decision)
        }
    }

    private func answer(
        _ purpose: LiveForm.Purpose, _ first: String, _ last: String, _ decision: DecisionView
    ) -> Step {
        switch purpose {
        case .amend: return .file(acts.decision(.proposalAmended, decision, ["text": .string(first)]))
        case .position(let seatId): return position(first, seatId, decision)
        case .reservation(let attendee):
            return .file(acts.position(.assentWithReservation, of: attendee, on: decision, reason: first))
        case .object(let attendee): return .file(acts.objection(of: attendee, to: decision, reason: first))
        case .withdraw:
            return .file(
                acts.decision(
                    .objectionWithdrawn, decision, ["objectionId": .string(first), "resolution": .string(last)]))
        case .notReached: return .file(acts.decision(.decisionNotReached, decision, ["reason": .string(first)]))
        default: return .say(.liveCancelled)
        }
    }

    private func position(_ word: String, _ seatId: SeatID, _ decision: DecisionView) -> Step {
        guard let attendee = scene.seat(seatId)?.speaker?.attendee.person.id else { return .say(.liveCancelled) }
        switch Position(rawValue: word) {
        case .none: return leave(attendee)
        case .object: return .ask(LiveForm(.object(attendee: attendee), [.line(.liveAskObjection)]))
        case .assentWithReservation:
            return .ask(
                LiveForm(.reservation(attendee: attendee), [.line(.liveAskReservation, isOptional: true)]))
        case .some(let position): return .file(acts.position(position, of: attendee, on: decision))
        }
    }

    /// The entity of a seat by its number; any other by its identifier.
    private func entity(_ word: String) -> String {
        guard word.count == 1, let seat = word.first.flatMap(Self.seat(of:)).flatMap({ scene.seat($0) }) else {
            return word
        }
        return seat.entityId
    }
}
