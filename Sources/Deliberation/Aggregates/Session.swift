extension Book {
    func evolveSession(_ act: Act) throws {
        switch act.event {
        case .quorumVerified(let event): try evolveQuorum(event.sessionId, act, .verified, event.quorum)
        case .quorumLost(let event): try evolveQuorum(event.sessionId, act, .lost, event.quorum)
        case .quorumRestored(let event): try evolveQuorum(event.sessionId, act, .restored, event.quorum)
        case .chairAssumed(let event):
            try evolveSession(event.sessionId, act) { $0.chairId = event.attendeeId }
        case .sessionInstalled(let event):
            try evolveQuorum(event.sessionId, act, .installed, event.quorum)
            // What is told of a session that is over does not begin it again.
            guard try sessions.row(event.sessionId)?.endedAt == nil else { return }
            try evolveSession(event.sessionId, act) { session in
                session.state = .installed
                session.ruleSetId = event.ruleSetId
                session.installedAt = act.occurred
            }
            try indexInstallation(of: event.sessionId)
        case .sessionFailedForQuorum(let event):
            try evolveQuorum(event.sessionId, act, .failed, event.quorum)
            try end(event.sessionId, act, as: .failed)
        case .sessionSuspended(let event): try evolveSession(event.sessionId, act) { $0.state = .suspended }
        case .sessionResumed(let event): try evolveSession(event.sessionId, act) { $0.state = .installed }
        case .sessionAdjourned(let event): try end(event.sessionId, act, as: .adjourned)
        default: try evolveAgenda(act)
        }
    }

    private func evolveAgenda(_ act: Act) throws {
        switch act.event {
        case .agendaApproved(let event):
            try evolveSession(event.sessionId, act) { $0.approve(event) }
        case .agendaItemOpened(let event):
            try evolveSession(event.sessionId, act) { $0.setItem(event.itemId, .open) }
        case .agendaItemClosed(let event):
            try evolveSession(event.sessionId, act) { $0.setItem(event.itemId, .closed) }
        // What was said stays in the session's own stream, where the minutes read it: kept here as well, every
        // intervention would write all the earlier ones again.
        case .interventionRecorded(let event): try evolveSession(event.sessionId, act) { _ in }
        case .remoteRecordAttached(let event):
            try evolveSession(event.sessionId, act) { $0.remoteRecords.append(event.document) }
        case .followUpReportPresented(let event):
            try evolveSession(event.sessionId, act) { session in
                session.followUps.append(
                    FollowUpRow(asOf: event.asOf, at: act.occurred, commitmentIds: event.commitmentIds))
            }
        case .recusalFiled(let event):
            try evolveSession(event.sessionId, act) { session in
                session.recusals.append(
                    RecusalRow(
                        filedAt: act.occurred, itemId: event.itemId, recusalId: event.recusalId,
                        seatId: event.seatId))
            }
        case .recusalResolved(let event):
            try evolveSession(event.sessionId, act) { session in
                guard let index = session.recusals.firstIndex(where: { $0.recusalId == event.recusalId })
                else { return }
                session.recusals[index].accepted = event.accepted
                session.recusals[index].resolvedAt = act.occurred
            }
        default: return
        }
    }

    /// Puts a session among those installed, in the order in which they were; of two at once the lesser comes last.
    private func indexInstallation(of id: String) throws {
        guard let session = try sessions.row(id), let installedAt = session.installedAt else { return }
        try link(id, in: .installed(session.kind)) { other in
            guard let otherAt = try sessions.row(other)?.installedAt else { return false }
            return otherAt == installedAt ? other < id : otherAt > installedAt
        }
    }

    private func end(_ id: String, _ act: Act, as state: SessionState) throws {
        try evolveSession(id, act) { session in
            session.state = state
            session.endedAt = act.occurred
        }
        try closeAttendance(id, act)
    }

    /// Changes a session that exists and moves its clock: what happens in a session happens in order.
    func evolveSession(_ id: String, _ act: Act, _ change: (inout SessionView) -> Void) throws {
        try sessions.update(id) { row in
            guard var session = row else { return }
            // Releasing the stored copy lets the change happen in place.
            row = nil
            change(&session)
            session.lastAct = max(session.lastAct, act.occurred)
            session.position = act.position
            row = session
        }
    }

    private func evolveQuorum(_ id: String, _ act: Act, _ moment: QuorumMoment, _ fact: QuorumFact) throws {
        guard try sessions.row(id) != nil else { return }
        try evolveSession(id, act) { session in
            if session.state == .convened { session.state = .verification }
        }
        try recordQuorum(id, act, moment, fact)
    }

    /// Adds a moment to the quorum over time of a session.
    func recordQuorum(_ id: String, _ act: Act, _ moment: QuorumMoment, _ fact: QuorumFact) throws {
        try quorum.update(id) { row in
            var view = row ?? QuorumView(moments: [], position: act.position, sessionId: id)
            row = nil
            // A moment told late comes before those that followed it.
            let place = view.moments.lastIndex { $0.at <= act.occurred }.map { $0 + 1 } ?? 0
            view.moments.insert(QuorumRow(at: act.occurred, moment: moment, quorum: fact), at: place)
            view.position = act.position
            row = view
        }
    }
}

extension SessionView {
    mutating func setItem(_ itemId: String, _ state: ItemState) {
        guard let index = agenda.firstIndex(where: { $0.itemId == itemId }) else { return }
        agenda[index].state = state
    }

    /// The session fixes the order of its items and may add some; no item of the convocation is lost.
    mutating func approve(_ event: AgendaApproved) {
        agenda += (event.additions ?? []).map { ItemRow($0, version: agendaVersion, late: true, inSession: true) }
        let order = Dictionary(event.items.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let places = agenda.enumerated().sorted { left, right in
            let places = (order[left.element.itemId] ?? .max, order[right.element.itemId] ?? .max)
            return places.0 == places.1 ? left.offset < right.offset : places.0 < places.1
        }
        agenda = places.map(\.element)
        agendaApproved = true
    }

    /// The agenda item under an identifier, or nil.
    public func item(_ itemId: String) -> ItemRow? {
        agenda.first { $0.itemId == itemId }
    }

    /// Whether the session was installed, whatever became of it: a failed or cancelled one counts for nothing.
    public var wasInstalled: Bool { installedAt != nil }

    /// Whether a seat is out of an item at an instant: its recusal was accepted, or nobody has resolved it yet.
    public func isRecused(_ seatId: SeatID, from itemId: String, at instant: Instant) -> Bool {
        recusals.contains { row in
            guard row.seatId == seatId, row.itemId == itemId, row.filedAt <= instant else { return false }
            guard let resolvedAt = row.resolvedAt, resolvedAt <= instant else { return true }
            return row.accepted == true
        }
    }
}
