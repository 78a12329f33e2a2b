public import Deliberation
public import EventLog
import Projections
import TransparencyLog

extension Journal {
    /// Reads the stored views, and the log beside them, from one snapshot.
    ///
    /// - Throws: what the storage reports; whatever `body` throws.
    @available(*, noasync)
    public func readBook<R>(_ body: (Book, borrowing LogSnapshot) throws -> R) throws -> R {
        try read { snapshot in
            let book = Book(source: EmptySource())
            return try book.reading(from: snapshot) { try body(book, snapshot) }
        }
    }

    /// The acts of a stream, in order.
    ///
    /// - Throws: `EventLogError`; ``LedgerError`` for an act that is not one.
    @available(*, noasync)
    public func acts(ofStream name: String) throws -> [Act] {
        let stream = try StreamName(name)
        return try read { try $0.events(ofStream: stream) }.map { try Replay.act($0) }
    }

    /// The acts of some types before a place of the log, each type in order.
    ///
    /// - Throws: `EventLogError`; ``LedgerError`` for an act that is not one.
    /// - Complexity: O(acts of the types).
    @available(*, noasync)
    public func acts(ofTypes types: [EventType], before end: UInt64) throws -> [Act] {
        try read { snapshot in
            try types.flatMap { try snapshot.events(ofType: $0.rawValue, in: 0..<end) }
        }.map { try Replay.act($0) }
    }

    /// The records of irregularities before a place of the log whose fact belongs to one of some streams.
    ///
    /// - Complexity: O(irregularities of the log).
    @available(*, noasync)
    public func irregularActs(touching streams: Set<String>, before end: UInt64) throws -> [Act] {
        let type = EventType.irregularityRecorded.rawValue
        return try read { try $0.events(ofType: type, in: 0..<end) }.map { try Replay.act($0) }.filter { act in
            act.irregularFact.map { streams.contains($0.event.streamName) } ?? false
        }
    }

    /// The state after the acts that a filter lets through, replayed from the first one.
    ///
    /// - Parameters:
    ///   - end: the place after the last act wanted.
    ///   - isWanted: whether an act is part of the question, such as "what had happened by that day".
    /// - Returns: a book that reads from nowhere.
    /// - Throws: `EventLogError`; ``LedgerError`` for an act that is not one.
    /// - Complexity: O(`end`).
    @available(*, noasync)
    public func replayedBook(
        before end: UInt64 = .max, where isWanted: (Act) -> Bool = { _ in true }
    ) throws -> Book {
        let size = try read { $0.size.value }
        let book = Book(source: EmptySource())
        var next: UInt64 = 0
        let last = min(end, size)
        while next < last {
            let page = next..<min(next + 1_000, last)
            for event in try read({ try $0.events(in: page) }) {
                try Replay.apply(event, to: book, LogFacts(self), where: isWanted)
            }
            next = page.upperBound
        }
        return book
    }
}

/// Recorded events applied again.
enum Replay {
    /// Applies a recorded event to a book, with the findings that it raised.
    static func apply(
        _ event: Event, to book: Book, _ log: LogFacts, where isWanted: (Act) -> Bool = { _ in true }
    ) throws {
        let act = try act(event)
        guard isWanted(act) else { return }
        // The filing that holds event 0 is the founding one.
        let isFounding = event.seq == UInt64(event.filing.index)
        let context = try Context(
            book: book, act: act, isFounding: isFounding, recorded: log.act, root: log.root,
            sha256: FilingJudge.sha256)
        try Projector.apply(act, breaches: try Judge.judge(act, in: context), to: book)
        book.settle()
    }

    static func act(_ event: Event) throws(LedgerError) -> Act {
        guard let recorded = Timestamp(event.recorded) else {
            throw LedgerError(.malformedAct, "recorded: \(event.recorded)")
        }
        do throws(ActError) {
            return try Act(
                type: event.type, data: event.data, stream: event.stream.text, schema: event.schema,
                occurred: event.occurred, recorded: FilingJudge.instant(recorded), actor: event.actor, seq: event.seq)
        } catch {
            throw LedgerError(.malformedAct, "\(event.seq): \(error.code.rawValue)")
        }
    }
}
