import Deliberation
import Projections

/// The chain of acts behind a decision, from the convocation of its session to what came after it.
struct DecisionChain {
    private let row: DecisionView
    private let told: ToldActs
    private let own: [Act]
    private let session: [Act]
    /// The act that adopted it, or ended it otherwise; a record of an irregularity where it happened against a rule.
    let closing: Act?

    /// Gathers the acts from all that was told.
    init(_ row: DecisionView, _ told: ToldActs) {
        self.row = row
        self.told = told
        own = told.acts.filter { $0.fact.decisionID == row.decisionId }
        session = told.acts.filter { $0.fact.sessionID == row.sessionId && $0.fact.decisionID == nil }
        closing = own.first { Self.ends($0.fact) }
    }

    private static func ends(_ event: DomainEvent) -> Bool {
        switch event {
        case .decisionAdopted, .decisionNotReached, .decisionDeferred, .proposalWithdrawn: true
        default: false
        }
    }

    /// The steps of the chain; those about which nothing is on record are left out.
    ///
    /// - Parameters:
    ///   - before: What was told before the closing act.
    ///   - closing: The closing act; nil for a proposal still open.
    /// - Returns: The steps, each line with its acts.
    /// - Throws: Only what reading a row throws.
    func parts(before: ToldActs, at closing: Act?) throws -> [ChainPart] {
        let end = closing?.seq ?? .max
        var parts = [
            ChainPart(Message.partSession.text, grouped(session.filter { $0.seq < end && isFrame($0.fact) })),
            ChainPart(Message.partDecision.text, own.filter { $0.seq < end }.compactMap(proposal)),
        ]
        if let closing { parts += try sitting(before, closing) }
        parts += [
            ChainPart(Message.partPositions.text, own.filter { $0.seq < end }.compactMap(position)),
            ChainPart(Message.partObjections.text, own.filter { $0.seq < end }.compactMap(objection)),
            ChainPart(Message.partOutcome.text, closing.map { [outcome($0)] } ?? []),
            ChainPart(Message.partLater.text, later(than: end)),
        ]
        return parts.filter { !$0.lines.isEmpty }
    }

    /// Whether an act of the session bears on every decision taken in it.
    private func isFrame(_ event: DomainEvent) -> Bool {
        switch event {
        case .attendanceStarted, .attendanceEnded, .interventionRecorded, .invitationTopicAgreed: false
        case .agendaItemOpened(let event): event.itemId == row.itemId
        case .agendaItemClosed(let event): event.itemId == row.itemId
        default: true
        }
    }

    /// Acts of one type that follow each other on one line.
    private func grouped(_ acts: [Act]) -> [ChainLine] {
        var lines: [(first: Act, seqs: [UInt64])] = []
        for act in acts {
            if lines.last?.first.type == act.type {
                lines[lines.count - 1].seqs.append(act.seq)
            } else {
                lines.append((act, [act.seq]))
            }
        }
        return lines.map { line in
            let count = line.seqs.count > 1 ? " (\(line.seqs.count))" : ""
            return ChainLine("\(when(line.first)) · \(label(line.first))\(count)", line.seqs)
        }
    }

    private func when(_ act: Act) -> String { Clock.dayAndTime(act.occurred) }

    /// What an act is called; of a record of an irregularity, what really happened is said too.
    private func label(_ act: Act) -> String {
        let name = Catalogue.event(act.type).label.text
        return act.irregularFact.map { "\(name): \(Catalogue.event($0.type).label.text)" } ?? name
    }

    private func proposal(_ act: Act) -> ChainLine? {
        switch act.fact {
        case .decisionProposed(let event): ChainLine("\(when(act)) · \(label(act)): «\(event.text)»", [act.seq])
        case .proposalAmended(let event): ChainLine("\(when(act)) · \(label(act)): «\(event.text)»", [act.seq])
        default: nil
        }
    }

    /// Who was there at the instant of the closing act, and the quorum, on the book before it.
    private func sitting(_ before: ToldActs, _ closing: Act) throws -> [ChainPart] {
        let book = before.book
        let readings = try Readings.inForce(
            book, session: try book.sessions.row(row.sessionId), at: closing.occurred)
        let presence = try Presence(
            sessionId: row.sessionId, itemId: row.itemId, at: closing.occurred, book: book, readings: readings)
        let quorum = try Quorum.fact(
            of: row.sessionId, itemId: row.itemId, at: closing.occurred, book: book, readings: readings)
        let moments = session.filter { act in
            switch act.fact {
            case .quorumVerified, .quorumLost, .quorumRestored, .sessionInstalled: act.seq < closing.seq
            default: false
            }
        }
        return [
            ChainPart(Message.partPresence.text, try presence.seats.map { try person($0, before) }),
            ChainPart(
                Message.partQuorum.text, [ChainLine(QuorumText.short(quorum), moments.map(\.seq) + [closing.seq])]),
        ]
    }

    private func person(_ seat: SeatPresence, _ before: ToldActs) throws -> ChainLine {
        let (attendee, who) = (seat.attendee, seat.attendee.person)
        let name = "\(who.id) (\(who.office))"
        let standing = seat.counts ? Message.presentCounts.text : seat.standing.reason
        let how = "\(attendee.mode.label.text) · \(standing)"
        var acts = session.filter { act in
            guard case .attendanceStarted(let event) = act.fact else { return false }
            return event.person.id == who.id && act.occurred == attendee.from
        }.map(\.seq)
        func made(_ view: String, _ key: String) -> [UInt64] {
            before.makers[RowName(view: view, key: key)] ?? []
        }
        acts += made("seats", seat.seatId.rawValue)
        guard let id = attendee.delegationId else {
            return ChainLine(
                Message.presentAsHolder(
                    seat: seat.seatId.rawValue, who: name, how: how
                ).text, Set(acts).sorted())
        }
        let delegation = try before.book.delegations.row(id)
        acts += made("delegations", id) + (delegation.map { made("posts", $0.postId) } ?? [])
        let issued = delegation.map { "\(id), \($0.actNumber)" } ?? id
        return ChainLine(
            Message.presentAsDelegate(
                seat: seat.seatId.rawValue, who: name, id: issued, how: how
            ).text, Set(acts).sorted())
    }

    private func position(_ act: Act) -> ChainLine? {
        guard case .positionStated(let event) = act.fact else { return nil }
        let reason = event.reason.map { ": \($0)" } ?? ""
        return ChainLine("\(when(act)) · \(event.attendeeId) · \(event.position.label.text)\(reason)", [act.seq])
    }

    private func objection(_ act: Act) -> ChainLine? {
        switch act.fact {
        case .objectionRaised(let event):
            ChainLine(
                Message.objectionLine(id: event.objectionId, who: event.attendeeId, reason: event.reason).text,
                [act.seq])
        case .objectionWithdrawn(let event):
            ChainLine("\(event.objectionId) · \(Message.resolvedLine(text: event.resolution).text)", [act.seq])
        default: nil
        }
    }

    private func outcome(_ act: Act) -> ChainLine {
        var text = "\(when(act)) · \(label(act))"
        if case .decisionAdopted(let event) = act.fact {
            text +=
                " · "
                + event.positions.map { "\($0.seatId.rawValue) \($0.position.label.text)" }.joined(separator: ", ")
        }
        return ChainLine(text, [act.seq])
    }

    /// What changed the decision after it was closed, and what was said of the acts that it rests on.
    private func later(than end: UInt64) -> [ChainLine] {
        let mine = Set((own + session).map(\.seq))
        return told.acts.compactMap { act in
            switch act.event {
            case .correctionRecorded(let event) where mine.contains(UInt64(clamping: event.correctsSeq)):
                let note = Message.corrected(
                    id: event.correctionId, field: event.field, was: event.was, now: event.is, why: event.reason)
                return ChainLine("\(when(act)) · \(note.text)", [UInt64(clamping: event.correctsSeq), act.seq])
            case .irregularityRecorded(let event) where mine.contains(act.seq):
                let note = Message.irregularNote(
                    id: event.irregularityId, rules: event.ruleIds.joined(separator: ", "), text: event.explanation)
                return ChainLine("\(when(act)) · \(note.text)", [act.seq])
            default:
                guard act.seq > end, act.fact.decisionID == row.decisionId else { return nil }
                return ChainLine("\(when(act)) · \(label(act))", [act.seq])
            }
        }
    }
}

extension Act {
    /// What happened: of a record of an irregularity, the fact in it.
    fileprivate var fact: DomainEvent { (irregularFact ?? self).event }
}
