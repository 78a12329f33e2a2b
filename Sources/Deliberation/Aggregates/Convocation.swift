extension Book {
    func evolveConvocation(_ act: Act) throws {
        switch act.event {
        case .extraordinaryRequested(let event):
            try requests.update(event.sessionId) { row in
                row = RequestView(
                    at: act.occurred, inSessionId: event.inSessionId, position: act.position, reason: event.reason,
                    seatIds: event.seatIds.sorted(), sessionId: event.sessionId,
                    writtenActs: Int64(event.writtenActs?.count ?? 0))
            }
        case .convocationIssued(let event):
            try sessions.update(event.sessionId) { $0 = SessionView(convened: event, act: act) }
        case .convocationDelivered(let event):
            try evolveSession(event.sessionId, act) { session in
                session.deliveries.append(
                    DeliveryRow(
                        channel: event.channel, receivedAt: event.receivedAt, recipient: event.recipient,
                        sentAt: event.sentAt))
            }
        case .convocationAmended(let event):
            try evolveSession(event.sessionId, act) { $0.amend(event) }
        case .sessionRescheduled(let event):
            try evolveSession(event.sessionId, act) { session in
                session.start = event.start
                if let place = event.place { session.place = place }
                session.reschedules += 1
            }
        case .sessionCancelled(let event):
            try evolveSession(event.sessionId, act) { session in
                session.state = .cancelled
                session.endedAt = act.occurred
            }
            try closeAttendance(event.sessionId, act)
        case .excuseFiled(let event):
            try evolveSession(event.sessionId, act) { session in
                session.excuses.append(ExcuseRow(reason: event.reason, seatId: event.seatId))
            }
        default: return
        }
    }
}

extension SessionView {
    init(convened event: ConvocationIssued, act: Act) {
        self.init(
            agenda: event.agenda.map { ItemRow($0, version: 1) }, agendaApproved: false, agendaVersion: 1,
            commitments: [], decisions: [], deliveries: [], excuses: [], followUps: [],
            inviteRequests: event.specialInviteRequests ?? [], irregularities: [], kind: event.kind,
            lastAct: act.occurred, modality: event.modality, number: event.number, place: event.place,
            position: act.position, recipients: event.recipients, recusals: [], remoteRecords: [], reschedules: 0,
            sessionId: event.sessionId, start: event.start, state: .convened)
    }

    /// Another agenda takes the place of the one before; what was in it and has not changed keeps its version.
    mutating func amend(_ event: ConvocationAmended) {
        let wasDelivered = !deliveries.isEmpty
        agenda = event.agenda.map { item in
            let row = ItemRow(item, version: event.version, late: wasDelivered)
            guard let known = self.item(item.itemId), known.saysTheSame(as: row) else { return row }
            return known
        }
        agendaVersion = event.version
    }
}

extension ItemRow {
    init(_ item: AgendaItem, version: Int64, late: Bool = false, inSession: Bool = false) {
        self.init(
            attachments: item.attachments, functionCodes: item.functionCodes, inSession: inSession,
            itemId: item.itemId, kind: item.kind, late: late, state: .pending, title: item.title, version: version)
    }

    /// Whether both announce the same matter.
    func saysTheSame(as other: ItemRow) -> Bool {
        (title, kind, functionCodes, attachments) == (other.title, other.kind, other.functionCodes, other.attachments)
    }
}
