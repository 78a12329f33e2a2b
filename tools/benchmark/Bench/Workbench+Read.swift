import Deliberation
import EventLog
import Ledger

extension Workbench {
    private static let page: UInt64 = 1_000

    /// Reads every event in order, checked against the tree's leaf hash.
    ///
    /// - Parameter decodingActs: Whether the data is read into the domain's types as well.
    func read(decodingActs: Bool) throws {
        let journal = ledger.journal
        let size = try size()
        var seen = 0
        let elapsed = try timed {
            for start in stride(from: 0, to: size, by: Int(Self.page)) {
                let events = try journal.read { try $0.events(in: start..<min(start + Self.page, size)) }
                for event in events {
                    if decodingActs, let type = Catalogue.type(named: event.type) {
                        _ = try DomainEvent(type: type, canonical: event.data)
                    }
                    seen += 1
                }
            }
        }
        Figure(operation: decodingActs ? "decode" : "read", count: seen, elapsed: elapsed).report()
    }
}
