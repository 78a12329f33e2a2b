import Deliberation
import EventLog
import Foundation
import Ledger
import Synchronization
import Testing
import TransparencyLog

@Suite struct ConcurrencyTests {
    /// Runs a body on so many threads and waits for all of them.
    private static func run(threads: Int, _ body: @escaping @Sendable (Int) -> Void) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let group = DispatchGroup()
            for number in 0..<threads {
                group.enter()
                Thread {
                    body(number)
                    group.leave()
                }.start()
            }
            group.notify(queue: .global()) { continuation.resume() }
        }
    }

    @Test func `many callers at once: every act is there, once`() async throws {
        let test = try TestLedger()
        let before = try test.size()
        let ledger = test.ledger
        let key = try test.key("secretaria")
        let failures = Locked<[String]>([])
        await Self.run(threads: 16) { thread in
            for act in 0..<50 {
                do {
                    _ = try ledger.record([Drafts.incumbent("p-\(thread)-\(act)")], signedBy: key)
                } catch {
                    failures.change { $0.append("\(error)") }
                }
            }
        }
        #expect(failures.value.isEmpty, "\(failures.value.first ?? "")")
        #expect(try test.size() == before + 800)
        let streams = try test.events(from: before).map(\.stream.text)
        #expect(Set(streams).count == 800)
        let state = try test.state()
        #expect(state.rows.keys.count { $0.hasPrefix("posts/p-") } == 800)
        #expect(state.positions.values.allSatisfy { $0 == before + 800 })
    }

    @Test func `callers who hand in the same acts at once get the same receipt`() async throws {
        let test = try TestLedger()
        let ledger = test.ledger
        let key = try test.key("secretaria")
        let drafts = [Drafts.incumbent("a", id: Drafts.id(1)), Drafts.incumbent("b", id: Drafts.id(2))]
        let answers = Locked<[String]>([])
        await Self.run(threads: 8) { _ in
            do {
                let receipt = try ledger.record(drafts, signedBy: key).receipt
                answers.change { $0.append("\(receipt.filing) \(receipt.firstSeq)") }
            } catch {
                answers.change { $0.append("\(error)") }
            }
        }
        #expect(answers.value.count == 8 && Set(answers.value).count == 1, "\(Set(answers.value))")
        #expect(try test.size() == 26)
    }

    @Test func `a refused filing leaves nothing in the views of those committed with it`() async throws {
        let test = try TestLedger()
        let ledger = test.ledger
        let key = try test.key("secretaria")
        let good = try (0..<8).map { try Self.filing(["good-\($0)"], key, ledger) }
        // The first act is judged and applied before the second one, on a version that is taken, refuses them both.
        let bad = try (0..<8).map { try Self.filing(["bad-\($0)", "bad-\($0)"], key, ledger) }
        let outcomes = Locked<[Outcome]>([])
        await Self.run(threads: 16) { thread in
            let filing = thread.isMultiple(of: 2) ? good[thread / 2] : bad[thread / 2]
            guard let outcome = try? Outcome({ _ = try ledger.submit(filing) }) else { return }
            outcomes.change { $0.append(outcome) }
        }
        #expect(outcomes.value.count { $0 == .recorded } == 8)
        #expect(outcomes.value.count { $0 == .log(.staleVersion) } == 8)
        let state = try test.state()
        #expect(!state.rows.keys.contains { $0.hasPrefix("posts/bad") })
        try test.rebuild()
        #expect(try test.state() == state)
    }

    /// A filing of posts, each act at version 0.
    private static func filing(_ posts: [String], _ key: SigningKey, _ ledger: Ledger) throws -> VerifiedFiling {
        let intents = try posts.map { try ledger.rehearse([Drafts.incumbent($0)], signedBy: key).intents[0] }
        return try .signed(id: .new(), intents: intents, by: key, origin: ledger.journal.origin)
    }

    @Test func `callers on one stream take turns`() async throws {
        let test = try TestLedger()
        let ledger = test.ledger
        let key = try test.key("secretaria")
        let failures = Locked<[String]>([])
        await Self.run(threads: 4) { thread in
            for act in 0..<5 {
                do {
                    _ = try ledger.record([Drafts.incumbent("p", "x-\(thread)-\(act)")], signedBy: key)
                } catch {
                    failures.change { $0.append("\(error)") }
                }
            }
        }
        #expect(failures.value.isEmpty, "\(failures.value.first ?? "")")
        let versions = try test.events(from: 24).map(\.version)
        #expect(versions == Array(0..<20))
    }
}

/// A value that several threads of a test share.
final class Locked<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    init(_ value: Value) { mutex = Mutex(value) }

    var value: Value { mutex.withLock { $0 } }

    func change(_ body: @Sendable (inout sending Value) -> Void) { mutex.withLock { body(&$0) } }
}
