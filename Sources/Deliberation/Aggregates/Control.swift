extension Book {
    func evolveControl(_ act: Act) throws {
        switch act.event {
        case .documentIncorporated(let event):
            try documents.update(event.documentId) { row in
                row = DocumentView(
                    document: event.document, documentId: event.documentId, order: event.order,
                    origin: event.origin, pages: event.pages, position: act.position, sessionId: event.sessionId)
            }
            try index(event.documentId, .documentsOf(sha256: event.document.sha256))
            try indexOrder(of: event.documentId)
        case .documentClassified(let event):
            try documents.update(event.documentId) { row in
                row?.classification = event.classification
                row?.basis = event.basis
                row?.position = act.position
            }
        case .correctionRecorded(let event): try evolveCorrection(event, act)
        case .irregularityRecorded(let event): try evolveIrregularity(event, act)
        case .personalDataErased(let event):
            try erasures.update(event.commitment) { row in
                row = ErasureView(
                    at: act.occurred, commitment: event.commitment, legalBasis: event.legalBasis,
                    position: act.position)
            }
        default: try evolveAudit(act)
        }
    }

    /// Lets the rules find a document by its order, which a correction may change.
    func indexOrder(of id: String) throws {
        guard let order = try documents.row(id)?.order else { return }
        try index(id, .documents(order: order))
        try link(String(order), in: .documentOrders) { link in Int64(link).map { $0 > order } ?? false }
    }

    private func evolveAudit(_ act: Act) throws {
        switch act.event {
        case .checkpointSealed(let event):
            try seals.update(Self.key(act)) { row in
                row = SealView(
                    at: act.occurred, position: act.position, rootHash: event.rootHash, seq: act.position,
                    size: event.size)
            }
        case .auditAccessGranted(let event): try control(act, event.auditorEntity)
        case .auditReplayRun(let event):
            try control(act, event.auditorEntity, event.fromSeq, event.toSeq, event.resultHash)
        case .exportIssued(let event):
            try control(act, event.recipient, event.fromSeq, event.toSeq, event.digest)
        case .auditFindingIssued(let event):
            try auditFindings.update(event.findingId) { row in
                row = AuditFindingView(
                    eventSeqs: event.eventSeqs, findingId: event.findingId, position: act.position,
                    ruleId: event.ruleId, severity: event.severity, state: .issued, text: event.text)
            }
        case .auditFindingAnswered(let event):
            try auditFindings.update(event.findingId) { row in
                row?.state = .answered
                row?.answer = event.answer
                row?.position = act.position
            }
        default: return
        }
    }

    private func control(
        _ act: Act, _ entity: String, _ from: Int64? = nil, _ to: Int64? = nil, _ digest: String? = nil
    ) throws {
        try controls.update(Self.key(act)) { row in
            row = ControlView(
                at: act.occurred, digest: digest, entity: entity, fromSeq: from, position: act.position,
                seq: act.position, toSeq: to, type: act.type.rawValue)
        }
    }

    /// The act's place as a key that sorts as the number does.
    static func key(_ act: Act) -> String {
        let digits = String(act.position)
        return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
    }
}
