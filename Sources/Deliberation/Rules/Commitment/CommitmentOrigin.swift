/// ART3-N11-COMMITMENTS: a commitment is born in the Commission, changes by its decisions, and is verified by somebody
/// other than its reporter.
struct CommitmentOrigin: Rule {
    let id = "ART3-N11-COMMITMENTS"
    let article = Bilingual(es: "Artículo 3, numeral 11", en: "Article 3, numeral 11")
    let quote =
        "Articular y realizar seguimiento a los compromisos suscitados en el seno de la comisión intersectorial."
    let checks = Bilingual(
        es: "El compromiso nace en una sesión instalada o, si la lectura lo admite, en un grupo; su decisión existe; "
            + "no vence antes de nacer; su responsable es una entidad conocida; se cancela y se reprograma por una "
            + "decisión en vigor; sigue en compromisos abiertos y distintos de él; y no lo verifica quien lo reportó.",
        en: "The commitment is born in an installed session or, where the reading allows it, in a group; its decision "
            + "exists; it is not due before it is born; its responsible entity is known; it is cancelled and "
            + "rescheduled by a decision in force; it continues in open commitments other than itself; and its "
            + "reporter does not verify it.")
    let effect = Effect.refuse
    let readings: [Reading] = [.commitmentOrigin]
    let remedy = Bilingual(
        es: "Cite la sesión instalada y la decisión de origen (commitment.raised); para cancelar o reprogramar cite la "
            + "decisión en vigor (decisionId); pida a otro que verifique (commitment.verified).",
        en: "Cite the installed session and the decision of origin (commitment.raised); to cancel or reschedule cite "
            + "the decision in force (decisionId); ask somebody else to verify (commitment.verified).")
    let triggers: [EventType] = [
        .commitmentRaised, .commitmentAssigned, .commitmentReassigned, .commitmentRescheduled, .commitmentCancelled,
        .commitmentMerged, .commitmentSplit, .commitmentVerified,
    ]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .commitmentRaised(let event):
            return try session(event, act, context) + decision(event, context) + group(event, act, context)
        case .commitmentVerified(let event):
            let reporter = try context.book.commitments.row(event.commitmentId)?.lastReporter
            // The same name in other capitals is the same reporter.
            guard let reporter, reporter.lowercased() == event.verifier.lowercased() else { return [] }
            return [
                breach(
                    "«\(event.verifier)» reportó el cumplimiento: no lo verifica.",
                    "\"\(event.verifier)\" reported the fulfilment: does not verify it.")
            ]
        default: return try change(act, context)
        }
    }

    /// «suscitados en el seno de la comisión»: in a session that was installed.
    private func session(_ event: CommitmentRaised, _ act: Act, _ context: Context) throws -> [Breach] {
        let session = try context.book.sessions.row(event.sessionId)
        guard let installedAt = session?.installedAt, installedAt <= act.occurred else {
            return [
                breach(
                    "La sesión \(event.sessionId) no está instalada en el libro.",
                    "Session \(event.sessionId) is not installed in the ledger.")
            ]
        }
        // What a group takes on is of its own day; the session is the one to which it reports.
        guard event.groupId == nil, let endedAt = session?.endedAt, endedAt < act.occurred else { return [] }
        return [
            breach(
                "El compromiso es del \(act.occurred) y \(event.sessionId) terminó el \(endedAt): no se suscitó en ella. "
                    + "Si nació allí, diga cuándo (--at, occurred).",
                "The commitment is of \(act.occurred) and \(event.sessionId) ended at \(endedAt): it was not raised in it. "
                    + "If it was, say when (--at, occurred).")
        ]
    }

    private func decision(_ event: CommitmentRaised, _ context: Context) throws -> [Breach] {
        guard let id = event.decisionId else { return [] }
        let decision = try context.book.decisions.row(id)
        guard decision?.sessionId != event.sessionId || decision?.state != .adopted else { return [] }
        return [
            breach(
                "«\(id)» no es una decisión adoptada en \(event.sessionId).",
                "\"\(id)\" is not a decision adopted in \(event.sessionId).")
        ]
    }

    /// A group is within the Commission, but what it takes on is not «adquirido en cada sesión» (article 6, numeral 5).
    private func group(_ event: CommitmentRaised, _ act: Act, _ context: Context) throws -> [Breach] {
        guard let id = event.groupId else { return [] }
        guard context.readings[.commitmentOrigin] == "sessionOrGroup" else {
            return [
                breach(
                    "\(event.commitmentId) nace en el grupo \(id) y la lectura adoptada solo admite los de una sesión.",
                    "\(event.commitmentId) is born in group \(id) and the adopted reading allows only those of a session."
                )
            ]
        }
        let group = try context.book.groups.row(id)
        guard group.map({ $0.state == .active && $0.on <= act.occurred.date() }) != true else { return [] }
        return [
            breach(
                "\(event.commitmentId) nace en «\(id)», que no es un grupo activo en esa fecha.",
                "\(event.commitmentId) is born in \"\(id)\", which is not an active group on that date.")
        ]
    }
}
