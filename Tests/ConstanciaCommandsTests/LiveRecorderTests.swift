import CanonicalJSON
import Deliberation
import Ledger
import Testing

@testable import ConstanciaCommands

/// The recorder as a machine, on a real ledger: keys in, acts out.
@Suite struct LiveRecorderTests {
    private let live: LiveLedger

    init() throws { live = try LiveLedger() }

    /// Four seats are in and the session is installed, with its first item open.
    private func openFirstItem() throws { try live.press("3d145ia") }

    @Test func `a session from the first arrival to the end is recorded act by act`() throws {
        let expected: [(keys: String, types: [String])] = [
            ("3", ["attendance.started"]), ("d1", ["attendance.started"]), ("4", ["attendance.started"]),
            ("5", ["attendance.started"]), ("i", ["quorum.verified", "chair.assumed", "session.installed"]),
            ("a", ["agenda.item.opened"]), ("v3Presenta la ruta.\n", ["intervention.recorded"]),
            ("pAprobar la ruta de 2026.\n1", ["decision.proposed"]), ("3a", ["position.stated"]),
            ("4rSujeta a la oferta.\n", ["position.stated"]),
            ("5oFalta la fuente.\n", ["position.stated", "objection.raised"]), ("D\n", []),
            ("w1Se incorpora la fuente.\n", ["objection.withdrawn"]),
            ("eAprobar la ruta de 2026 con su fuente.\n", ["proposal.amended"]), ("4t", ["position.stated"]),
            ("5b", ["position.stated"]), ("A\n", ["position.stated", "position.stated"]), ("D\n", ["decision.adopted"]),
            (
                "mEnviar la oferta.\n5\nDirección de Gestión\n2026-04-30\n",
                ["commitment.raised", "commitment.assigned"]
            ),
            ("c", ["agenda.item.closed"]), ("sReceso breve.\n", ["session.suspended"]), ("s", ["session.resumed"]),
            ("L\n", ["session.adjourned", "checkpoint.sealed"]), ("1", []),
        ]
        for (keys, types) in expected {
            let recorded = try live.types(recordedBy: keys)
            let screen = try live.screen()
            #expect(recorded == types, "\(keys): \(screen)")
        }
        try live.book { book in
            let decision = try #require(try book.decisions.row("D-2026-001"))
            #expect(decision.state == .adopted)
            #expect(decision.text == "Aprobar la ruta de 2026 con su fuente.")
            #expect(decision.functionCodes.map(\.rawValue) == ["F05"])
            #expect(decision.adopted?.map(\.position) == [.assent, .assent, .standAside, .abstain])
            let commitment = try #require(try book.commitments.row("C-2026-001"))
            #expect(commitment.responsibleEntityId == "dafp")
            #expect(commitment.responsiblePost == "Dirección de Gestión")
            #expect(commitment.dueDate?.description == "2026-04-30")
            #expect(try book.sessions.row("S-2026-01")?.chairId == "dnp-titular")
            #expect(try book.sessions.row("S-2026-01")?.state == .adjourned)
        }
    }

    @Test func `what a rule refuses is shown with its remedy, and nothing stands`() throws {
        try live.press("345")
        let before = try live.desk.size()
        let told = try live.press("i")
        #expect(told.count == 1)
        #expect(told[0].hasPrefix("✗ ART4-PAR7-INSTALL"))
        let remedy = try #require(Rulebook.rule("ART4-PAR7-INSTALL")?.remedy.text)
        #expect(told[0].contains(remedy))
        #expect(try live.screen().replacing("\n", with: " ").contains(remedy))
        #expect(try live.desk.size() == before)
        // And it is not the end: the fourth seat makes it.
        #expect(try live.types(recordedBy: "d1i").count == 4)
    }

    @Test func `the quorum is on the screen under both readings, with every change`() throws {
        func line(_ present: Int, _ four: Message, _ five: Message) -> String {
            [
                Message.seatsOf(n: present, total: 7).text, Message.quorumUnder(n: 4, answer: four.text).text,
                Message.quorumUnder(n: 5, answer: five.text).text,
            ].joined(separator: " · ")
        }
        #expect(try live.screen().contains(line(0, .no, .no)))
        try live.press("345")
        #expect(try live.screen().contains(line(3, .no, .no)))
        try live.press("d1")
        #expect(try live.screen().contains(line(4, .yes, .no)))
        try live.press("7")
        #expect(try live.screen().contains(line(5, .yes, .yes)))
        // A delegate without decision power has a voice and does not count.
        try live.press("d6")
        #expect(try live.screen().contains(line(5, .yes, .yes)))
        #expect(try live.screen().contains(Message.standingVoiceOnly.text))
    }

    @Test func `a departure that breaks the quorum says so in the same filing, and so does the return`() throws {
        try openFirstItem()
        #expect(try live.types(recordedBy: "5") == ["attendance.ended", "quorum.lost"])
        #expect(try live.types(recordedBy: "4") == ["attendance.ended"])
        #expect(try live.types(recordedBy: "4") == ["attendance.started"])
        #expect(try live.types(recordedBy: "5") == ["attendance.started", "quorum.restored"])
        #expect(try live.types(recordedBy: "7") == ["attendance.started"])
        #expect(try live.types(recordedBy: "7") == ["attendance.ended"])
    }

    @Test func `a quorum lost in the recess is recorded when the session goes on`() throws {
        try openFirstItem()
        try live.press("cs")
        try live.press("Receso.\n")
        #expect(try live.types(recordedBy: "5") == ["attendance.ended"])
        #expect(try live.types(recordedBy: "s") == ["session.resumed", "quorum.lost"])
    }

    @Test func `whoever sits down again sees the same session and goes on`() throws {
        try openFirstItem()
        try live.press("pAprobar la ruta.\n13a")
        func session() throws -> [String] {
            let screen = try #require(try live.desk.screen())
            // But for the clock on the first line.
            return Array(screen.head.dropFirst()) + screen.body
        }
        // Something begun, and not recorded, is all that a crash takes.
        try live.press("4o")
        try live.press("Media frase")
        let before = try session()
        try live.sitDownAgain()
        #expect(try session() == before)
        #expect(try live.types(recordedBy: "A\n") == Array(repeating: "position.stated", count: 3))
        #expect(try live.types(recordedBy: "D\n") == ["decision.adopted"])
    }

    @Test func `what cannot be undone asks first, and only Enter does it`() throws {
        try openFirstItem()
        try live.press("pAprobar la ruta.\n13a")
        for (key, question) in [
            ("A", Message.liveConfirmAssent(seats: "S1, S4, S5", id: "D-2026-001")),
            ("D", .liveConfirmAdopt(id: "D-2026-001", n: 1, seats: "S1, S3, S4, S5")),
        ] {
            #expect(try live.types(recordedBy: key + key + " ").isEmpty)
            let screen = try live.screen().replacing("\n", with: " ")
            #expect(screen.contains(question.text), "\(screen)")
            #expect(screen.contains(Message.liveConfirmFirst.text))
            #expect(try live.types(recordedBy: "\u{1B}").isEmpty)
            #expect(try live.screen().contains(Message.liveCancelled.text))
        }
        #expect(try live.types(recordedBy: "NNo hubo acuerdo.\nc") == ["decision.not.reached", "agenda.item.closed"])
        #expect(try live.types(recordedBy: "L\u{1B}").isEmpty)
        #expect(try live.types(recordedBy: "L\n") == ["session.adjourned", "checkpoint.sealed"])
    }

    @Test func `an item with its proposal under way is not closed, and the screen says what comes first`() throws {
        try openFirstItem()
        try live.press("pAprobar la ruta.\n1")
        #expect(try live.types(recordedBy: "c\n").isEmpty)
        let screen = try live.screen().replacing("\n", with: " ")
        #expect(screen.contains(Message.liveSettleFirst(id: "D-2026-001", item: "P1").text), "\(screen)")
        #expect(try live.types(recordedBy: "NNo hubo acuerdo.\nc") == ["decision.not.reached", "agenda.item.closed"])
    }

    @Test func `a confirmation is void where the session changed while it waited`() throws {
        try openFirstItem()
        try live.press("pAprobar la ruta.\n13a4a5a1aD")
        // Another recorder lets a seat in.
        let other = [
            "person": JSONValue.object(["id": .string("esap-titular"), "office": .string("ESAP")]),
            "capacity": .string("seat"), "seatId": .string("S7"), "mode": .string("in-person"),
            "sessionId": .string("S-2026-01"),
        ]
        _ = try live.ledger.record([Draft(type: .attendanceStarted, data: other)], signedBy: live.key)
        #expect(try live.types(recordedBy: "\n").isEmpty)
        #expect(try live.screen().replacing("\n", with: " ").contains(Message.liveChanged.text))
        #expect(try live.decision("D-2026-001")?.state == .proposed)
    }

    @Test func `all assent leaves alone whoever has spoken`() throws {
        try openFirstItem()
        try live.press("pAprobar la ruta.\n15oNo.\n")
        #expect(try live.types(recordedBy: "A\n").count == 3)
        #expect(try live.types(recordedBy: "A").isEmpty)
        let decision = try live.decision("D-2026-001")
        #expect(decision?.standingPosition(of: "dafp-titular")?.position == .object)
    }

    @Test func `the number of a seat whose delegate is in asks who moves`() throws {
        try live.press("d1")
        #expect(try live.types(recordedBy: "1").isEmpty)
        #expect(try live.types(recordedBy: "t") == ["attendance.started"])
        #expect(try live.screen().contains(Message.standingDisplaced.text))
        #expect(try live.types(recordedBy: "1") == ["attendance.ended"])
        #expect(try live.types(recordedBy: "1d") == ["attendance.ended"])
        #expect(try live.attendance().allSatisfy { $0.until != nil })
    }

    @Test func `with a proposal under way the same number twice takes a seat out`() throws {
        try openFirstItem()
        try live.press("pAprobar la ruta.\n1")
        #expect(try live.types(recordedBy: "44") == ["attendance.ended", "quorum.lost"])
        #expect(try live.types(recordedBy: "4") == ["attendance.started", "quorum.restored"])
    }

    @Test func `Shift with a number is the delegate, and an ambiguous one is not guessed`() throws {
        #expect(try live.types(recordedBy: "!") == ["attendance.started"])
        #expect(try live.types(recordedBy: "&").isEmpty)
        #expect(try live.screen().contains(Message.liveShiftUnclear.text))
        let delegations = try live.attendance().map(\.delegationId)
        #expect(delegations == ["DEL-2026-001"])
    }

    @Test func `a seat without a delegation in force, and a key without meaning, are only remarked`() throws {
        #expect(try live.types(recordedBy: "d2").isEmpty)
        #expect(try live.screen().contains("S2"))
        #expect(try live.types(recordedBy: "x").isEmpty)
        #expect(try live.screen().contains(Message.liveUnknownKey(key: "x").text))
        #expect(try live.types(recordedBy: "A").isEmpty)
        #expect(try live.screen().contains(Message.liveProposeFirst.text))
    }

    @Test func `remote arrivals are asked for the evidence of identity`() throws {
        #expect(try live.types(recordedBy: "R3Firma digital\n") == ["attendance.started"])
        let row = try live.attendance().first
        #expect(row?.mode == .remote)
        #expect(row?.identified == true)
        #expect(try live.types(recordedBy: "R4") == ["attendance.started"])
        #expect(try live.attendance().last?.mode == .inPerson)
    }

    @Test func `guests come, speak and go by the same keys`() throws {
        try openFirstItem()
        let arrived = try live.types(recordedBy: "g2")
        #expect(arrived == ["attendance.started"])
        let guest = try #require(try live.attendance().last)
        #expect(guest.capacity == .invitee)
        #expect(try live.screen().contains(guest.person.id))
        #expect(try live.types(recordedBy: "vaExpone la demanda.\n") == ["intervention.recorded"])
        #expect(try live.types(recordedBy: "g1") == ["attendance.ended"])
    }

    @Test func `an answer that will not do is asked for again, and Esc leaves everything as it was`() throws {
        try openFirstItem()
        try live.press("mTexto\n1\nEmpleo\n30 de abril\n")
        #expect(try live.screen().contains(Message.dateExpected(word: "30 de abril").text))
        #expect(try live.types(recordedBy: "\u{15}2026-04-30\n") == ["commitment.raised", "commitment.assigned"])
        #expect(try live.types(recordedBy: "p\n").isEmpty)
        #expect(try live.screen().contains(Message.liveAnswerNeeded.text))
        #expect(try live.types(recordedBy: "Texto\u{1B}").isEmpty)
        #expect(try live.screen().contains(Message.liveCancelled.text))
    }

    @Test func `an amendment starts from the text in force, which a backspace edits and a letter replaces`() throws {
        try openFirstItem()
        try live.press("pAprobar la ruta\n1e\u{7F}a 2\n")
        #expect(try live.decision("D-2026-001")?.text == "Aprobar la ruta 2")
        try live.press("eOtro\n")
        #expect(try live.decision("D-2026-001")?.text == "Otro")
    }

    @Test func `numbers go on after the last one of the year, and text is stored in NFC`() throws {
        try openFirstItem()
        try live.press("pUno\n1NNo hubo acuerdo.\n")
        try live.press("pCu\u{65}\u{301}ntos\n1")
        #expect(try live.decision("D-2026-002")?.text == "Cuéntos")
        #expect(try live.decision("D-2026-001")?.state == .notReached)
        #expect(LiveNumber.next("D-2026-", after: ["D-2026-999", "D-2025-1200"]) == "D-2026-1000")
    }

    @Test func `a low terminal keeps the quorum and the keys, and loses the middle`() throws {
        try openFirstItem()
        let screen = try #require(try live.desk.screen())
        let lines = screen.lines(rows: 12, columns: 60)
        #expect(lines.count <= 12)
        #expect(lines.allSatisfy { $0.count <= 60 })
        #expect(lines[1].contains(Message.seatsOf(n: 4, total: 7).text))
        #expect(lines.last == screen.foot.last.map { $0.count <= 60 ? $0 : $0.prefix(59) + "…" })
        #expect(screen.lines(rows: 60, columns: 200) == screen.lines)
    }

    @Test func `the screen names who may come, who is in, and the keys of the moment`() throws {
        var screen = try live.screen()
        #expect(screen.contains("mininterior-titular, d: mininterior-delegada"))
        #expect(screen.contains("i \(Message.keyInstall.text)"))
        #expect(!screen.contains("D \(Message.keyAdopt.text)"))
        try openFirstItem()
        try live.press("pAprobar la ruta.\n13a")
        screen = try live.screen()
        #expect(screen.contains("«Aprobar la ruta.»"))
        #expect(screen.contains("D \(Message.keyAdopt.text)"))
        #expect(screen.contains("· \(Position.assent.label.text)"))
        #expect(screen.contains("· \(Message.liveNoPosition.text)"))
        #expect(try live.press("q").isEmpty)
    }
}
