extension Genesis {
    /// What an act says of the text, the quorum's frame, the positions, the decision that replaces another and the
    /// territories must be what the book, or the list of territories, says.
    func consistency(_ act: Act, _ context: Context) throws -> [Bilingual] {
        switch act.event {
        case .decisionProposed(let event): return hash(event.textHash, of: event.text, context)
        case .proposalAmended(let event): return hash(event.textHash, of: event.text, context)
        case .positionStated(let event):
            return try inForce(event.onTextHash, event.decisionId, context)
                + reason(event)
        case .objectionRaised(let event): return try inForce(event.onTextHash, event.decisionId, context)
        case .decisionAdopted(let event):
            let text = try inForce(event.textHash, event.decisionId, context)
            guard text.isEmpty, let decision = try context.book.decisions.row(event.decisionId) else { return text }
            guard try context.positions(on: decision, at: act.occurred) == event.positions else {
                return [
                    Bilingual(
                        es: "Las posiciones del acto no son las que constan en el libro en ese instante.",
                        en: "The positions of the act are not those on record at that instant.")
                ]
            }
            return []
        case .sessionInstalled(let event):
            guard event.ruleSetId != context.readings.ruleSetId else { return [] }
            let inForce = context.readings.ruleSetId ?? "—"
            return [
                Bilingual(
                    es: "El conjunto de reglas en vigor es \(inForce), no \(event.ruleSetId).",
                    en: "The rule set in force is \(inForce), not \(event.ruleSetId).")
            ]
        case .convocationIssued(let event): return ahead(event.start, act)
        case .sessionRescheduled(let event): return ahead(event.start, act)
        case .auditFindingIssued(let event):
            guard Rulebook.rule(event.ruleId) == nil || event.eventSeqs.contains(where: { $0 >= act.position }) else {
                return []
            }
            return [
                Bilingual(
                    es: "El hallazgo cita una regla que no existe («\(event.ruleId)») o un acto que el libro no tiene.",
                    en:
                        "The finding cites a rule that does not exist (\"\(event.ruleId)\") or an act that the ledger lacks."
                )
            ]
        case .auditReplayRun(let event):
            let missing = range(event.fromSeq, event.toSeq, act)
            return missing.isEmpty ? try root(event, context) : missing
        case .exportIssued(let event): return range(event.fromSeq, event.toSeq, act)
        case .checkpointSealed(let event):
            return try seal(event, act, context)
        case .decreeIssued(let event):
            guard event.date > act.occurred.date() else { return [] }
            return [
                Bilingual(
                    es: "El decreto tiene fecha \(event.date), posterior al acto que lo registra.",
                    en: "The decree is dated \(event.date), after the act that records it.")
            ]
        case .actorEnrolled(let event):
            if let keyID = VerifierKeyText.keyID(of: event.key) {
                // Four bytes name a key in every filing: two keys of one name would lock one of them out.
                guard try !context.book.actors(keyID: keyID).isEmpty else { return [] }
                return [
                    Bilingual(
                        es: "La llave \(keyID) ya está inscrita; una llave es de un solo actor y se inscribe una vez.",
                        en: "Key \(keyID) is already enrolled; a key is of one actor and is enrolled once.")
                ]
            }
            return [
                Bilingual(
                    es: "La llave de «\(event.actorId)» no tiene la forma nombre+identificador+base64.",
                    en: "The key of \"\(event.actorId)\" is not of the form name+identifier+base64.")
            ]
        default: return try laterDecision(act, context) + territories(act)
        }
    }

    private func ahead(_ start: Instant, _ act: Act) -> [Bilingual] {
        guard start < act.occurred else { return [] }
        return [
            Bilingual(
                es: "La sesión comenzaría el \(start), antes de este acto.",
                en: "The session would begin at \(start), before this act.")
        ]
    }

    private func range(_ first: Int64, _ last: Int64, _ act: Act) -> [Bilingual] {
        guard first > last || last >= act.position else { return [] }
        return [
            Bilingual(
                es: "El libro no tiene los actos \(first) a \(last).", en: "The ledger has no acts \(first) to \(last)."
            )
        ]
    }

    private func hash(_ stated: String, of text: String, _ context: Context) -> [Bilingual] {
        guard context.sha256(Array(text.utf8)) != stated else { return [] }
        return [
            Bilingual(
                es: "La huella «textHash» no es la del texto.", en: "The hash \"textHash\" is not that of the text.")
        ]
    }

    private func inForce(_ stated: String, _ decisionId: String, _ context: Context) throws -> [Bilingual] {
        guard let decision = try context.book.decisions.row(decisionId), decision.textHash != stated else { return [] }
        return [
            Bilingual(
                es:
                    "El acto recae sobre un texto de \(decisionId) que ya no está vigente (versión \(decision.revision)).",
                en: "The act is on a text of \(decisionId) no longer in force (version \(decision.revision)).")
        ]
    }

    private func reason(_ event: PositionStated) -> [Bilingual] {
        guard event.position == .object, event.reason == nil else { return [] }
        return [
            Bilingual(
                es: "Quien objeta da el motivo (reason).", en: "Whoever objects gives the reason (reason).")
        ]
    }
}
