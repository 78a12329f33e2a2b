import Deliberation
import EventLog
import Foundation
import Ledger
import Synchronization
import TransparencyLog

@testable import ConstanciaCommands

/// The commission on the morning of 2 March 2026, in this process: founded, delegated, convened; each look at the clock
/// is one second later.
final class LiveLedger {
    let folder: Folder
    let ledger: Ledger
    let key: SigningKey
    private(set) var desk: LiveDesk
    private var reader = KeyReader()

    init() throws {
        folder = try Folder()
        guard let opening = Instant("2026-03-02T08:50:00-05:00") else { throw SetupError("a real time") }
        let second = Mutex(opening.secondsSinceEpoch)
        let clock = RecordingClock {
            second.withLock { second in
                second += 1
                return Timestamp(milliseconds: second * 1_000)
            }
        }
        ledger = try Ledger.found(at: folder.path("libro"), .demonstration(), clock: clock).ledger
        key = try KeyFile.read(folder.path("libro/keys/secretaria.key"))
        // The Interior delegates with decision power, APC-Colombia without, and the Secretariat convenes.
        for step in try Scenario.session().steps.filter({ $0.refusedBy == nil }).prefix(3) {
            _ = try ledger.record(step.drafts, signedBy: key)
        }
        desk = try LiveDesk(ledger, signedBy: key, session: "S-2026-01")
    }

    /// Presses the keys that a text stands for (a line feed is Enter), and says what was told of acts and refusals.
    @discardableResult
    func press(_ text: String) throws -> [String] {
        var told: [String] = []
        for key in text.utf8.flatMap({ reader.feed($0) }) + reader.flush() { told += try desk.press(key).told }
        return told
    }

    /// The types of the acts that some keys recorded, in order.
    func types(recordedBy text: String) throws -> [String] {
        let before = try desk.size()
        try press(text)
        return try ledger.journal.read { try $0.events(in: before..<UInt64.max) }.map(\.type)
    }

    /// Sits down anew, as after a crash: nothing is left but the book.
    func sitDownAgain() throws { desk = try LiveDesk(ledger, signedBy: key, session: "S-2026-01") }

    func screen() throws -> String { try desk.screen()?.lines.joined(separator: "\n") ?? "" }

    func decision(_ id: String) throws -> DecisionView? { try book { try $0.decisions.row(id) } }

    func attendance() throws -> [AttendanceRow] {
        try book { try $0.attendance.row("S-2026-01")?.attendance ?? [] }
    }

    func book<R>(_ body: (Book) throws -> R) throws -> R { try ledger.journal.readBook { book, _ in try body(book) } }
}
