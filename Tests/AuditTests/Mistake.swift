import CanonicalJSON
import Deliberation

/// What is wrong with an act of a type when it is filed to be refused.
struct Mistake: CustomStringConvertible {
    /// When it is filed.
    enum Moment: String {
        case afterTheDecree = "before anything but the decree"
        case founded = "on the ledger just founded"
        case instead = "in its place"
        case again = "a second time"
        case afterTheYear = "at the end of the year"
    }

    var moment: Moment
    var changes: [String: JSONValue] = [:]
    var occurred: Instant?
    /// Why no rule asks anything of this type alone.
    var reason: String?

    static func of(_ type: EventType) -> Mistake { table[type] ?? Mistake(moment: .again) }

    var description: String {
        let lines = changes.keys.sorted().map { name in
            "\(name) = " + (changes[name].map { String(decoding: $0.canonicalBytes(), as: UTF8.self) } ?? "")
        }
        let date = occurred.map { ["occurred = \($0)"] } ?? []
        return ([moment.rawValue] + lines + date).joined(separator: ", ")
    }

    /// The act with the mistake in it.
    func made(in act: Act) throws -> Act {
        var data: [String: JSONValue] = [:]
        if case .object(let members) = try JSONValue(canonical: act.event.canonicalData) { data = members }
        data.merge(changes) { $1 }
        let event = try DomainEvent(type: act.type, canonical: JSONValue.object(data).canonicalBytes())
        return Act(
            event: event, occurred: occurred ?? act.occurred, recorded: act.recorded, actor: act.actor, seq: act.seq)
    }

    private static func with(_ changes: [String: JSONValue]) -> Mistake { Mistake(moment: .instead, changes: changes) }

    private static func early(because reason: String) -> Mistake {
        Mistake(moment: .instead, occurred: Instant("2026-01-04T23:59:59-05:00"), reason: reason)
    }

    private static let aloneInTheRoom: JSONValue = .object([
        "denominator": .integer(7), "met": .boolean(false), "metAlternative": .boolean(false),
        "present": .array([.string("S2")]), "required": .integer(4), "requiredAlternative": .integer(5),
    ])

    /// The types that may be filed twice, or whose rules say more of another mistake.
    private static let table: [EventType: Mistake] = [
        .actorEnrolled: with(["key": .string("abc")]),
        .agendaApproved: Mistake(moment: .founded),
        .auditAccessGranted: early(because: "any entity may be let in, as often as it asks"),
        .auditReplayRun: with(["toSeq": .integer(99_999)]),
        .chairAssumed: with(["attendeeId": .string("nadie")]),
        .checkpointSealed: with(["rootHash": .string(String(repeating: "0", count: 64))]),
        .commitmentProgressReported: Mistake(moment: .afterTheYear),
        .commitmentReassigned: Mistake(moment: .afterTheYear),
        .commitmentRescheduled: Mistake(moment: .afterTheYear),
        .convocationDelivered: Mistake(moment: .founded),
        .decreeAmended: early(because: "what a decree may change is not the ledger's to say"),
        .delegationReassumed: with(["delegationId": .string("DEL-2026-099")]),
        .documentClassified: Mistake(moment: .founded),
        .eatInterestPresented: early(because: "any scheme may show interest in any topic"),
        .eatRepresentativeChosen: Mistake(moment: .founded),
        .entityRenamed: with(["entityId": .string("nadie")]),
        .entitySucceeded: with(["entityId": .string("nadie")]),
        .excuseFiled: Mistake(moment: .founded),
        .exportIssued: with(["toSeq": .integer(99_999)]),
        .externalSnapshotImported: Mistake(moment: .founded),
        .extraordinaryRequested: Mistake(moment: .afterTheYear),
        .followUpReportPresented: Mistake(moment: .founded),
        .holidayCalendarAdopted: early(because: "a calendar may be adopted anew"),
        .interventionRecorded: with(["attendeeId": .string("nadie")]),
        .invitationAnswered: Mistake(moment: .founded),
        .keyRevoked: with(["keyId": .string("00000000")]),
        .milestoneMissed: with(["milestoneId": .string("H99")]),
        .milestoneMoved: with(["milestoneId": .string("H99")]),
        .milestoneReached: with(["milestoneId": .string("H99")]),
        .minutesCirculated: Mistake(moment: .afterTheYear),
        .minutesObserved: Mistake(moment: .afterTheYear),
        .minutesSigned: Mistake(moment: .afterTheYear),
        .officeHolderAppointed: Mistake(moment: .afterTheDecree),
        .officeHolderEnded: Mistake(moment: .afterTheDecree),
        .permanentInviteeAccredited: with(["organization": .string("C.C. 1.234.567.890")]),
        .personalDataErased: early(because: "the vault is not the ledger's: its commitment is any hash"),
        .positionStated: with(["position": .string("object")]),
        .postIncumbentRecorded: early(because: "a post may have any incumbent"),
        .postLevelChanged: Mistake(moment: .founded),
        .proposalAmended: with(["text": .string("Otro texto.")]),
        .quorumLost: with(["quorum": aloneInTheRoom]),
        .quorumRestored: with(["quorum": aloneInTheRoom]),
        .quorumVerified: with(["quorum": aloneInTheRoom]),
        .regulationAdopted: Mistake(moment: .founded),
        .reminderSent: Mistake(moment: .afterTheYear),
        .remoteRecordAttached: Mistake(moment: .founded),
        .routeConcerted: Mistake(moment: .afterTheYear),
        .routeLineAdded: Mistake(moment: .founded),
        .routeModified: Mistake(moment: .afterTheYear),
        .routeProgressReported: Mistake(moment: .afterTheYear),
        .routeSocialized: Mistake(moment: .afterTheYear),
        .secretariatFunctionAssigned: with(["assents": .array(["S1", "S2", "S3", "S4"].map { .string($0) })]),
        .secretaryDesignated: with(["basis": .string("successor-unit")]),
        .sessionRescheduled: with(["start": .string("2026-08-01T09:00:00-05:00")]),
        .specialInvitationRequested: Mistake(moment: .founded),
        .successorUnitDesignated: early(because: "the unit is designated outside the commission"),
        .workingGroupMeetingHeld: Mistake(moment: .afterTheYear),
    ]
}
