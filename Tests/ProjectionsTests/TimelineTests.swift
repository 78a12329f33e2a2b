import Deliberation
import Projections
import Testing

/// Views that are worked out of several rows: who was present when, and what is due.
@Suite struct TimelineTests {
    let book = Book(source: EmptySource())

    func play(_ event: DomainEvent, at time: String, seq: UInt64 = 1) throws {
        let occurred = try #require(Instant(time))
        let act = Act(event: event, occurred: occurred, recorded: occurred, actor: "secretaria", seq: seq)
        try Projector.apply(act, breaches: [], to: book)
        book.settle()
    }

    func example(_ type: EventType) throws -> DomainEvent {
        try DomainEvent(type: type, canonical: Array(Catalogue.event(type).example.utf8))
    }

    @Test func `a timeline has one interval for each change of attendance`() throws {
        try play(try example(.seatEstablished), at: "2026-01-05T08:00:00-05:00")
        try play(try example(.officeHolderAppointed), at: "2026-01-05T08:00:00-05:00")
        try play(try example(.convocationIssued), at: "2026-02-16T08:00:00-05:00")
        try play(try example(.attendanceStarted), at: "2026-03-02T09:00:00-05:00")
        let leaves = AttendanceEnded(attendeeId: "dnp-titular", sessionId: "S-2026-01")
        try play(.attendanceEnded(leaves), at: "2026-03-02T10:00:00-05:00")

        let timeline = try book.presenceTimeline(of: "S-2026-01")
        #expect(timeline.count == 1)
        let interval = try #require(timeline.first)
        #expect(interval.seats.map(\.seatId) == [.s3])
        #expect(interval.quorum.present == [.s3])
        #expect(interval.from.description == "2026-03-02T09:00:00-05:00")
        #expect(interval.until?.description == "2026-03-02T10:00:00-05:00")
    }

    @Test func `an unknown session has no timeline`() throws {
        #expect(try book.presenceTimeline(of: "S-2026-09").isEmpty)
    }

    @Test func `a commitment is due until it is verified, the earliest first`() throws {
        for (id, day) in [("C-2026-001", "2026-05-30"), ("C-2026-002", "2026-04-30")] {
            let raised = CommitmentRaised(
                commitmentId: id, functionCodes: [.f02], sessionId: "S-2026-01", text: "Remitir la oferta.")
            try play(.commitmentRaised(raised), at: "2026-03-02T09:00:00-05:00")
            let assigned = CommitmentAssigned(
                commitmentId: id, dueDate: try #require(CalendarDate(day)), responsibleEntityId: "dafp",
                responsiblePost: "Dirección")
            try play(.commitmentAssigned(assigned), at: "2026-03-02T09:01:00-05:00")
        }
        let june = try #require(CalendarDate("2026-06-01"))
        let may = try #require(CalendarDate("2026-05-01"))
        #expect(try book.commitmentsDue(by: june).map(\.commitmentId) == ["C-2026-002", "C-2026-001"])
        #expect(try book.commitmentsDue(by: may).map(\.commitmentId) == ["C-2026-002"])

        let verified = CommitmentVerified(
            commitmentId: "C-2026-002", result: .cumplido, verifier: "Secretaría Técnica")
        try play(.commitmentVerified(verified), at: "2026-05-02T09:00:00-05:00")
        #expect(try book.commitmentsDue(by: june).map(\.commitmentId) == ["C-2026-001"])
    }

    @Test func `findings become rows under sequence, rule and place`() throws {
        let occurred = try #require(Instant("2026-02-10T10:00:00-05:00"))
        let act = Act(
            event: try example(.delegationIssued), occurred: occurred, recorded: occurred, actor: "secretaria", seq: 7)
        let context = try Context(book: book, act: act) { _ in "" }
        let breaches = try Judge.judge(act, in: context)
        try Projector.apply(act, breaches: breaches, to: book)
        let kept = breaches.filter { if case .finding = $0.effect { true } else { false } }
        #expect(try book.findings.keys().count == kept.count)
        for key in try book.findings.keys() { #expect(key.hasPrefix("000000000007/")) }
    }
}
