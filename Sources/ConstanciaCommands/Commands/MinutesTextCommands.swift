import ArgumentParser
import Deliberation
import EventLog
import Ledger
import Projections
import TransparencyLog

/// `minutes write`: the minutes of a session as the log tells them.
struct MinutesWriteCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "write", es: "redactar", .aboutMinutesWrite,
            example: "constancia minutes write S-2026-01 -o memoria.md\n"
                + "  constancia minutes draft S-2026-01 --minutes-version 1 --document memoria.md")
    }

    @Argument(help: ArgumentHelp(Message.helpSession.text, valueName: ValueName.session))
    var session: String

    @Option(name: .shortAndLong, help: ArgumentHelp(Message.helpMinutesOutput.text, valueName: ValueName.file))
    var output: String?

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let text = try SessionText(try ledger.openForReading(), session).markdown(before: .max, Tongue.current)
        guard let output else { return Console.print(text) }
        try FileInput.create(output, Array(text.utf8))
        Console.print(Message.written(path: output).text)
    }
}

/// `minutes check`: whether a document is the minutes on record, and says what the log says.
struct MinutesCheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "check", es: "cotejar", .aboutMinutesCheck, example: "constancia minutes check S-2026-01 memoria.md")
    }

    @Argument(help: ArgumentHelp(Message.helpSession.text, valueName: ValueName.session))
    var session: String

    @Argument(help: ArgumentHelp(Message.helpMinutesFile.text, valueName: ValueName.file), completion: .file())
    var file: String

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let bytes = try FileInput.read(file)
        let hash = Digest.sha256(bytes).hex
        let texts = SessionText(try ledger.openForReading(), session)
        let version = try texts.version(of: hash)
        if let version {
            Console.print(Message.minutesOnRecord(n: Int(version.version), seq: Int(version.seq)).text)
        } else {
            Console.print(Message.minutesNotOnRecord.text)
        }
        let end = version.map { UInt64(clamping: $0.seq) } ?? .max
        let told = try Language.allCases.map { try texts.markdown(before: end, $0) }
        if told.contains(where: { Array($0.utf8) == bytes }) {
            Console.print(Message.minutesAsTold.text)
        } else {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            let nearest = told.map { Self.firstDifference(lines, $0) }.max { $0.line < $1.line }
            Console.print(Message.minutesDiffer(n: nearest?.line ?? 1, told: nearest?.told ?? "").text)
        }
        guard version != nil, told.contains(where: { Array($0.utf8) == bytes }) else { throw Ending(exit: .findings) }
    }

    /// The first line, from 1, on which a document says something else, and what the log tells there.
    private static func firstDifference(_ lines: [Substring], _ told: String) -> (line: Int, told: String) {
        let toldLines = told.split(separator: "\n", omittingEmptySubsequences: false)
        let common = zip(lines, toldLines).prefix { $0 == $1 }.count
        return (common + 1, common < toldLines.count ? String(toldLines[common]) : "")
    }
}

/// The minutes of a session at any moment of the log.
private struct SessionText {
    let journal: Journal
    let session: String

    init(_ journal: Journal, _ session: String) {
        self.journal = journal
        self.session = session
    }

    /// The text as the acts before a place of the log tell it.
    func markdown(before end: UInt64, _ language: Language) throws -> String {
        let today = try journal.replayedBook(before: end)
        guard let row = try today.sessions.row(session) else {
            let nearest = SpellingDistance.nearest(to: session, among: try today.sessions.keys())
            throw UsageError(.unknownThing(kind: Message.session.text, id: session, hint: Hint.nearest(nearest)))
        }
        // Minutes tell how the session left things, and who was then given its commitments; not what came later.
        // Corrections come later and are told all the same, those of acts that are told.
        let corrected = Set(try today.corrections.rows().map(\.correctsSeq))
        var told: Set<Int64> = []
        func isTold(_ act: Act) -> Bool {
            if case .correctionRecorded(let event) = act.event { return told.contains(event.correctsSeq) }
            let isTold = belongs(act)
            if isTold, corrected.contains(act.position) { told.insert(act.position) }
            return isTold
        }
        func belongs(_ act: Act) -> Bool {
            if case .commitmentAssigned(let event) = act.event { return row.commitments.contains(event.commitmentId) }
            if row.includesChange(act) { return true }
            return row.endedAt.map { act.occurred <= $0 } ?? true
        }
        let book = try journal.replayedBook(before: end, where: isTold)
        let streams =
            ["session/\(session)"] + row.decisions.map { "decision/\($0)" }
            + row.commitments.map { "commitment/\($0)" }
        let acts =
            try streams.flatMap { try journal.acts(ofStream: $0) }
            + journal.irregularActs(touching: Set(streams), before: end)
            + journal.acts(ofTypes: SessionView.changes + [.irregularityRecorded], before: end).filter { act in
                let fact = act.irregularFact?.event ?? act.event
                return row.includesChange(act) && !streams.contains(fact.streamName)
            }
        let wanted = acts.filter { $0.seq < end && isTold($0) }.sorted { $0.seq < $1.seq }
        return try MinutesText(session, acts: wanted, book: book, language: language)?.markdown() ?? ""
    }

    /// The version on record whose document has a hash, or nil.
    func version(of hash: String) throws -> MinutesVersionRow? {
        try journal.readBook { book, _ in
            try book.minutes.row(session)?.versions.last { $0.document.sha256 == hash }
        }
    }
}
