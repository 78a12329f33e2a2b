/// ART4-PAR2-TOPIC-PRIOR: a special guest is invited for a topic agreed in the session immediately before.
struct InvitationTopicPrior: Rule {
    let id = "ART4-PAR2-TOPIC-PRIOR"
    let article = Bilingual(es: "Artículo 4, parágrafo 2", en: "Article 4, paragraph 2")
    let quote = "para el desarrollo de un tema puntual que sea acordado en la sesión inmediatamente anterior"
    let checks = Bilingual(
        es: "El tema se acordó durante la sesión instalada inmediatamente antes de aquella a la que se invita; si "
            + "luego sesionó otra, caduca y la asistencia lo señala.",
        en: "The topic was agreed during the session installed immediately before the one invited to; if another sat "
            + "later it lapses, and the attendance says so.")
    let effect = Effect.refuseAsIrregular
    let readings: [Reading] = [.invitePrecedingSession, .inviteFirstSession]
    let remedy = Bilingual(
        es: "Acuerde el tema en la sesión (invitation.topic.agreed) e invite a la siguiente.",
        en: "Agree the topic in the session (invitation.topic.agreed) and invite to the next one.")
    let triggers: [EventType] = [.invitationTopicAgreed, .specialInvitationIssued, .attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .invitationTopicAgreed(let event): return try agreed(event, act, context)
        case .specialInvitationIssued(let event):
            return try problem(event.topicId, for: event.sessionId, act, context)
                .map { [breach($0.es, $0.en)] } ?? []
        case .attendanceStarted(let event):
            guard let id = event.invitationId, let invitation = try context.book.invitations.row(id),
                invitation.sessionId == event.sessionId
            else { return [] }
            // The guest is there: what lapsed since the invitation is reported, not undone.
            return try problem(invitation.topicId, for: event.sessionId, act, context)
                .map { [breach("\(id): \($0.es)", "\(id): \($0.en)", effect: .finding(.leve))] } ?? []
        default: return []
        }
    }

    /// A topic of a session that is over could never be used: said when it is agreed, and not when the guest is invited.
    private func agreed(_ event: InvitationTopicAgreed, _ act: Act, _ context: Context) throws -> [Breach] {
        guard let endedAt = try context.book.sessions.row(event.sessionId)?.endedAt, endedAt < act.occurred
        else { return [] }
        return [
            breach(
                "El tema \(event.topicId) es del \(act.occurred), y \(event.sessionId) terminó el \(endedAt): no se acordó en "
                    + "ella.",
                "Topic \(event.topicId) is of \(act.occurred), and \(event.sessionId) ended at \(endedAt): it was not agreed "
                    + "in it.")
        ]
    }

    private func problem(
        _ topicId: String, for sessionId: String, _ act: Act, _ context: Context
    ) throws -> Bilingual? {
        guard let session = try context.book.sessions.row(sessionId),
            let topic = try context.book.topics.row(topicId)
        else { return nil }
        let sameKind = context.readings[.invitePrecedingSession] == "sameKind"
        guard let previous = try context.book.session(before: session, sameKind: sameKind, asOf: act.occurred) else {
            guard context.readings[.inviteFirstSession] != "bootstrapAllowed" else { return nil }
            return Bilingual(
                es: "Ninguna sesión instalada precede a \(sessionId): no hay dónde haber acordado el tema \(topicId).",
                en: "No installed session precedes \(sessionId): there is none in which topic \(topicId) was agreed.")
        }
        // «acordado en la sesión inmediatamente anterior»
        guard previous.sessionId == topic.sessionId else {
            return Bilingual(
                es: "El tema \(topicId) se acordó en \(topic.sessionId), y la sesión inmediatamente anterior a "
                    + "\(sessionId) es \(previous.sessionId).",
                en: "Topic \(topicId) was agreed in \(topic.sessionId), and the session immediately before "
                    + "\(sessionId) is \(previous.sessionId).")
        }
        guard !previous.wasSitting(at: topic.agreedAt) else { return nil }
        return Bilingual(
            es: "El tema \(topicId) es del \(topic.agreedAt), cuando \(previous.sessionId) no estaba sesionando.",
            en: "Topic \(topicId) is of \(topic.agreedAt), when \(previous.sessionId) was not sitting.")
    }
}

extension Book {
    /// The session installed last before another, which need not have been installed yet; nil when there is none.
    ///
    /// - Complexity: O(sessions installed since).
    func session(before session: SessionView, sameKind: Bool, asOf instant: Instant) throws -> SessionView? {
        let limit = session.installedAt ?? max(session.start, instant)
        var latest: (session: SessionView, installedAt: Instant)?
        for kind in sameKind ? [session.kind] : SessionKind.allCases {
            let before = try last(in: .installed(kind)) { id -> (session: SessionView, installedAt: Instant)? in
                guard id != session.sessionId, let other = try sessions.row(id), let at = other.installedAt, at < limit
                else { return nil }
                return (other, at)
            }
            guard let before, latest.map({ $0.installedAt < before.installedAt }) ?? true else { continue }
            latest = before
        }
        return latest?.session
    }
}

extension SessionView {
    /// Whether the session was installed and had not ended at an instant.
    func wasSitting(at instant: Instant) -> Bool {
        guard let installedAt, installedAt <= instant else { return false }
        return endedAt.map { instant <= $0 } ?? true
    }
}
