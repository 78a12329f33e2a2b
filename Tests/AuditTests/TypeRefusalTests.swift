import CanonicalJSON
import Deliberation
import GoldenFiles
import Testing

/// Each type of act twice: as the year files it, which no rule refuses, and filed wrongly, with what refuses it then.
@Suite struct TypeRefusalTests {
    @Test func `each type of act passes where it belongs and is refused where it does not`() throws {
        let replay = try YearReplay(TestLedger.vigencia())
        var firsts: [EventType: Act] = [:]
        for act in replay.acts where firsts[act.type] == nil { firsts[act.type] = act }
        var found: [EventType: String] = [:]
        func file(at moment: Mistake.Moment, _ types: some Sequence<EventType>) throws {
            for type in types where Mistake.of(type).moment == moment {
                found[type] = try Self.refusal(of: #require(firsts[type]), in: replay)
            }
        }
        for act in replay.acts {
            let isFirst = firsts[act.type]?.seq == act.seq
            let seq = Int(act.seq)
            if seq == 1 { try file(at: .afterTheDecree, EventType.allCases) }
            if seq == replay.foundingSize { try file(at: .founded, EventType.allCases) }
            if isFirst { try file(at: .instead, [act.type]) }
            let refusals = try replay.refusals(act)
            #expect(refusals.isEmpty, "\(act.type.rawValue): \(refusals.map(\.message.en))")
            try replay.advance()
            if isFirst { try file(at: .again, [act.type]) }
        }
        try file(at: .afterTheYear, EventType.allCases)
        #expect(Set(firsts.keys) == Set(EventType.allCases))
        let text = EventType.allCases.map(\.rawValue).sorted().compactMap { EventType(rawValue: $0) }
            .map { found[$0] ?? "\($0.rawValue): no refusal\n" }.joined(separator: "\n")
        #expect(try GoldenFile.difference(of: text, from: "Tests/AuditTests/Expected/types.txt") == nil)
    }

    /// Files an act wrongly; says by which rules it is refused and the first one's exact words.
    private static func refusal(of act: Act, in replay: YearReplay) throws -> String {
        let mistake = Mistake.of(act.type)
        let wrong = try mistake.made(in: act)
        // Whoever files it may: a missing role says nothing of the type.
        let roles = try replay.book.actors.row(act.actor)?.roles.map(\.rawValue) ?? []
        #expect(replay.isFounding || !Set(roles).isDisjoint(with: Catalogue.event(act.type).roles))
        let refusals = try replay.refusals(wrong)
        let first = try #require(refusals.first, "\(act.type.rawValue) \(mistake) is not refused")
        // Only a type with no rule of its own is refused for its date alone.
        #expect((first.ruleID == "ART9-EFFECTIVE") == (mistake.reason != nil), "\(act.type.rawValue)")
        #expect(first.message.es != first.message.en)
        var rules: [String] = []
        for id in refusals.map(\.ruleID) where !rules.contains(id) { rules.append(id) }
        let reason = mistake.reason.map { "no rule of its own: \($0)\n" } ?? ""
        return """
            \(act.type.rawValue) \(mistake.description)
            \(reason)rules: \(rules.joined(separator: ", "))
            es: \(first.message.es)
            en: \(first.message.en)

            """
    }
}
