public import Deliberation

extension MinutesText {
    /// The records of irregularities of some streams: what was broken, and why it was recorded all the same.
    mutating func writeIrregularities(of isWanted: (_ stream: String) -> Bool) throws {
        for row in try book.irregularities.rows() where isWanted(row.stream) {
            let source = cite { act in
                guard case .irregularityRecorded(let event) = act.event else { return false }
                return event.irregularityId == row.irregularityId
            }
            lines.append(
                "- \(say("Irregularidad", "Irregularity")) \(row.irregularityId), \(say("incumple", "breaks")) "
                    + "\(row.ruleIds.joined(separator: ", ")): \(flat(row.explanation))\(source)")
        }
    }

    /// The irregularities of the session itself and of its commitments; those of its decisions stand with them.
    mutating func writeOtherIrregularities() throws {
        let streams = Set(["session/\(session.sessionId)"] + session.commitments.map { "commitment/\($0)" })
        guard try book.irregularities.rows().contains(where: { streams.contains($0.stream) }) else { return }
        heading("Irregularidades", "Irregularities")
        try writeIrregularities { streams.contains($0) }
    }

    /// The decisions, of this session or of an earlier one, that one of this session revoked or superseded.
    mutating func writeReplacements() {
        for act in acts {
            switch act.fact {
            case .decisionRevoked(let event):
                let words = say("queda revocada por", "is revoked by")
                lines.append(
                    "- \(event.decisionId) \(words) \(event.byDecisionId): \(flat(event.reason)) [\(place(act))]")
            case .decisionSuperseded(let event):
                let words = say("queda sustituida por", "is superseded by")
                lines.append(
                    "- \(event.decisionId) \(words) \(event.byDecisionId): \(flat(event.reason)) [\(place(act))]")
            default: continue
            }
        }
    }

    /// The commitments, of this session or of an earlier one, that do not go on by themselves.
    mutating func writeEndedCommitments() {
        var told: [String] = []
        for act in acts {
            switch act.fact {
            case .commitmentCancelled(let event):
                let words = say("se cancela por", "is cancelled by")
                told.append(
                    "- \(event.commitmentId) \(words) \(event.decisionId): \(flat(event.reason)) [\(place(act))]")
            case .commitmentMerged(let event):
                let words = say("se fusiona en", "is merged into")
                told.append(
                    "- \(event.commitmentId) \(words) \(event.intoCommitmentId): \(flat(event.reason)) [\(place(act))]")
            case .commitmentSplit(let event):
                let parts = event.intoCommitmentIds.joined(separator: ", ")
                let words = say("se divide en", "is split into")
                told.append("- \(event.commitmentId) \(words) \(parts): \(flat(event.reason)) [\(place(act))]")
            default: continue
            }
        }
        if !told.isEmpty { lines += [""] + told }
    }

    /// A text on one line of a list.
    private func flat(_ text: String) -> String { text.replacing("\n", with: " ") }
}

extension SessionView {
    /// Whether an act that is of another stream was done in this session: one of its decisions did it, or it happened
    /// while the session lasted.
    public func includesChange(_ act: Act) -> Bool {
        switch act.fact {
        case .decisionRevoked(let event): decisions.contains(event.byDecisionId)
        case .decisionSuperseded(let event): decisions.contains(event.byDecisionId)
        case .commitmentCancelled(let event): decisions.contains(event.decisionId)
        case .commitmentMerged, .commitmentSplit:
            installedAt.map { $0 <= act.occurred && act.occurred <= endedAt ?? act.occurred } ?? false
        default: false
        }
    }

    /// The types of act that ``includesChange(_:)`` tells of.
    public static let changes: [EventType] = [
        .decisionRevoked, .decisionSuperseded, .commitmentCancelled, .commitmentMerged, .commitmentSplit,
    ]
}

extension Act {
    /// What happened: that of a record of an irregularity, too.
    var fact: DomainEvent { irregularFact?.event ?? event }
}

extension DecisionView {
    /// Whether nothing became of the proposal.
    var isUndecided: Bool { state == .proposed || state == .amended }
}
