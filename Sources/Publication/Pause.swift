import Glibc

/// Waiting, on a thread that has nothing else to do.
public enum Pause {
    /// Waits for a time, or until a signal comes.
    public static func wait(_ time: Duration) {
        let (seconds, attoseconds) = time.components
        var rest = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        unsafe _ = nanosleep(&rest, nil)
    }
}
