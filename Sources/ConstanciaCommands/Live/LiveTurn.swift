import CanonicalJSON
import Deliberation
import Ledger

/// One key's turn: the scene, and what a key leads to in it.
struct LiveTurn {
    /// Where a key or an answer leads.
    enum Step {
        case say(Message)
        case ask(LiveForm)
        case file([Draft])
    }

    let scene: LiveScene
    let book: Book
    let isRemote: Bool

    var acts: LiveActs { LiveActs(scene: scene) }

    /// Digits with Shift, on the keyboards of Latin America, Spain and the United States.
    ///
    /// `&` is not among them: it is 6 on some and 7 on others.
    static let shifted: [Character: SeatID] = [
        "!": .s1, "\"": .s2, "@": .s2, "#": .s3, "·": .s3, "$": .s4, "%": .s5, "^": .s6, "/": .s7,
    ]

    static func seat(of character: Character) -> SeatID? { SeatID(rawValue: "S\(character)") }

    /// The holder arrives or leaves; with a decision under way, whoever is there states a position.
    func toggle(_ seatId: SeatID) -> Step {
        guard let seat = scene.seat(seatId), let speaker = seat.speaker else { return titularArrives(seatId) }
        if scene.decision != nil { return .ask(positionForm(seatId, speaker.attendee.person)) }
        if let titular = seat.titular { return leave(titular.attendee.person.id) }
        // Its delegate is there: the holder may be arriving, or the delegate leaving.
        return .ask(
            LiveForm(
                .seatChange(seatId),
                [
                    .choice(
                        .liveAskSeat(seat: seatId.rawValue),
                        [
                            LiveOption(key: "t", value: "arrive", label: Message.liveTitularArrives.text),
                            LiveOption(
                                key: "d", value: speaker.attendee.person.id, label: Message.liveDelegateLeaves.text),
                        ])
                ]))
    }

    func titularArrives(_ seatId: SeatID) -> Step {
        guard let holder = scene.seat(seatId)?.holder else {
            return .say(.liveNobodyHolds(seat: seatId.rawValue))
        }
        return arrive(LiveArrival(person: holder, capacity: .seat, seatId: seatId))
    }

    /// The delegate of a seat leaves, or one of those who may come arrives.
    func delegate(of seatId: SeatID) throws -> Step {
        guard let seat = scene.seat(seatId) else { return .say(.liveCancelled) }
        if let present = seat.delegate { return leave(present.attendee.person.id) }
        guard let first = seat.delegates.first else { return .say(.liveNobodyDelegated(seat: seatId.rawValue)) }
        guard seat.delegates.count > 1 else { return arrive(arrival(first, seatId)) }
        let options = LiveOption.numbered(
            seat.delegates.map { ($0.delegation.delegationId, "\($0.person.id) (\($0.delegation.delegationId))") })
        return .ask(LiveForm(.delegate(seatId), [.choice(.liveAskDelegate(seat: seatId.rawValue), options)]))
    }

    func arrival(_ delegate: (delegation: DelegationView, person: Person), _ seatId: SeatID) -> LiveArrival {
        LiveArrival(
            person: delegate.person, capacity: .seat, seatId: seatId, delegationId: delegate.delegation.delegationId)
    }

    /// Somebody enters; whoever enters remotely is asked for the evidence of identity first.
    func arrive(_ arrival: LiveArrival) -> Step {
        guard isRemote else { return crossing(acts.arrival(arrival, isRemote: false)) }
        return .ask(
            LiveForm(.arrive(arrival), [.line(.liveAskIdentity(who: arrival.person.id), isOptional: true)]))
    }

    func leave(_ attendeeId: String) -> Step { crossing(acts.departure(of: attendeeId)) }

    /// Acts that may make the quorum come or go.
    func crossing(_ drafts: [Draft]) -> Step {
        // A row that cannot be read fails the filing too, which says so.
        .file((try? acts.followedByQuorum(drafts, book)) ?? drafts)
    }

    private func positionForm(_ seatId: SeatID, _ person: Person) -> LiveForm {
        let number = seatId.rawValue.dropFirst()
        let positions: [(Character, Position)] = [
            ("a", .assent), ("r", .assentWithReservation), ("t", .standAside), ("b", .abstain), ("o", .object),
        ]
        let options =
            positions.map { LiveOption(key: $0.0, value: $0.1.rawValue, label: $0.1.label.text) }
            + number.map { LiveOption(key: $0, value: "leave", label: Message.liveSeatLeaves.text) }
        return LiveForm(
            .position(seatId), [.choice(.liveAskPosition(seat: seatId.rawValue, who: person.id), options)])
    }
}
