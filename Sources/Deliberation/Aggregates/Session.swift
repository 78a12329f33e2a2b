extension Book {
    func evolveSession(_ act: Act) throws {
        switch act.event {
        case .convocationIssued(let event):
            try sessions.update(event.sessionId) { row in
                row = SessionView(convened: event, act: act)
            }
        case .convocationDelivered(let event):
            try evolveSession(event.sessionId, act) { session in
                session.deliveries.append(
                    DeliveryRow(
                        channel: event.channel, receivedAt: event.receivedAt, recipient: event.recipient,
                        sentAt: event.sentAt))
            }
        case .attendanceStarted, .attendanceEnded: try evolveAttendance(act)
        case .quorumVerified(let event): try evolveQuorum(event.sessionId, act, .verified, event.quorum)
        case .quorumLost(let event): try evolveQuorum(event.sessionId, act, .lost, event.quorum)
        case .quorumRestored(let event): try evolveQuorum(event.sessionId, act, .restored, event.quorum)
        case .chairAssumed(let event):
            try evolveSession(event.sessionId, act) { $0.chairId = event.attendeeId }
        case .sessionInstalled(let event):
            try evolveQuorum(event.sessionId, act, .installed, event.quorum)
            try evolveSession(event.sessionId, act) { session in
                session.state = .installed
                session.ruleSetId = event.ruleSetId
                session.installedAt = act.occurred
            }
        case .sessionFailedForQuorum(let event):
            try evolveQuorum(event.sessionId, act, .failed, event.quorum)
            try evolveSession(event.sessionId, act) { session in
                session.state = .failed
                session.endedAt = act.occurred
            }
            try closeAttendance(event.sessionId, act)
        case .agendaItemOpened(let event):
            try evolveSession(event.sessionId, act) { $0.setItem(event.itemId, .open) }
        case .agendaItemClosed(let event):
            try evolveSession(event.sessionId, act) { $0.setItem(event.itemId, .closed) }
        case .interventionRecorded(let event):
            try evolveSession(event.sessionId, act) { $0.interventions += 1 }
        case .sessionAdjourned(let event):
            try evolveSession(event.sessionId, act) { session in
                session.state = .adjourned
                session.endedAt = act.occurred
            }
            try closeAttendance(event.sessionId, act)
        default: return
        }
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
            view.moments.append(QuorumRow(at: act.occurred, moment: moment, quorum: fact))
            view.position = act.position
            row = view
        }
    }
}

extension SessionView {
    init(convened event: ConvocationIssued, act: Act) {
        self.init(
            agenda: event.agenda.map { item in
                ItemRow(
                    attachments: item.attachments, functionCodes: item.functionCodes, itemId: item.itemId,
                    kind: item.kind, state: .pending, title: item.title)
            }, deliveries: [], interventions: 0, kind: event.kind, lastAct: act.occurred, modality: event.modality,
            number: event.number, place: event.place, position: act.position, recipients: event.recipients,
            sessionId: event.sessionId, start: event.start, state: .convened)
    }

    mutating func setItem(_ itemId: String, _ state: ItemState) {
        guard let index = agenda.firstIndex(where: { $0.itemId == itemId }) else { return }
        agenda[index].state = state
    }

    /// The agenda item under an identifier, or nil.
    public func item(_ itemId: String) -> ItemRow? {
        agenda.first { $0.itemId == itemId }
    }
}
