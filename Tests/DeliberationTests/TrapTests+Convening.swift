import CanonicalJSON
import Deliberation
import Testing

/// Places where the convening of a session, its agenda and its dates are easily misjudged.
@Suite struct ConveningTrapTests {
    private func refusals(_ scene: Scene, _ step: Step) throws -> [String] {
        try scene.judge(step).filter(\.effect.isRefusal).map(\.ruleID)
    }

    // MARK: Items added after delivery

    /// P1 is as it was delivered, P2 was reworded and P3 added afterwards.
    private func changed(_ readings: [String: String] = [:], _ steps: [Step] = []) throws -> Scene {
        try Scene.convened(readings).play(
            [Acts.delivered, Acts.agendaAmended(["P1", "P2", "P3"], title: "Otro punto")]
                + [1, 3, 4, 5].map { Acts.arrival(seat: $0) } + [Acts.chair("dnp-titular"), Acts.installed] + steps)
    }

    private func adoption(on item: String, in scene: Scene) throws -> [Breach] {
        try scene.play(
            [Acts.session(.agendaItemOpened, at: "09:05", ["itemId": .string(item)])]
                + [Acts.proposed.with(["itemId": .string(item)])]
                + [1, 3, 4, 5].map { Acts.position(Acts.titular($0)) })
        return try scene.judge(Acts.adopted).filter { $0.ruleID == "ART6-N2-AGENDA-CHANGE" }
    }

    @Test(arguments: [("P1", false), ("P2", true), ("P3", true)])
    func `what was added or reworded after delivery is not decided, and the rest is`(
        item: String, isLate: Bool
    ) throws {
        let scene = try changed()
        let row = try #require(try scene.book.sessions.row("S-2026-01")?.item(item))
        #expect(row.late == isLate && row.version == (isLate ? 2 : 1) && !row.inSession)
        #expect(try adoption(on: item, in: scene).map(\.effect) == (isLate ? [.refuseAsIrregular] : []))
    }

    @Test func `where those present may agree to it, their agreement must be on record`() throws {
        let reading = ["agenda.inSessionAdditions": "byConsensusOfPresent"]
        #expect(try adoption(on: "P3", in: changed(reading)).map(\.effect) == [.refuseAsIrregular])
        let approved = Acts.session(.agendaApproved, at: "09:04", ["items": ["P1", "P2", "P3"]])
        #expect(try adoption(on: "P3", in: changed(reading, [approved])).map(\.effect) == [.finding(.leve)])
    }

    @Test func `an agenda changed before anybody received it is as good as the first`() throws {
        let scene = try Scene.convened()
        #expect(try scene.judge(Acts.agendaAmended(["P1", "P2", "P3"])).isEmpty)
        try scene.play([Acts.agendaAmended(["P1", "P2", "P3"])])
        #expect(try scene.book.sessions.row("S-2026-01")?.item("P3")?.late == false)
    }

    // MARK: Extraordinary sessions

    @Test(
        arguments: [
            ([], [:], false), ([3], [:], false), ([1, 3, 4], [:], false), ([1, 3, 4, 5], [:], true),
            ([1, 1, 1, 1], [:], false), ([1, 3, 4, 5], ["quorum.halfPlusOne": "arithmeticHalfPlusOneCeil"], false),
            ([1, 3, 4, 5, 6], ["quorum.halfPlusOne": "arithmeticHalfPlusOneCeil"], true),
            ([], ["extraordinary.support": "anyMember"], false), ([7], ["extraordinary.support": "anyMember"], true),
        ] as [([Int], [String: String], Bool)])
    func `an extraordinary session takes the members, not the Secretariat or the chair alone`(
        seats: [Int], readings: [String: String], isEnough: Bool
    ) throws {
        let scene = try Scene.founded(readings)
        if !seats.isEmpty { try scene.play([Acts.request(seats)]) }
        #expect(try refusals(scene, Acts.extraordinary) == (isEnough ? [] : ["ART7-EXTRA-DETERMINED"]))
        #expect(try refusals(scene, Acts.convocation).isEmpty)
    }

    @Test(
        arguments: [
            ([1, 3, 4, 5], [:], true), ([1, 2, 6, 7], [:], false), ([1, 3, 4, 5, 7], [:], true),
            ([1, 3, 4, 5], ["extraordinary.support": "allPresentInSession"], true),
            ([1, 3, 4], ["extraordinary.support": "allPresentInSession"], false),
        ] as [([Int], [String: String], Bool)])
    func `seats determine it in a session only if they were in it`(
        seats: [Int], readings: [String: String], isEnough: Bool
    ) throws {
        let scene = try Scene.gathered([1, 3, 4, 5], readings).play([
            Acts.chair("dnp-titular"), Acts.installed, Acts.adjourned,
            Acts.request(seats, of: "S-2026-02", in: "S-2026-01"),
        ])
        var step = Acts.extraordinary.with(["sessionId": "S-2026-02", "start": "2026-03-20T09:00:00-05:00"])
        step.at = "2026-03-04T08:00:00-05:00"
        #expect(try refusals(scene, step) == (isEnough ? [] : ["ART7-EXTRA-DETERMINED"]))
    }

    @Test func `a failed session determines nothing`() throws {
        let scene = try Scene.gathered([1, 3, 4], ["extraordinary.support": "allPresentInSession"]).play([
            Acts.session(.sessionFailedForQuorum, at: "09:30"),
            Acts.request([1, 3, 4], of: "S-2026-02", in: "S-2026-01"),
        ])
        var step = Acts.extraordinary.with(["sessionId": "S-2026-02", "start": "2026-03-20T09:00:00-05:00"])
        step.at = "2026-03-04T08:00:00-05:00"
        #expect(try refusals(scene, step) == ["ART7-EXTRA-DETERMINED"])
    }

    // MARK: Notice

    @Test(
        arguments: [
            ("2026-04-01T23:59:59-05:00", 3, true), ("2026-04-02T04:59:59+00:00", 3, true),
            ("2026-04-02T00:00:00-05:00", 3, true), ("2026-04-06T08:00:00-05:00", 3, false),
            ("2026-03-31T08:00:00-05:00", 4, true), ("2026-04-01T08:00:00-05:00", 4, false),
        ])
    func `holy week and weekends are no days of notice`(received: String, days: Int, isEnough: Bool) throws {
        let session = Acts.convocation.with(["start": "2026-04-09T09:00:00-05:00"])
        let scene = try Scene.founded().play([Acts.calendar(), session])
        let step = Step(
            .convocationDelivered, Acts.delivered.with(["receivedAt": .string(received)]).data,
            at: "2026-04-06T12:00:00-05:00")
        #expect(try scene.judge(step).allSatisfy { $0.ruleID != "ART6-N1-NOTICE" })
        scene.overrides = ["notice.minDays": String(days)]
        #expect(try scene.judge(step).contains { $0.ruleID == "ART6-N1-NOTICE" } == !isEnough)
    }

    // MARK: Names and midnight

    @Test func `an entity renamed in the middle of the year keeps its earlier name for earlier days`() throws {
        let renamed = Step(
            .entityRenamed,
            ["entityId": "dnp", "name": "Otro nombre", "act": Acts.document, "from": "2026-07-01"],
            at: "2026-06-20T08:00:00-05:00")
        let book = try Scene.founded().play([renamed]).book
        for (day, name) in [
            ("2026-01-05", "Entidad"), ("2026-06-30", "Entidad"), ("2026-07-01", "Otro nombre"),
            ("2026-12-31", "Otro nombre"), ("2025-12-31", "Entidad"),
        ] {
            #expect(try book.entityName("dnp", on: #require(CalendarDate(day))) == name, "\(day)")
        }
        #expect(try book.seats.row("S3")?.entityId == "dnp")
    }

    @Test func `a successor stands for an entity from its day on`() throws {
        let book = try Scene.founded().play([Acts.succeeded(from: "2026-07-01")]).book
        #expect(try book.entity("mininterior", on: #require(CalendarDate("2026-06-30"))) == "mininterior")
        #expect(try book.entity("mininterior", on: #require(CalendarDate("2026-07-01"))) == "mingobierno")
        let step = Acts.delegation().with(["postEntityId": "mingobierno"])
        let early = try Scene.founded().play([
            Acts.incumbent("mininterior-dir", "delegada-1"), Acts.succeeded(from: "2026-02-11"),
        ])
        #expect(try refusals(early, step) == ["ART4-PAR1-SAME-ENTITY"])
    }

    @Test(
        arguments: [
            ("2026-12-31T23:59:59-05:00", "2026-12-31", 4), ("2027-01-01T00:00:00-05:00", "2027-01-01", 1),
            ("2027-01-01T04:59:59+00:00", "2026-12-31", 4), ("2027-01-01T05:00:00+00:00", "2027-01-01", 1),
            ("2026-12-31T23:59:59+00:00", "2026-12-31", 4), ("2026-03-31T23:59:59-05:00", "2026-03-31", 1),
            ("2026-04-01T04:59:59+00:00", "2026-03-31", 1), ("2026-04-01T00:00:00-05:00", "2026-04-01", 2),
        ])
    func `days, quarters and years turn at the midnight of Bogotá, however the clock was written`(
        text: String, day: String, quarter: Int
    ) throws {
        let instant = try #require(Instant(text))
        #expect(instant.date().description == day && instant.date().quarter == quarter)
        let scene = try Scene.founded().taking(
            Acts.ruleSet(
                ["consensus.abstention": "blocks"], id: "RS-2027-01", from: "2027-01-01",
                at: "2026-12-01T08:00:00-05:00"))
        let inForce = try Readings.inForce(scene.book, session: nil, at: instant).ruleSetId
        #expect(inForce == (day == "2027-01-01" ? "RS-2027-01" : "RS-2026-01"))
    }

    @Test(arguments: [("synchronous", 3), ("synchronousAndSequential", 4)])
    func `one who takes part in succession counts only under that reading`(reading: String, count: Int) throws {
        let scene = try Scene.gathered([1, 3, 4], ["remote.modes": reading]).play([
            Acts.arrival(seat: 5).with(["mode": "sequential", "identityEvidence": "Correo"]), Acts.chair("dnp-titular"),
        ])
        #expect(try refusals(scene, Acts.installed) == (count == 4 ? [] : ["ART4-PAR7-INSTALL"]))
        let breaches = try Scene.convened(["remote.modes": reading]).judge(
            Acts.arrival(seat: 5).with(["mode": "sequential", "identityEvidence": "Correo"]))
        #expect(breaches.map(\.ruleID) == (count == 4 ? [] : ["ART4-PAR7-PARTICIPATION"]))
    }

    @Test(arguments: [("ley489", ["ART5-SECRETARY"]), ("unrestricted", [])] as [(String, [String])])
    func `a delegate of the Secretariat needs a written act only under that reading`(
        reading: String, refused: [String]
    ) throws {
        let scene = try Scene.founded(["secretary.delegateLevel": reading])
        #expect(try refusals(scene, Acts.secretary.with(["basis": "delegate"])) == refused)
    }
}
