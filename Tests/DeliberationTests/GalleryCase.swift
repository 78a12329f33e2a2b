import Deliberation
import Testing

/// One situation of the gallery: an act that a rule says something of, and what remedies it.
struct GalleryCase: Sendable, CustomTestStringConvertible {
    /// What the rule does about the act.
    enum Verdict: Sendable {
        case refused, finding
    }

    let rule: String
    let title: String
    let verdict: Verdict
    let scene: @Sendable () throws -> Scene
    let breach: Step
    /// The last of these is the act remedied; those before it are the way there.
    let remedy: [Step]

    var testDescription: String { "\(rule): \(title)" }

    static func refused(
        _ rule: String, _ title: String, in scene: @escaping @Sendable () throws -> Scene, _ breach: Step,
        remedy: Step...
    ) -> GalleryCase {
        GalleryCase(rule: rule, title: title, verdict: .refused, scene: scene, breach: breach, remedy: remedy)
    }

    static func finding(
        _ rule: String, _ title: String, in scene: @escaping @Sendable () throws -> Scene, _ breach: Step,
        remedy: Step...
    ) -> GalleryCase {
        GalleryCase(rule: rule, title: title, verdict: .finding, scene: scene, breach: breach, remedy: remedy)
    }
}

enum Gallery {
    static let cases =
        life + membership + delegations + sessions + decisions
        + meetings
        + invitations
        + minutes
        + articleThree + routes + changedCommitments
}

@Suite struct GalleryTests {
    @Test(arguments: Gallery.cases)
    func `the rule speaks, in two languages, and the remedied act passes`(example: GalleryCase) throws {
        let scene = try example.scene()
        let breaches = try scene.judge(example.breach)
        let refusals = breaches.filter(\.effect.isRefusal)
        let found = try #require(breaches.first { $0.ruleID == example.rule }, "\(breaches.map(\.ruleID))")
        switch example.verdict {
        case .refused: #expect(refusals.first?.ruleID == example.rule, "\(refusals.map(\.ruleID))")
        case .finding:
            #expect(refusals.isEmpty, "\(refusals.map(\.message.en))")
            #expect(!found.effect.isRefusal)
        }
        #expect(!found.message.es.isEmpty && !found.message.en.isEmpty && found.message.es != found.message.en)

        let remedied = try example.scene()
        try remedied.play(example.remedy.dropLast())
        let last = try #require(example.remedy.last)
        let after = try remedied.judge(last)
        #expect(!after.contains { $0.ruleID == example.rule }, "\(after.map(\.message.en))")
        #expect(!after.contains { $0.effect.isRefusal }, "\(after.map(\.message.en))")
    }

    // An irregularity must name all that its fact breaks: what any reading adds changes what is said of it.
    @Test(arguments: Gallery.cases.filter { $0.breach.type != .irregularityRecorded })
    func `a rule whose verdict changes with a reading says that it depends on it`(example: GalleryCase) throws {
        let scene = try example.scene()
        let adopted = scene.overrides
        let verdict = try scene.judge(example.breach)
        for reading in Reading.all {
            for value in reading.values {
                scene.overrides = adopted.merging([reading.key: value]) { _, tried in tried }
                let other = try scene.judge(example.breach)
                let changed = Set(other.map(\.verdict)).symmetricDifference(verdict.map(\.verdict)).map(\.rule)
                for id in Set(changed) where !Self.dependsOnOtherRules.contains(id) {
                    let declared = try #require(Rulebook.rule(id)).readings.map(\.key)
                    #expect(declared.contains(reading.key), "\(id): \(reading.key) = \(value)")
                }
            }
        }
    }

    /// A fact recorded as an irregularity, or corrected, breaks what the other rules say of it.
    private static let dependsOnOtherRules = ["CORE-GENESIS", "CORE-CORRECTION"]

    @Test func `every rule that can be broken is in the gallery, with each of its effects`() {
        let shown = Set(Gallery.cases.map(\.rule))
        for rule in Rulebook.rules {
            // What is computed, or falls due with time, has tests of its own.
            switch rule.effect {
            case .computed, .deadline: continue
            case .refuse, .refuseAsIrregular, .finding: #expect(shown.contains(rule.id), "\(rule.id)")
            }
        }
        for rule in Rulebook.rules where rule.effect.isRefusal {
            #expect(Gallery.cases.contains { $0.rule == rule.id && $0.verdict == .refused }, "\(rule.id)")
        }
        for rule in Rulebook.rules {
            guard case .finding = rule.effect else { continue }
            #expect(Gallery.cases.contains { $0.rule == rule.id && $0.verdict == .finding }, "\(rule.id)")
        }
    }
}

extension Breach {
    /// What counts in a verdict: the rule, and whether it refuses.
    fileprivate var verdict: Verdict { Verdict(rule: ruleID, effect: "\(effect)", message: message.en) }

    fileprivate struct Verdict: Hashable {
        let rule: String
        let effect: String
        let message: String
    }
}
