import Dispatch
import EventLog
import Foundation
import Synchronization
import Testing

/// Damage at random, of each kind so many times: the audit catches it, or nothing that can be read has changed.
///
/// A process of its own audits each damaged file. Harmless means: every row of every table is what it was, and every
/// page in use is as LMDB writes it, so that neither readers nor writers can meet the damage.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: Probe.path), "AuditProbe is not built"))
struct `A random fault` {
    /// What is done to a file.
    enum Kind: String, CaseIterable, CustomTestStringConvertible {
        case bitFlipped, headerByteChanged, pageZeroed, pagesSwapped, fileTruncated

        var testDescription: String { rawValue }
    }

    /// What came of it.
    enum Outcome: String, CaseIterable { case caught, died, harmless, missed }

    private static let pageSize = 4_096

    /// How many of each kind: few in every run of the tests, all of them where `tools/random-faults` asks.
    private static let count = ProcessInfo.processInfo.environment["CONSTANCIA_FAULTS"].flatMap(Int.init) ?? 24

    @Test(arguments: Kind.allCases)
    func `is caught or harmless, and never missed`(_ kind: Kind) throws {
        let ledger = try TestLedger()
        let bytes = try Data(contentsOf: DataFile(ledger).url)
        let whole = try Probe.run(ledger.directory)
        let rows = try #require(whole.rows)
        let outcomes = Mutex<[Outcome: Int]>([:])
        let missed = Mutex<[String]>([])
        let workers = min(2, Self.count)
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            do {
                let copy = try TestLedger(copying: ledger)
                for number in stride(from: worker, to: Self.count, by: workers) {
                    let (spoilt, place) = Self.spoil(bytes, kind, number)
                    try spoilt.write(to: DataFile(copy).url)
                    let run = try Probe.run(copy.directory)
                    let outcome: Outcome =
                        run.isSignal ? .died : run.exit > 1 ? .caught : run.rows == rows ? .harmless : .missed
                    outcomes.withLock { $0[outcome, default: 0] += 1 }
                    if outcome == .missed { missed.withLock { $0.append("\(number): \(place)") } }
                }
            } catch {
                missed.withLock { $0.append("\(error)") }
            }
        }
        let counts = outcomes.withLock { $0 }
        let text = Outcome.allCases.map { "\(counts[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
        print("\(Self.count) \(kind.rawValue): \(text)")
        #expect(missed.withLock { $0 } == [], "\(kind.rawValue)")
        #expect(counts.values.reduce(0, +) == Self.count && (counts[.caught] ?? 0) + (counts[.died] ?? 0) > 0)
    }

    /// The damaged bytes, and where the damage is; the same for the same number.
    private static func spoil(_ bytes: Data, _ kind: Kind, _ number: Int) -> (Data, String) {
        var generator = SplitMix(state: UInt64(number) << 8 | UInt64(kind.rawValue.utf8.count))
        var spoilt = bytes
        let pages = bytes.count / pageSize
        let page = Int.random(in: 0..<pages, using: &generator)
        func range(_ page: Int) -> Range<Int> { page * pageSize..<(page + 1) * pageSize }
        switch kind {
        case .bitFlipped:
            let bit = Int.random(in: 0..<bytes.count * 8, using: &generator)
            spoilt[bit / 8] ^= 1 << UInt8(bit % 8)
            return (spoilt, "bit \(bit % 8) of byte \(bit / 8 % pageSize) of page \(bit / 8 / pageSize)")
        case .headerByteChanged:
            let byte = Int.random(in: 0..<16, using: &generator)
            spoilt[page * pageSize + byte] ^= UInt8.random(in: 1...255, using: &generator)
            return (spoilt, "byte \(byte) of page \(page)")
        case .pageZeroed:
            spoilt.replaceSubrange(range(page), with: Data(count: pageSize))
            return (spoilt, "page \(page)")
        case .pagesSwapped:
            let other = (page + Int.random(in: 1..<pages, using: &generator)) % pages
            spoilt.replaceSubrange(range(page), with: bytes[range(other)])
            spoilt.replaceSubrange(range(other), with: bytes[range(page)])
            return (spoilt, "pages \(page) and \(other)")
        case .fileTruncated:
            let size = Int.random(in: 0..<bytes.count, using: &generator)
            return (bytes.prefix(size), "cut to \(size) bytes")
        }
    }
}
