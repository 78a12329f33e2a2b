public import TransparencyLog

/// The filing an event came in, as the event carries it.
public struct FilingReference: Sendable, Hashable {
    /// The filing's id.
    public let id: EventID

    /// The event's place in the filing, from 0.
    public let index: Int

    /// The key that signed the filing.
    public let key: KeyID

    /// The filing's signature, 64 bytes.
    public let signature: [UInt8]

    /// How many acts the filing has.
    public let size: Int

    init(id: EventID, index: Int, key: KeyID, signature: [UInt8], size: Int) {
        self.id = id
        self.index = index
        self.key = key
        self.signature = signature
        self.size = size
    }

    /// The same filing at another event of it.
    init(_ other: FilingReference, index: Int) {
        self.init(id: other.id, index: index, key: other.key, signature: other.signature, size: other.size)
    }
}

/// One entry of the log.
///
/// ``bytes`` are the truth: canonical JSON that is hashed, signed, exported and shown as it stands. The other fields say
/// the same in Swift.
public struct Event: Sendable, Equatable {
    /// The most bytes an event may have, which is what an entry of a C2SP tile bundle can hold.
    public static let largestByteCount = 65_535

    /// What the actor handed in.
    public let intent: Intent

    /// The event's place in the log, from 0, which is its leaf index.
    public let seq: UInt64

    /// The filing it came in.
    public let filing: FilingReference

    /// The leaf hash of the stream's previous event; `nil` for version 0.
    public let prev: Digest?

    /// When the ledger took it: UTC with milliseconds, never earlier than the event before.
    public let recorded: String

    /// The leaf, verbatim.
    public let bytes: [UInt8]

    /// The leaf hash, where it was computed on the way.
    private let knownLeafHash: Digest?

    init(
        intent: Intent, seq: UInt64, filing: FilingReference, prev: Digest?, recorded: String, bytes: [UInt8],
        leafHash: Digest?
    ) {
        self.intent = intent
        self.seq = seq
        self.filing = filing
        self.prev = prev
        self.recorded = recorded
        self.bytes = bytes
        knownLeafHash = leafHash
    }

    /// The RFC 6962 leaf hash of ``bytes``.
    ///
    /// - Complexity: O(*n*), or O(1) for events that the log has hashed already.
    public var leafHash: Digest { knownLeafHash ?? MerkleTree.leafHash(bytes) }

    /// The registered name of who acted.
    public var actor: String { intent.actor }

    /// A canonical JSON object without null.
    public var data: [UInt8] { intent.data }

    /// The event's id.
    public var id: EventID { intent.id }

    /// When it happened: RFC 3339 with an offset.
    public var occurred: String { intent.occurred }

    /// The version of the type's schema.
    public var schema: Int { intent.schema }

    /// The stream of the thing it is about.
    public var stream: StreamName { intent.stream }

    /// The type of event.
    public var type: String { intent.type }

    /// The event's place in its stream, from 0.
    public var version: Int { intent.version }

    /// Whether both are the same bytes.
    ///
    /// - Parameters:
    ///   - lhs: One event.
    ///   - rhs: The other.
    /// - Returns: Whether the leaves are equal, from which all else follows.
    public static func == (lhs: Event, rhs: Event) -> Bool { lhs.bytes == rhs.bytes }
}
