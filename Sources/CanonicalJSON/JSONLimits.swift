/// How much a reader takes from a stranger.
public struct JSONLimits: Sendable, Hashable {
    /// The most bytes a text may have.
    public var bytes: Int
    /// The most arrays and objects that may be open at once; a lone number needs 0.
    ///
    /// Readers recurse, so they take no more than ``greatestDepth`` whatever is asked for.
    public var depth: Int

    /// Sets both limits.
    public init(bytes: Int, depth: Int) {
        self.bytes = bytes
        self.depth = depth
    }

    /// An event of the log: 65,535 bytes, as a C2SP entry bundle can hold, and 16 levels.
    public static let event = Self(bytes: 65_535, depth: 16)

    /// A whole document such as an export: 64 MiB and 32 levels.
    public static let document = Self(bytes: 64 << 20, depth: 32)

    /// The nesting that any reader stops at.
    public static let greatestDepth = 512

    /// The greatest magnitude of an integer, 2^53 - 1: what every IEEE double holds exactly.
    public static let greatestInteger: Int64 = (1 << 53) - 1
}
