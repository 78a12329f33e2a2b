import CanonicalJSON
import Deliberation
import Ledger

extension LiveTurn {
    /// What a letter leads to; nil for one that means nothing.
    func command(_ character: Character) throws -> Step? {
        switch character {
        case "i": return .file(acts.installation())
        case "f": return confirm("f", .liveConfirmFailed(id: scene.session.sessionId))
        case "a": return openItem()
        case "c": return closeItem()
        case "v": return interventionForm()
        case "s":
            if scene.session.state == .suspended { return crossing(acts.session(.sessionResumed)) }
            return .ask(LiveForm(.suspend, [.line(.liveAskRecess)]))
        case "L": return adjourn()
        case "m": return .ask(commitmentForm())
        case "g": return try guestForm()
        case "p":
            guard let item = scene.item else { return .say(.liveOpenFirst) }
            if let decision = scene.decision, decision.itemId == item.itemId {
                return .say(.liveDecideFirst(id: decision.decisionId))
            }
            return .ask(LiveForm(.propose, [.line(.liveAskText), .choice(.liveAskStage, Self.stages)]))
        case "A", "D", "e", "w", "N":
            guard let decision = scene.decision else { return .say(.liveProposeFirst) }
            return decisionCommand(character, decision)
        default: return nil
        }
    }

    private func decisionCommand(_ character: Character, _ decision: DecisionView) -> Step? {
        switch character {
        case "A":
            let silent = scene.silentSeats(decision)
            guard !silent.isEmpty else { return .say(.liveAllStated) }
            let seats = silent.map(\.seatId.rawValue).joined(separator: ", ")
            return confirm("A", .liveConfirmAssent(seats: seats, id: decision.decisionId))
        case "D":
            let seats = scene.presence.counting.map(\.seatId.rawValue).joined(separator: ", ")
            return confirm("D", .liveConfirmAdopt(id: decision.decisionId, n: Int(decision.revision), seats: seats))
        case "e":
            return .ask(LiveForm(.amend, [.line(.liveAskNewText, suggestion: decision.text)]))
        case "w":
            let open = decision.openObjections
            guard !open.isEmpty else { return .say(.liveNoObjection) }
            let options = LiveOption.numbered(open.map { ($0.objectionId, "\($0.objectionId), \($0.attendeeId)") })
            return .ask(
                LiveForm(.withdraw, [.choice(.liveAskWhichObjection, options), .line(.liveAskResolution)]))
        case "N": return .ask(LiveForm(.notReached, [.line(.liveAskNotReached)]))
        default: return nil
        }
    }

    private func openItem() -> Step {
        if let open = scene.item { return .say(.liveCloseFirst(id: open.itemId)) }
        guard let next = scene.session.agenda.first(where: { $0.state == .pending }) else {
            return .say(.liveNoNextItem)
        }
        return .file(acts.session(.agendaItemOpened, ["itemId": .string(next.itemId)]))
    }

    private func closeItem() -> Step {
        guard let open = scene.item else { return .say(.liveOpenFirst) }
        if let decision = scene.decision, decision.itemId == open.itemId {
            return .say(.liveSettleFirst(id: decision.decisionId, item: open.itemId))
        }
        return .file(acts.closing(open))
    }

    private func interventionForm() -> Step {
        guard scene.item != nil else { return .say(.liveOpenFirst) }
        // Seats keep their number; everybody else follows with letters.
        var options = scene.seats.flatMap { seat in
            seat.speaker.map { speaker in
                seat.seatId.rawValue.dropFirst().map { number in
                    LiveOption(
                        key: number, value: speaker.attendee.person.id,
                        label: "\(seat.seatId.rawValue) \(speaker.attendee.person.id)")
                }
            } ?? []
        }
        options += zip("abcdefghijklmnopqrstuvwxyz", scene.guests).map { letter, guest in
            LiveOption(key: letter, value: guest.person.id, label: guest.person.id)
        }
        guard !options.isEmpty else { return .say(.liveNobodyPresent) }
        return .ask(LiveForm(.intervene, [.choice(.liveAskSpeaker, options), .line(.liveAskSummary)]))
    }

    private func commitmentForm() -> LiveForm {
        LiveForm(
            .commit,
            [
                .line(.liveAskCommitment), .line(.liveAskEntity), .line(.liveAskPost),
                .line(.liveAskDue) { CalendarDate($0) == nil ? .dateExpected(word: $0) : nil },
            ])
    }

    /// Everybody with a voice who is in may leave; every accredited invitee, special guest and the secretary may come.
    private func guestForm() throws -> Step {
        let present = scene.guests.map { ("-" + $0.person.id, Message.liveLeaves(who: $0.person.id).text) }
        let coming = try guestsToCome().map { ("+" + $0.person.id, Message.liveArrives(who: $0.person.office).text) }
        guard !present.isEmpty || !coming.isEmpty else { return .say(.liveNoGuestKnown) }
        return .ask(LiveForm(.guest, [.choice(.liveAskGuest, LiveOption.numbered(present + coming))]))
    }

    func guestsToCome() throws -> [LiveArrival] {
        let day = scene.now.date()
        let sessionId = scene.session.sessionId
        let secretary = try book.commission.row(Book.commissionKey)?.secretary(on: day)
        let permanent = try book.invitees.rows().filter { $0.isAccredited(on: day) }.map {
            LiveArrival(person: $0.person, capacity: .invitee, inviteeId: $0.inviteeId)
        }
        let special = try book.invitations.rows()
            .filter { $0.sessionId == sessionId && $0.answer != .declined }
            .map { row in
                LiveArrival(
                    person: Person(id: row.guest.guestId, office: row.guest.organization ?? row.guest.guestId),
                    capacity: .invitee, invitationId: row.invitationId)
            }
        let all = (secretary.map { [LiveArrival(person: $0.person, capacity: .secretary)] } ?? []) + permanent + special
        return all.filter { arrival in !scene.guests.contains { $0.person.id == arrival.person.id } }
    }

    private static let stages = LiveOption.numbered(Stage.allCases.map { ($0.rawValue, $0.label.text) })
}
