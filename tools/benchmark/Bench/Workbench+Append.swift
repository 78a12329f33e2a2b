import EventLog
import Foundation
import Ledger
import Synchronization

extension Workbench {
    /// Signs and records acts, from one caller or several at once.
    ///
    /// The acts are made beforehand; signing each filing is part of what is measured.
    ///
    /// - Parameters:
    ///   - batch: How many acts a filing has.
    ///   - callers: How many threads hand in filings.
    ///   - count: How many acts there are in all.
    /// - Throws: What the ledger refuses or reports.
    func append(batch: Int, callers: Int, count: Int) throws {
        var lanes: [[[Intent]]] = []
        let filings = max(1, count / batch / callers)
        for lane in 0..<callers {
            var acts = try acts(lane: lane, of: callers)
            lanes.append(try (0..<filings).map { _ in try acts.next(batch) })
        }
        let before = try size()
        let cost = callers == 1 ? try .of { try submit(lanes[0]) } : try submitTogether(lanes)
        let after = try size()
        let recorded = Int(after - before)
        Figure(
            operation: callers == 1 ? "append\(batch)" : "append\(batch)x\(callers)", count: recorded,
            cost: cost,
            details: [("leafBytes", try leafBytes(in: before..<after)), ("size", Int(after))]
        ).report()
    }

    private func submit(_ filings: [[Intent]]) throws {
        for intents in filings {
            _ = try ledger.submit(
                try .signed(id: .new(), intents: intents, by: key, origin: ledger.journal.origin))
        }
    }

    /// Every lane on its own thread, all starting at once.
    private func submitTogether(_ lanes: [[[Intent]]]) throws -> Cost {
        let failure = Mutex<(any Error)?>(nil)
        let start = DispatchSemaphore(value: 0)
        let finished = DispatchGroup()
        for lane in lanes {
            finished.enter()
            Thread {
                start.wait()
                do {
                    try submit(lane)
                } catch {
                    failure.withLock { $0 = error }
                }
                finished.leave()
            }.start()
        }
        let cost = Cost.of {
            for _ in lanes { start.signal() }
            finished.wait()
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return cost
    }

    /// The mean size of the leaves in a range.
    private func leafBytes(in range: Range<UInt64>) throws -> Int {
        var total = 0
        try ledger.journal.read { snapshot in
            try snapshot.scanBytes(in: range) { _, bytes in
                total += bytes.count
                return true
            }
        }
        return total / max(1, range.count)
    }
}
