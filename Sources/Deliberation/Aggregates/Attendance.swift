extension Book {
    func evolveAttendance(_ act: Act) throws {
        switch act.event {
        case .attendanceStarted(let event):
            guard let session = try sessions.row(event.sessionId) else { return }
            try evolveSession(event.sessionId, act) { session in
                if session.state == .convened { session.state = .verification }
            }
            try updateAttendance(event.sessionId, act) { rows in
                // An arrival told late lasts until the person is on record as coming again, or the session ended.
                let again = rows.first { $0.person.id == event.person.id && $0.from > act.occurred }?.from
                let place = rows.lastIndex { $0.from <= act.occurred }.map { $0 + 1 } ?? 0
                rows.insert(
                    AttendanceRow(
                        capacity: event.capacity, closedByAdjournment: again == nil && session.endedAt != nil,
                        delegationId: event.delegationId, from: act.occurred,
                        identified: event.identityEvidence != nil, invitationId: event.invitationId,
                        inviteeId: event.inviteeId, mode: event.mode, person: event.person, seatId: event.seatId,
                        until: again ?? session.endedAt), at: place)
            }
            if let id = event.invitationId { try invitations.update(id) { $0?.attended = true } }
        case .attendanceEnded(let event):
            guard try sessions.row(event.sessionId) != nil else { return }
            try evolveSession(event.sessionId, act) { _ in }
            try updateAttendance(event.sessionId, act) { rows in
                guard let index = rows.lastIndex(where: { $0.person.id == event.attendeeId && $0.until == nil })
                else { return }
                rows[index].until = act.occurred
            }
        default: return
        }
    }

    /// Ends every attendance that is still open when the session ends, and marks it so.
    func closeAttendance(_ sessionId: String, _ act: Act) throws {
        guard try sessions.row(sessionId) != nil else { return }
        try updateAttendance(sessionId, act) { rows in
            for index in rows.indices where rows[index].until == nil {
                rows[index].until = act.occurred
                rows[index].closedByAdjournment = true
            }
        }
    }

    private func updateAttendance(_ sessionId: String, _ act: Act, _ change: (inout [AttendanceRow]) -> Void) throws {
        try attendance.update(sessionId) { row in
            var view = row ?? AttendanceView(attendance: [], position: act.position, sessionId: sessionId)
            row = nil
            change(&view.attendance)
            view.position = act.position
            row = view
        }
    }
}

extension AttendanceRow {
    /// Whether the person is in the session at an instant: from the arrival on, and before the departure.
    public func isPresent(at instant: Instant) -> Bool {
        from <= instant && (until.map { instant < $0 } ?? true)
    }
}

extension AttendanceView {
    /// The open or covering attendance of a person at an instant, or nil.
    public func attendee(_ id: String, at instant: Instant) -> AttendanceRow? {
        attendance.last { $0.person.id == id && $0.isPresent(at: instant) }
    }
}
