internal import LMDB
public import TransparencyLog

/// The file beside a ledger that keeps the streams of its last proven seal; nobody believes it.
///
/// Two texts of a line each, `constancia/sealed-streams/v1` and the seal's size and count; then each first name on a line;
/// an empty line; then the nodes, 32 bytes each.
extension Journal {
    private static let sealedStreamsName = "sealed-streams"
    private static let sealedStreamsFormat = "constancia/sealed-streams/v1"

    /// The streams as a seal found them: from the file beside the ledger, or else from the log, and kept for the next time.
    ///
    /// - Parameter size: how many events come before the seal.
    /// - Returns: the streams.
    /// - Throws: as ``LogReading/sealedStreams(at:)``; a file that cannot be read or written is no error.
    @available(*, noasync)
    public func sealedStreams(at size: TreeSize) throws -> SealedStreams {
        let path = directory + "/" + Self.sealedStreamsName
        if let bytes = try? FileSystem.read(path, limit: 1 << 28), let known = Self.parse(bytes), known.size == size {
            return known
        }
        let sealed = try read { try $0.sealedStreams(at: size) }
        // Whoever may only read the ledger reads all streams each time.
        try? FileSystem.replace(path, with: Self.encode(sealed), syncs: false)
        return sealed
    }

    static func encode(_ sealed: SealedStreams) -> [UInt8] {
        let lines = [sealedStreamsFormat, "\(sealed.size) \(sealed.count)"] + sealed.firstNames + ["", ""]
        return Array(lines.joined(separator: "\n").utf8) + sealed.nodes.flatMap(\.bytes)
    }

    static func parse(_ bytes: [UInt8]) -> SealedStreams? {
        var rest = bytes[...]
        func line() -> String? {
            guard let end = rest.firstIndex(of: 0x0A) else { return nil }
            defer { rest = rest[(end + 1)...] }
            return String(decoding: rest[..<end], as: UTF8.self)
        }
        guard line() == sealedStreamsFormat, let numbers = line()?.split(separator: " "), numbers.count == 2,
            let size = UInt64(numbers[0]), let count = UInt64(numbers[1]), count <= UInt64(bytes.count) << 7
        else { return nil }
        var names: [String] = []
        while let name = line(), !name.isEmpty { names.append(name) }
        let groups = (count + SealedStreams.groupSize - 1) / SealedStreams.groupSize
        let stored = StoredHashIndex.storedHashCount(of: TreeSize(count / SealedStreams.groupSize))
        guard UInt64(names.count) == groups, UInt64(rest.count) == stored * 32 else { return nil }
        var nodes: [Digest] = []
        nodes.reserveCapacity(Int(stored))
        for start in stride(from: rest.startIndex, to: rest.endIndex, by: 32) {
            guard let node = Digest(bytes: rest[start..<start + 32]) else { return nil }
            nodes.append(node)
        }
        return SealedStreams(size: TreeSize(size), count: count, firstNames: names, nodes: nodes)
    }
}
