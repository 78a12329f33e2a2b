import Deliberation
import EventLog
import Ledger

extension Workbench {
    private static let page: UInt64 = 1_000

    /// Reads every event in order and decodes its envelope, as a replay does that trusts the store.
    ///
    /// - Parameter decodingActs: Whether the data is read into the domain's types as well.
    /// - Throws: What the log reports.
    func read(decodingActs: Bool) throws {
        let journal = ledger.journal
        let size = try size()
        var decoder = EventDecoder()
        var seen = 0
        let cost = try Cost.of {
            for start in stride(from: 0, to: size, by: Int(Self.page)) {
                try journal.read { snapshot in
                    try snapshot.scanBytes(in: start..<min(start + Self.page, size)) { _, bytes in
                        let event = try decoder.decode(bytes)
                        if decodingActs, let type = Catalogue.type(named: event.type) {
                            _ = try DomainEvent(type: type, canonical: event.data)
                        }
                        seen += 1
                        return true
                    }
                }
            }
        }
        Figure(operation: decodingActs ? "decode" : "read", count: seen, cost: cost).report()
    }
}
