extension DomainEvent {
    /// The special guests that the event names.
    var guests: [Guest] {
        switch self {
        case .invitationTopicAgreed(let event): event.proposedGuests
        case .specialInvitationRequested(let event): [event.guest]
        case .specialInvitationIssued(let event): [event.guest]
        case .invitationAnswered(let event): event.proxy.map { [$0] } ?? []
        default: []
        }
    }

    /// What the event says in fields that name an office, an organisation or whoever asks for something.
    var namingTexts: [String] {
        switch self {
        case .attendanceStarted(let event): event.person.texts
        case .officeHolderAppointed(let event): event.holder.texts
        case .postIncumbentRecorded(let event): event.person.texts
        case .secretaryDesignated(let event): event.person.texts
        case .permanentInviteeAccredited(let event): event.person.texts + [event.inviteeId, event.organization]
        case .eatRepresentativeChosen(let event): event.person.texts + [event.eatId]
        case .eatInterestPresented(let event): [event.eatId, event.organization]
        case .specialInvitationRequested(let event): [event.requestedBy]
        case .minutesSigned(let event): event.signer.texts
        case .convocationIssued(let event):
            (event.specialInviteRequests ?? []).flatMap { [$0.guestId, $0.requestedBy] }
        default: []
        }
    }
}

extension Person {
    fileprivate var texts: [String] { [id, office] }
}
