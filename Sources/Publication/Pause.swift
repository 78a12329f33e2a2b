import Glibc

/// Waiting, on a thread that has nothing else to do.
public enum Pause {
    /// Waits for a time, or until a signal comes.
    public static func wait(_ time: Duration) {
        let (seconds, attoseconds) = time.components
        if seconds > 0 { _ = sleep(UInt32(clamping: seconds)) }
        _ = usleep(UInt32(clamping: attoseconds / 1_000_000_000_000))
    }
}
