import ArgumentParser
import Deliberation
import Dispatch
import EventLog
import Ledger
import TransparencyLog

/// `log`: the events, as they are stored or as people read them.
struct LogCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "log", es: "bitácora", .aboutLog,
            example: "constancia log --stream decision/D-2026-001\n  constancia log --raw | sha256sum")
    }

    @OptionGroup var ledger: LedgerOptions

    @Flag(name: .customLong("raw"), help: ArgumentHelp(Message.helpRaw.text))
    var raw = false

    @Option(name: .customLong("stream"), help: ArgumentHelp(Message.helpStream.text, valueName: ValueName.stream))
    var stream: String?

    @Option(
        name: .customLong("type"), help: ArgumentHelp(Message.helpType.text, valueName: ValueName.type),
        completion: .list(EventType.allCases.map(\.rawValue)))
    var type: String?

    @Option(name: .customLong("from"), help: ArgumentHelp(Message.helpFrom.text, valueName: ValueName.number))
    var from: UInt64?

    @Option(name: .customLong("limit"), help: ArgumentHelp(Message.helpLimit.text, valueName: ValueName.number))
    var limit: Int?

    @Flag(name: .customLong("reverse"), help: ArgumentHelp(Message.helpReverse.text))
    var reverse = false

    @Flag(name: .customLong("follow"), help: ArgumentHelp(Message.helpFollow.text))
    var follow = false

    func run() throws {
        if let type, EventType(rawValue: type) == nil {
            throw UsageError(.unknownType(type: type, hint: Hint.nearest(Catalogue.nearestType(to: type)?.rawValue)))
        }
        if reverse && follow { throw UsageError(.followNotReversed) }
        let wanted = try stream.map { try StreamName($0) }
        let journal = try ledger.openForReading()
        try UnseenName.warn(stream: wanted, type: type, in: journal)
        let next = try printRecorded(journal, wanted)
        if follow { try printNew(journal, from: next, wanted) }
    }

    /// Prints page by page, each from its own short snapshot; the size is fixed at the first.
    private func printRecorded(_ journal: Journal, _ wanted: StreamName?) throws -> UInt64 {
        let size = try journal.read { $0.size.value }
        var left = limit ?? .max
        var range = reverse ? 0..<min(from.map { $0 + 1 } ?? size, size) : min(from ?? 0, size)..<size
        while left > 0, !range.isEmpty {
            let page: Range<UInt64>
            if reverse {
                page = (range.upperBound - min(1_000, UInt64(range.count)))..<range.upperBound
                range = range.lowerBound..<page.lowerBound
            } else {
                page = range.lowerBound..<(range.lowerBound + min(1_000, UInt64(range.count)))
                range = page.upperBound..<range.upperBound
            }
            let events = try journal.read { snapshot in try self.events(in: page, snapshot, wanted) }.prefix(left)
            left -= events.count
            Console.write(events.flatMap { line($0) })
        }
        return size
    }

    private func events(
        in page: Range<UInt64>, _ snapshot: borrowing LogSnapshot, _ wanted: StreamName?
    ) throws -> [Event] {
        if let type {
            let events = try snapshot.events(ofType: type, in: page, reversed: reverse)
            return events.filter { wanted == nil || $0.stream == wanted }
        }
        let events = try snapshot.events(in: page, reversed: reverse)
        return events.filter { wanted == nil || $0.stream == wanted }
    }

    private func printNew(_ journal: Journal, from next: UInt64, _ wanted: StreamName?) throws {
        let ended = DispatchSemaphore(value: 0)
        let command = self
        Task {
            do {
                for try await event in journal.follow(from: next)
                where (wanted == nil || event.stream == wanted) && (command.type == nil || event.type == command.type) {
                    Console.write(command.line(event))
                }
            } catch {
                Console.say(Failure(error).message)
            }
            ended.signal()
        }
        ended.wait()
    }

    private func line(_ event: Event) -> [UInt8] {
        if raw || ledger.speech.json { return event.bytes + [0x0A] }
        let label = EventType(rawValue: event.type).map { Catalogue.event($0).label.text } ?? event.type
        let seq = String(event.seq)
        let padding = String(repeating: " ", count: max(0, 6 - seq.count))
        return Array("\(padding)\(seq)  \(event.occurred)  \(event.stream)  \(label)  [\(event.actor)]\n".utf8)
    }
}
