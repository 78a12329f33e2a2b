import Foundation
import Testing
import TransparencyLog

/// A temporary folder that is removed with its last reference.
final class Folder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "constancia-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
}

/// A log of a few leaves that can be told in two ways.
struct ExampleLog {
    let key: SigningKey
    private let leaves: [[UInt8]]

    init(_ name: String = "example.org/log", key: SigningKey? = nil, leaves: [[UInt8]]? = nil) throws {
        self.key = try key ?? SigningKey(name: name)
        self.leaves = leaves ?? (0..<9).map { [$0] }
    }

    /// The same log, telling another story from a leaf on.
    func forked(at index: Int) throws -> ExampleLog {
        var other = leaves
        for place in index..<other.count { other[place] = [0xFF, UInt8(place)] }
        return try ExampleLog(key: key, leaves: other)
    }

    private func root(_ range: Range<Int>) -> Digest {
        if range.isEmpty { return MerkleTree.emptyRoot }
        if range.count == 1 { return MerkleTree.leafHash(leaves[range.lowerBound]) }
        let middle = range.lowerBound + Self.split(range.count)
        return MerkleTree.nodeHash(root(range.lowerBound..<middle), root(middle..<range.upperBound))
    }

    private static func split(_ count: Int) -> Int {
        var half = 1
        while half * 2 < count { half *= 2 }
        return half
    }

    /// PROOF and SUBPROOF as RFC 6962 section 2.1.2 writes them.
    private func proof(_ old: Int, _ range: Range<Int>, isWhole: Bool) -> [Digest] {
        if old == range.count { return isWhole ? [] : [root(range)] }
        let half = Self.split(range.count)
        let middle = range.lowerBound + half
        if old <= half {
            return proof(old, range.lowerBound..<middle, isWhole: isWhole) + [root(middle..<range.upperBound)]
        }
        return proof(old - half, middle..<range.upperBound, isWhole: false) + [root(range.lowerBound..<middle)]
    }

    func note(_ size: Int) throws -> UnverifiedNote {
        try Checkpoint(origin: key.name, size: TreeSize(UInt64(size)), root: root(0..<size)).signed(by: [key])
    }

    func proof(from old: Int, to new: Int) -> [Digest] { proof(old, 0..<new, isWhole: true) }

    func request(from old: Int, to new: Int) throws -> AddCheckpointRequest {
        let proof = old == 0 ? [] : proof(from: old, to: new)
        return AddCheckpointRequest(oldSize: TreeSize(UInt64(old)), proof: proof, note: try note(new))
    }
}
