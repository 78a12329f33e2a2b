import CanonicalJSON
import Deliberation

/// Article 3, numeral 11: where commitments come from and how they change.
extension Gallery {
    private static func commitment(_ type: EventType, _ more: [String: JSONValue]) -> Step {
        Acts.commitment(type, at: Works.on("2026-03-20"), more.merging(["reason": "Motivo."]) { first, _ in first })
    }

    private static let second = Acts.commitment.with(["commitmentId": "C-2026-002"])
    private static let third = Acts.commitment.with(["commitmentId": "C-2026-003"])
    private static let cancelled = commitment(.commitmentCancelled, ["decisionId": "D-2026-001"])
    private static let merged = commitment(.commitmentMerged, ["intoCommitmentId": "C-2026-002"])
    private static let split = commitment(.commitmentSplit, ["intoCommitmentIds": ["C-2026-002", "C-2026-003"]])
    private static let rescheduled = commitment(
        .commitmentRescheduled, ["newDueDate": "2026-06-30", "decisionId": "D-2026-001"])
    private static let reassigned = commitment(
        .commitmentReassigned, ["responsibleEntityId": "esap", "responsiblePost": "Director(a)"])
    private static let three: @Sendable () throws -> Scene = { try .committed().play([second, third]) }

    static let changedCommitments: [GalleryCase] =
        [
            .refused(
                "ART3-N11-COMMITMENTS", "a commitment of a group, where only sessions count",
                in: {
                    try .assented([1, 3, 4, 5], ["commitment.origin": "sessionOnly"]).play([Acts.adopted, Works.group])
                }, Acts.commitment.with(["groupId": "GT-2026-01"]), remedy: Acts.commitment),
            .refused(
                "ART3-N11-COMMITMENTS", "a commitment of a group that is not there", in: { try .adopted() },
                Acts.commitment.with(["groupId": "GT-2026-01"]),
                remedy: Works.group, Acts.commitment.with(["groupId": "GT-2026-01"])),
            .refused(
                "ART3-N11-COMMITMENTS", "a commitment of a group that was dissolved",
                in: { try .adopted().play([Works.group, Works.dissolved]) },
                Acts.commitment.with(["groupId": "GT-2026-01"]), remedy: Acts.commitment),
            .refused(
                "ART3-N11-COMMITMENTS", "a commitment of a session that was over", in: { try .adjourned() },
                Acts.commitment.with(["commitmentId": "C-2026-002"]).dated("2026-03-03T09:00:00-05:00"),
                remedy: Acts.commitment.with(["commitmentId": "C-2026-002"])),
            .refused(
                "ART3-N11-COMMITMENTS", "a commitment due before it was raised",
                in: { try .adopted().play([Acts.commitment]) }, Acts.assigned.with(["dueDate": "2026-03-01"]),
                remedy: Acts.assigned.with(["dueDate": "2026-03-02"])),
            .refused(
                "ART3-N11-COMMITMENTS", "a commitment rescheduled to before it was raised", in: { try .committed() },
                rescheduled.with(["newDueDate": "2026-03-01"]), remedy: rescheduled),
            .finding(
                "ART3-N11-COMMITMENTS", "a commitment rescheduled by nobody's decision", in: { try .committed() },
                rescheduled.with(["decisionId": nil]), remedy: rescheduled),
            .finding(
                "ART3-N11-COMMITMENTS", "a commitment rescheduled by a decision that was not adopted",
                in: { try .committed().play([notAdopted]) }, rescheduled.with(["decisionId": "D-2026-002"]),
                remedy: rescheduled),
            .refused(
                "ART3-N11-COMMITMENTS", "a commitment cancelled by a decision that was not adopted",
                in: { try .committed().play([notAdopted]) }, cancelled.with(["decisionId": "D-2026-002"]),
                remedy: cancelled),
        ]
        + [
            ("an entity that nobody knows", Acts.assigned.with(["responsibleEntityId": "nadie"])),
            ("another entity that nobody knows", Acts.assigned.with(["coResponsibles": ["esap", "nadie"]])),
        ].map { title, step in
            .finding(
                "ART3-N11-COMMITMENTS", "a commitment of \(title)", in: { try .adopted().play([Acts.commitment]) },
                step,
                remedy: Acts.assigned.with(["coResponsibles": ["esap"]]))
        } + [
            .finding(
                "ART3-N11-COMMITMENTS", "a commitment passed to an entity that nobody knows",
                in: { try .committed() }, reassigned.with(["responsibleEntityId": "nadie"]), remedy: reassigned),
            .refused(
                "ART3-N11-COMMITMENTS", "a commitment merged into itself", in: three,
                merged.with(["intoCommitmentId": "C-2026-001"]), remedy: merged),
            .refused(
                "ART3-N11-COMMITMENTS", "a commitment merged into a closed one",
                in: { try three().play([cancelled.with(["commitmentId": "C-2026-002"])]) }, merged,
                remedy: merged.with(["intoCommitmentId": "C-2026-003"])),
            .refused(
                "ART3-N11-COMMITMENTS", "a commitment split into itself", in: three,
                split.with(["intoCommitmentIds": ["C-2026-001", "C-2026-002"]]), remedy: split),
            .refused(
                "ART3-N11-COMMITMENTS", "a commitment split twice into the same one", in: three,
                split.with(["intoCommitmentIds": ["C-2026-002", "C-2026-002"]]), remedy: split),
        ]

    /// The second decision, proposed after the commitment was assigned.
    private static let notAdopted: Step = {
        var step = Works.secondProposed
        step.at = Acts.time("09:45")
        return step
    }()
}
