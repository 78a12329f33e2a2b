import Deliberation

/// The screen of a live session: a pure function of the session as the book has it, and of what has been begun.
struct LiveScreen {
    /// Session, state and quorum: never scrolled away.
    private(set) var head: [String] = []
    /// Seats, guests and the decision under way: cut where the terminal is too low.
    private(set) var body: [String] = []
    /// The last act or refusal, and the keys or the question.
    private(set) var foot: [String] = []

    init(_ scene: LiveScene, _ recorder: LiveRecorder, width: Int = 100) {
        let width = max(40, width)
        head = Self.head(scene, width)
        var page = Page()
        page.table(scene.seats.map { Self.row($0, scene) }, indent: 1)
        let guests = scene.guests.map { "\($0.person.id) (\($0.capacity.label.text))" }
        page.paragraph(
            Message.liveGuests(who: guests.isEmpty ? Message.liveNoGuests.text : guests.joined(separator: ", ")).text,
            indent: 1, width: width)
        if let decision = scene.decision { Self.add(decision, width, to: &page) }
        body = page.lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
        foot = [Self.rule(width)] + recorder.notice.lines(width)
        if recorder.showsHelp {
            var help = Page()
            help.paragraph(Message.liveHelp.text, width: width)
            foot += help.lines
        }
        foot += [Self.rule(width)] + LiveFooter.lines(scene, recorder, width)
    }

    /// Every line, from the session to the keys.
    var lines: [String] { head + body + foot }

    /// The lines that a terminal of this size shows: what does not fit goes from the middle, never the quorum or the keys.
    func lines(rows: Int, columns: Int) -> [String] {
        let room = max(0, rows - head.count - foot.count)
        let middle = body.count <= room ? body : Array(body.prefix(max(0, room - 1))) + (room > 0 ? [" …"] : [])
        let end = foot.suffix(max(0, rows - head.count - middle.count))
        return (head + middle + end).map { $0.count <= columns ? $0 : $0.prefix(max(0, columns - 1)) + "…" }
    }

    private static func rule(_ width: Int) -> String { String(repeating: "─", count: min(width, 100)) }

    private static func head(_ scene: LiveScene, _ width: Int) -> [String] {
        let session = scene.session
        let item = scene.item.map { Message.liveItem(id: $0.itemId, title: Cut.line($0.title)).text }
        let chair = session.chairId.map { Message.liveChair(id: $0).text }
        return [
            [
                session.sessionId, session.state.label.text, Clock.time(scene.now), session.kind.label.text,
                item ?? Message.liveNoItem.text,
            ].joined(separator: " · "),
            [
                "\(Message.quorumHeading.text): \(QuorumText.short(scene.quorum))",
                chair ?? Message.liveNoChair.text,
            ].joined(separator: " · "),
            rule(width),
        ]
    }

    private static func row(_ seat: LiveSeat, _ scene: LiveScene) -> [String] {
        let coming =
            [seat.holder?.id ?? Message.vacant.text]
            + seat.delegates.map { Message.liveDelegate(who: $0.person.id).text }
        guard !seat.present.isEmpty else {
            return [
                "○ \(seat.seatId.rawValue)", entity(seat),
                Message.liveMayCome(who: coming.joined(separator: ", ")).text,
            ]
        }
        let isCounted = seat.present.contains(where: \.counts)
        let people = seat.present.map { presence in
            let remote = presence.attendee.mode == .inPerson ? "" : "~"
            let standing = presence.counts ? Message.liveCounts.text : presence.standing.reason
            return "\(presence.attendee.person.id)\(remote) (\(standing))"
        }
        return [
            "\(isCounted ? "●" : "◐") \(seat.seatId.rawValue)", entity(seat), people.joined(separator: ", "),
            position(seat, scene),
        ]
    }

    /// Cut in the middle: departments begin alike.
    private static func entity(_ seat: LiveSeat) -> String {
        let name = seat.entityName
        return name.count <= 34 ? name : "\(name.prefix(15))…\(name.suffix(18))"
    }

    /// The position of a seat that is present, on the text in force.
    private static func position(_ seat: LiveSeat, _ scene: LiveScene) -> String {
        guard let decision = scene.decision, let speaker = seat.speaker else { return "" }
        guard let row = decision.standingPosition(of: speaker.attendee.person.id) else {
            return "· \(Message.liveNoPosition.text)"
        }
        return "· \(row.position.label.text)"
    }

    private static func add(_ decision: DecisionView, _ width: Int, to page: inout Page) {
        page.line()
        page.line(
            " \(decision.decisionId) · \(decision.state.label.text) · "
                + Message.liveRevision(n: Int(decision.revision)).text)
        page.paragraph("«\(decision.text)»", indent: 3, width: width)
        for objection in decision.openObjections {
            page.paragraph(
                Message.liveOpenObjection(
                    id: objection.objectionId, who: objection.attendeeId, reason: objection.reason
                ).text, indent: 3, width: width)
        }
    }
}
