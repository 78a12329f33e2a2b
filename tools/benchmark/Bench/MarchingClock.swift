import EventLog
import Synchronization

/// A clock that stands where it is put, so that years of a commission can be recorded in minutes.
final class MarchingClock: Sendable {
    private let time = Mutex(Timestamp(milliseconds: 0))

    /// What a ledger is opened with.
    var recording: RecordingClock { RecordingClock { [self] in time.withLock(\.self) } }

    /// Puts the clock at the end of a working day in Bogotá; it never goes back.
    ///
    /// - Parameter day: Such as `2026-03-02`.
    func move(to day: String) {
        guard let evening = Timestamp("\(day)T23:00:00.000Z") else { return }
        time.withLock { $0 = max($0, evening) }
    }
}
