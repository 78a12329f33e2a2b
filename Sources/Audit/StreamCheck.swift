import EventLog
import TransparencyLog

/// Versions and hash chain of every stream.
///
/// Holds one entry for each stream, the most of them in a file of this process alone.
struct StreamCheck {
    private struct Head {
        let version: Int
        let leafHash: Digest

        init(version: Int, leafHash: Digest) {
            self.version = version
            self.leafHash = leafHash
        }
    }

    /// A head with its leaf in a seal.
    private struct SealedHead {
        let head: Head
        let leaf: Digest

        init(_ name: StreamName, _ head: Head) {
            self.head = head
            let stream = SealedStream(name: name.text, version: UInt64(clamping: head.version), head: head.leafHash)
            leaf = MerkleTree.leafHash(stream.leaf)
        }

        init?(_ bytes: [UInt8]) {
            guard let version = UInt64(bigEndianBytes: bytes.prefix(8)),
                let hash = Digest(bytes: bytes.dropFirst(8).dropLast(Digest.byteCount)),
                let leaf = Digest(bytes: bytes.suffix(Digest.byteCount))
            else { return nil }
            head = Head(version: Int(clamping: version), leafHash: hash)
            self.leaf = leaf
        }

        var bytes: [UInt8] { UInt64(clamping: head.version).bigEndianBytes + head.leafHash.bytes + leaf.bytes }
    }

    /// How many heads are kept in memory.
    private let largestCount: Int
    /// The heads of the streams with an act since the last seal.
    private var heads: [StreamName: Head] = [:]
    /// All others, while memory has room for them.
    private var rest = SortedRun<SealedHead>()
    private var spilled: OverflowTable?

    init(_ options: AuditOptions) { largestCount = 4 * options.rowsInMemory }

    /// The tree over the heads of all streams, in ascending order of the names' bytes.
    ///
    /// - Throws: what the file of heads reports.
    /// - Complexity: O(*s*) hashes of nodes for *s* streams; the heads that changed since the last time are sorted.
    mutating func tree() throws -> MerkleFrontier {
        var tree = MerkleFrontier()
        guard let spilled else {
            rest.merge(heads.map { ($0.key.text, SealedHead($0.key, $0.value)) })
            heads.removeAll(keepingCapacity: true)
            for head in rest.values { _ = tree.append(head.leaf) }
            return tree
        }
        try spill()
        try spilled.scan { _, value in
            if let head = SealedHead(value) { _ = tree.append(head.leaf) }
        }
        return tree
    }

    /// Takes the next event.
    ///
    /// - Throws: what the file of heads reports.
    mutating func take(_ event: Event, _ leafHash: Digest, _ seq: UInt64, _ differences: DifferenceList) throws {
        var head = heads.updateValue(Head(version: event.version, leafHash: leafHash), forKey: event.stream)
        if head == nil { head = try earlierHead(of: event.stream) }
        let next = head.map { $0.version + 1 } ?? 0
        if event.version != next {
            differences.add(
                .streamVersion, Place.event(seq, of: event), expected: "\(next)", found: "\(event.version)",
                es: "Es la versión \(event.version) de \(event.stream) y seguía la \(next).",
                en: "It is version \(event.version) of \(event.stream), and \(next) was next.")
        }
        if event.prev != head?.leafHash {
            differences.add(
                .streamChain, Place.event(seq, of: event), expected: head?.leafHash.hex ?? "null",
                found: event.prev?.hex ?? "null",
                es: "Su «prev» no es la huella del evento anterior de \(event.stream).",
                en: "Its \"prev\" is not the hash of the previous event of \(event.stream).")
        }
        if heads.count + rest.count > largestCount { try spill() }
    }

    private func earlierHead(of stream: StreamName) throws -> Head? {
        guard let spilled else { return rest[stream.text]?.head }
        return try spilled.get(Array(stream.text.utf8)).flatMap { SealedHead($0)?.head }
    }

    private mutating func spill() throws {
        let table = try spilled ?? OverflowTable()
        spilled = table
        rest.merge(heads.map { ($0.key.text, SealedHead($0.key, $0.value)) })
        heads.removeAll(keepingCapacity: true)
        try table.put(zip(rest.names, rest.values).map { (Array($0.utf8), $1.bytes) })
        rest = SortedRun()
    }
}
