/// What a seal commits to: everything that a log and its views are at one size.
///
/// Three RFC 6962 trees: the log's own; one over the heads of all streams, so that a stream is proven whole, and the
/// absence of one by its two neighbours, in a few hashes; and one over all views, each with a tree over its rows.
public struct SealedState: Hashable, Sendable {
    /// How many events there are.
    public let size: TreeSize
    /// The root over the events.
    public let root: Digest
    /// How many streams there are: the size of the tree over their heads.
    public let streamCount: TreeSize
    /// The root over the leaves of ``SealedStream``, in ascending order of the names' bytes.
    public let streamsRoot: Digest
    /// The root over the leaves of ``SealedView``, in ascending order of the names' bytes.
    public let viewsRoot: Digest

    /// States what a seal commits to.
    ///
    /// - Parameters:
    ///   - size: how many events there are.
    ///   - root: the root over them.
    ///   - streams: the edge of the tree over the streams' heads.
    ///   - views: the edge of the tree over the views.
    public init(size: TreeSize, root: Digest, streams: MerkleFrontier, views: MerkleFrontier) {
        self.size = size
        self.root = root
        streamCount = streams.size
        streamsRoot = streams.root
        viewsRoot = views.root
    }
}

/// Where a stream stands, as a leaf of the tree over all streams' heads.
public struct SealedStream: Hashable, Sendable {
    /// The stream.
    public let name: String
    /// The version of its last event.
    public let version: UInt64
    /// The leaf hash of its last event, which commits to the whole stream.
    public let head: Digest

    /// Names a stream and where it stands.
    public init(name: String, version: UInt64, head: Digest) {
        self.name = name
        self.version = version
        self.head = head
    }

    /// The bytes that are hashed: name, version and head in Base64, each ended by a line feed.
    public var leaf: [UInt8] { Array("\(name)\n\(version)\n\(head.base64)\n".utf8) }
}

/// What a view holds, as a leaf of the tree over all views.
public struct SealedView: Hashable, Sendable {
    /// The view.
    public let name: String
    /// How many rows it has.
    public private(set) var rowCount: UInt64 = 0
    private var rows = MerkleFrontier()

    /// A view without rows.
    public init(name: String) { self.name = name }

    /// Adds the next row, in ascending order of the keys' bytes.
    ///
    /// The leaf of a row is its key, 0x00 and the row; no key holds 0x00.
    ///
    /// - Complexity: O(row), amortized O(1) hashes of nodes.
    public mutating func append(key: [UInt8], row: [UInt8]) { append(Self.leafHash(key: key, row: row)) }

    /// Adds the next row by the hash of its leaf.
    public mutating func append(_ leafHash: Digest) {
        _ = rows.append(leafHash)
        rowCount += 1
    }

    /// The hash of the leaf of a row, which does not change until the row does.
    public static func leafHash(key: [UInt8], row: [UInt8]) -> Digest { MerkleTree.leafHash(key + [0] + row) }

    /// The root over the rows.
    public var root: Digest { rows.root }

    /// The bytes that are hashed: name, number of rows and root in Base64, each ended by a line feed.
    public var leaf: [UInt8] { Array("\(name)\n\(rowCount)\n\(root.base64)\n".utf8) }
}
