import CanonicalJSON
import Deliberation
import Ledger
import Projections

/// The acts that a key or its answers stand for, as one filing.
///
/// No draft says when it happened: the ledger's clock does, in the moment in which it takes the filing.
struct LiveActs {
    let scene: LiveScene

    private var sessionId: JSONValue { .string(scene.session.sessionId) }

    /// An act of the session with nothing but its own fields.
    func session(_ type: EventType, _ fields: [String: JSONValue] = [:]) -> [Draft] {
        [Draft(type: type, data: fields.merging(["sessionId": sessionId]) { $1 })]
    }

    func arrival(_ arrival: LiveArrival, isRemote: Bool, identity: String = "") -> [Draft] {
        var data: [String: JSONValue] = [
            "person": .object(["id": .string(arrival.person.id), "office": .string(arrival.person.office)]),
            "capacity": .string(arrival.capacity.rawValue),
            "mode": .string((isRemote ? AttendanceMode.remote : .inPerson).rawValue),
        ]
        data["seatId"] = arrival.seatId.map { .string($0.rawValue) }
        data["delegationId"] = arrival.delegationId.map { .string($0) }
        data["inviteeId"] = arrival.inviteeId.map { .string($0) }
        data["invitationId"] = arrival.invitationId.map { .string($0) }
        if !identity.isEmpty { data["identityEvidence"] = .string(identity) }
        return session(.attendanceStarted, data)
    }

    func departure(of attendeeId: String) -> [Draft] {
        session(.attendanceEnded, ["attendeeId": .string(attendeeId)])
    }

    /// The count, the chair where seat S3 is there to take it, and the installation.
    func installation() -> [Draft] {
        let chair = scene.presence.counting.first { $0.seatId == .s3 }?.attendee.person.id
        return session(.quorumVerified)
            + (chair.map { session(.chairAssumed, ["attendeeId": .string($0)]) } ?? [])
            + session(.sessionInstalled)
    }

    func closing(_ item: ItemRow) -> [Draft] { session(.agendaItemClosed, ["itemId": .string(item.itemId)]) }

    func proposal(_ decisionId: String, _ item: ItemRow, text: String, stage: String) -> [Draft] {
        session(
            .decisionProposed,
            [
                "decisionId": .string(decisionId), "itemId": .string(item.itemId), "text": .string(text),
                "functionCodes": .array(item.functionCodes.map { .string($0.rawValue) }), "stage": .string(stage),
            ])
    }

    /// An act of the decision under way.
    func decision(_ type: EventType, _ decision: DecisionView, _ fields: [String: JSONValue] = [:]) -> [Draft] {
        [Draft(type: type, data: fields.merging(["decisionId": .string(decision.decisionId)]) { $1 })]
    }

    func position(
        _ position: Position, of attendeeId: String, on decision: DecisionView, reason: String = ""
    ) -> [Draft] {
        var data: [String: JSONValue] = [
            "attendeeId": .string(attendeeId), "position": .string(position.rawValue),
        ]
        if !reason.isEmpty { data["reason"] = .string(reason) }
        return self.decision(.positionStated, decision, data)
    }

    /// The position, and the objection that stays open until it is resolved.
    func objection(of attendeeId: String, to decision: DecisionView, reason: String) -> [Draft] {
        let id = LiveNumber.next("OB-", width: 1, after: decision.objections.map(\.objectionId))
        return position(.object, of: attendeeId, on: decision, reason: reason)
            + self.decision(
                .objectionRaised, decision,
                ["objectionId": .string(id), "attendeeId": .string(attendeeId), "reason": .string(reason)])
    }

    func commitment(_ id: String, text: String, entity: String, post: String, due: String) -> [Draft] {
        let codes = scene.item?.functionCodes ?? []
        return session(
            .commitmentRaised,
            [
                "commitmentId": .string(id), "text": .string(text),
                "functionCodes": .array(codes.map { .string($0.rawValue) }),
            ])
            + [
                Draft(
                    type: .commitmentAssigned,
                    data: [
                        "commitmentId": .string(id), "responsibleEntityId": .string(entity),
                        "responsiblePost": .string(post), "dueDate": .string(due),
                    ])
            ]
    }

    /// The same acts and, where they make the quorum come or go, the act that says so.
    ///
    /// In one filing: the book never shows a departure without the loss that it caused.
    ///
    /// - Parameters:
    ///   - drafts: arrivals, departures, or the end of a recess.
    ///   - book: changed while this looks ahead, and put back.
    /// - Returns: the drafts, and the loss or the return of the quorum where they cause it.
    /// - Throws: only what reading a stored row throws.
    func followedByQuorum(_ drafts: [Draft], _ book: Book) throws -> [Draft] {
        book.settle()
        defer { book.discard() }
        for draft in drafts {
            // What cannot be read as an act is for the ledger to refuse.
            let data = JSONValue.object(draft.data).canonicalBytes()
            guard let event = try? DomainEvent(type: draft.type, canonical: data) else { return drafts }
            let act = Act(event: event, occurred: scene.now, recorded: scene.now, actor: "", seq: 0)
            try Projector.apply(act, breaches: [], to: book)
        }
        guard let after = try LiveScene(scene.session.sessionId, book, at: scene.now),
            after.session.state == .installed, let recorded = after.recordedQuorum, recorded != after.quorum.met
        else { return drafts }
        return drafts + session(after.quorum.met ? .quorumRestored : .quorumLost)
    }
}

/// The next free number of a series such as `D-2026-001`, `D-2026-002`.
enum LiveNumber {
    static func next(_ prefix: String, width: Int = 3, after taken: [String]) -> String {
        let last = taken.compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }.max() ?? 0
        let digits = String(last + 1)
        return prefix + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    static func decision(_ book: Book, at now: Instant) throws -> String {
        next("D-\(year(now))-", after: try book.decisions.keys())
    }

    static func commitment(_ book: Book, at now: Instant) throws -> String {
        next("C-\(year(now))-", after: try book.commitments.keys())
    }

    private static func year(_ now: Instant) -> Substring { now.date().description.prefix(4) }
}
