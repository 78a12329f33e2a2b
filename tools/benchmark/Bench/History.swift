import EventLog
import Foundation
import Ledger
import TransparencyLog

/// A made-up history of a commission, of any size: every act of it is admissible.
///
/// Session after session is convened, delivered, installed by holders and a delegate, decides by consensus, raises
/// commitments, is adjourned and sealed; its commitments are assigned, accepted, reported on, fulfilled and verified
/// before the next one. The clock marches with the acts: thirteen years at most, four sessions a year.
struct History {
    private static let actor = "secretaria"
    private static let smallestQuarter = 2_500
    /// A seal reads the whole state: what is measured is the log, and not a hundred thousand seals.
    private static let largestQuarterCount = 52
    /// Convocation, deliveries, delegation, arrivals, decision, end and seal of one session.
    private static let actsOfSession = 36

    private let ledger: Ledger
    private let key: SigningKey
    private let clock: MarchingClock
    private let batch: Int

    /// Makes a ledger with about so many events in a folder that is not there yet, and reports how long it took.
    static func generate(_ folder: String, events: Int, batch: Int) throws {
        let clock = MarchingClock()
        clock.move(to: "2026-01-06")
        let founded = try Ledger.found(at: folder, try .demonstration(), clock: clock.recording)
        let history = History(
            ledger: founded.ledger, key: try KeyFile.read("\(folder)/keys/\(actor).key"), clock: clock, batch: batch)
        let cost = try Cost.of { try history.fill(events) }
        let size = Int(try founded.ledger.journal.read { $0.size.value })
        Figure(operation: "generate", count: size, cost: cost, details: [("quarters", quarters(events))]).report()
    }

    /// None where there is no room: the founding acts alone.
    private static func quarters(_ events: Int) -> Int {
        min(largestQuarterCount, events / smallestQuarter)
    }

    private func fill(_ events: Int) throws {
        let count = Self.quarters(events)
        let founding = Int(try ledger.journal.read { $0.size.value })
        let commitments = max(0, events - founding - count * Self.actsOfSession) / Quarter.actsOfEach
        for number in 0..<count {
            let (first, end) = (commitments * number / count, commitments * (number + 1) / count)
            try fill(Quarter(number), raising: first..<end)
        }
    }

    private func fill(_ quarter: Quarter, raising commitments: Range<Int>) throws {
        try record(quarter, PackageResources.convened_yaml, on: "\(quarter.eve)-20")
        try record(quarter, PackageResources.met_yaml, on: quarter.day)
        try submit(quarter, 0..<Quarter.roundsInSession, commitments)
        try record(quarter, PackageResources.adjourned_yaml, on: quarter.day)
        try submit(quarter, Quarter.roundsInSession..<Quarter.actsOfEach, commitments)
    }

    private func record(_ quarter: Quarter, _ template: [UInt8], on day: String) throws {
        clock.move(to: day)
        let receipt = try ledger.record(try quarter.drafts(template), signedBy: key)
        _ = try receipt.seal?.get()
    }

    /// Hands in rounds of acts of some commitments, in filings as large as they may be.
    private func submit(_ quarter: Quarter, _ rounds: Range<Int>, _ commitments: Range<Int>) throws {
        var intents: [Intent] = []
        for round in rounds {
            clock.move(to: quarter.day(ofRound: round))
            for commitment in commitments {
                intents.append(try quarter.act(of: commitment, round: round, actor: Self.actor))
                if intents.count == batch { try submit(&intents) }
            }
        }
        try submit(&intents)
    }

    private func submit(_ intents: inout [Intent]) throws {
        if intents.isEmpty { return }
        _ = try ledger.submit(try .signed(id: .new(), intents: intents, by: key, origin: ledger.journal.origin))
        intents.removeAll(keepingCapacity: true)
    }
}
