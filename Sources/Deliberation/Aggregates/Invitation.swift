extension Book {
    func evolveInvitation(_ act: Act) throws {
        switch act.event {
        case .permanentInviteeAccredited(let event):
            try invitees.update(event.inviteeId) { row in
                row = InviteeView(
                    from: event.from, inviteeId: event.inviteeId, kind: event.kind, organization: event.organization,
                    person: event.person, position: act.position, until: event.until)
            }
        case .rapRegistered(let event):
            try raps.update(event.rapId) { row in
                row = RapView(
                    departments: event.departments, from: event.from, name: event.name, position: act.position,
                    rapId: event.rapId, state: .active)
            }
        case .rapDissolved(let event):
            try raps.update(event.rapId) { row in
                row?.state = .dissolved
                row?.dissolvedOn = event.at
                row?.position = act.position
            }
        case .eatInterestPresented(let event):
            try updateEat(event.eatId, act) { eat in
                eat.organization = event.organization
                eat.interests.append(EatInterestRow(at: act.occurred, topic: event.topic))
            }
        case .eatRepresentativeChosen(let event):
            try updateEat(event.eatId, act) { eat in
                eat.choices.append(
                    EatChoiceRow(
                        at: act.occurred, coordinatorEntityId: event.coordinatorEntityId, itemId: event.itemId,
                        person: event.person, sessionId: event.sessionId, topic: event.topic))
            }
            try index(event.eatId, .schemes(person: event.person.id))
        default: try evolveSpecialInvitation(act)
        }
    }

    private func evolveSpecialInvitation(_ act: Act) throws {
        switch act.event {
        case .invitationTopicAgreed(let event):
            try topics.update(event.topicId) { row in
                row = TopicView(
                    agreedAt: act.occurred, position: act.position, requests: [], sessionId: event.sessionId,
                    text: event.text, topicId: event.topicId)
            }
        case .specialInvitationRequested(let event):
            try topics.update(event.topicId) { row in
                row?.requests.append(
                    GuestRequestRow(guest: event.guest, reason: event.reason, requestedBy: event.requestedBy))
                row?.position = act.position
            }
        case .specialInvitationIssued(let event):
            try invitations.update(event.invitationId) { row in
                row = InvitationView(
                    attended: false, guest: event.guest, invitationId: event.invitationId, irregularities: [],
                    itemId: event.itemId, position: act.position, sessionId: event.sessionId, state: .sent,
                    topicId: event.topicId)
            }
            try index(event.invitationId, .invitations(topic: event.topicId, guest: event.guest.guestId))
        case .invitationAnswered(let event):
            try invitations.update(event.invitationId) { row in
                row?.state = .answered
                row?.answer = event.answer
                if let proxy = event.proxy { row?.guest = proxy }
                row?.position = act.position
            }
            guard let topic = try invitations.row(event.invitationId)?.topicId, let proxy = event.proxy else { return }
            try index(event.invitationId, .invitations(topic: topic, guest: proxy.guestId))
        default: return
        }
    }

    private func updateEat(_ id: String, _ act: Act, _ change: (inout EatView) -> Void) throws {
        try eats.update(id) { row in
            var eat =
                row ?? EatView(choices: [], eatId: id, interests: [], irregularities: [], position: act.position)
            change(&eat)
            eat.position = act.position
            row = eat
        }
    }
}

extension InviteeView {
    /// Whether the accreditation covers a date.
    public func isAccredited(on date: CalendarDate) -> Bool {
        from <= date && (until.map { date <= $0 } ?? true)
    }
}

extension RapView {
    /// Whether the region exists on a date.
    public func isActive(on date: CalendarDate) -> Bool {
        from <= date && (dissolvedOn.map { date < $0 } ?? true)
    }
}
