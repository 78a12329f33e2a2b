extension Book {
    func evolveMinutes(_ act: Act) throws {
        switch act.event {
        case .minutesDrafted(let event):
            try updateMinutes(event.sessionId, act) { minutes in
                minutes.state = .drafted
                minutes.versions.append(
                    MinutesVersionRow(
                        document: event.document, factsHash: event.factsHash, seq: act.position,
                        throughSeq: event.throughSeq, version: event.version))
            }
        case .minutesCirculated(let event):
            try updateMinutes(event.sessionId, act) { minutes in
                minutes.state = .circulated
                minutes.circulatedAt = act.occurred
                minutes.dueAt = event.dueAt
            }
        case .minutesObserved(let event):
            try updateMinutes(event.sessionId, act) { minutes in
                minutes.state = .observed
                minutes.observations.append(ObservationRow(seatId: event.seatId, text: event.text))
            }
        case .minutesApproved(let event):
            try updateMinutes(event.sessionId, act) { minutes in
                minutes.state = .approved
                minutes.approvedAt = act.occurred
                minutes.approvedBy = event.seatIds.sorted()
            }
        case .minutesSigned(let event):
            try updateMinutes(event.sessionId, act) { minutes in
                minutes.state = .signed
                minutes.signatures.append(SignatureRow(at: act.occurred, role: event.role, signer: event.signer))
            }
        case .minutesPublished(let event):
            try updateMinutes(event.sessionId, act) { minutes in
                minutes.state = .published
                minutes.url = event.url
            }
        default: return
        }
    }

    private func updateMinutes(_ id: String, _ act: Act, _ change: (inout MinutesView) -> Void) throws {
        try minutes.update(id) { row in
            // A draft begins them; nothing else is about minutes that nobody wrote.
            guard row != nil || act.type == .minutesDrafted else { return }
            var minutes =
                row
                ?? MinutesView(
                    approvedBy: [], observations: [], position: act.position, sessionId: id, signatures: [],
                    state: .none, versions: [])
            change(&minutes)
            minutes.position = act.position
            row = minutes
        }
    }
}
