import Testing

@testable import TransparencyLog

/// The proof cases of transparency-dev/merkle, one file each.
@Suite(.needsVectors) struct MerkleVectorTests {
    /// To be accepted, but with hashes that are not 32 bytes: this module cannot represent them (merkle/SOURCE.txt).
    static let unrepresentable: Set<String> = [
        "merkle/consistency/additional/sizes-are-equal-one-and-proof-is-empty.json"
    ]

    struct Inclusion: Decodable {
        let leafIdx: UInt64
        let treeSize: UInt64
        let root: String
        let leafHash: String
        let proof: [String]?
        let wantErr: Bool
    }

    struct Consistency: Decodable {
        let size1: UInt64
        let size2: UInt64
        let root1: String
        let root2: String
        let proof: [String]?
        let wantErr: Bool
    }

    static let inclusionFiles = Vectors.files(under: "merkle/inclusion")
    static let consistencyFiles = Vectors.files(under: "merkle/consistency").filter { !unrepresentable.contains($0) }

    @Test(arguments: inclusionFiles)
    func `an inclusion proof is accepted or refused as marked`(file: String) throws {
        let vector = try Vectors.json(file, as: Inclusion.self)
        let accepted: Bool
        if let leaf = Digest(base64: vector.leafHash), let root = Digest(base64: vector.root),
            let path = Self.digests(vector.proof)
        {
            let proof = InclusionProof(
                leafIndex: LeafIndex(vector.leafIdx), treeSize: TreeSize(vector.treeSize), path: path)
            accepted = (try? proof.verify(leafHash: leaf, root: root)) != nil
        } else {
            accepted = false
        }
        #expect(accepted == !vector.wantErr)
    }

    @Test(arguments: consistencyFiles)
    func `a consistency proof is accepted or refused as marked`(file: String) throws {
        let vector = try Vectors.json(file, as: Consistency.self)
        let accepted: Bool
        if let old = Digest(base64: vector.root1), let new = Digest(base64: vector.root2),
            let path = Self.digests(vector.proof)
        {
            let proof = ConsistencyProof(
                oldSize: TreeSize(vector.size1), newSize: TreeSize(vector.size2), path: path)
            accepted = (try? proof.verify(oldRoot: old, newRoot: new)) != nil
        } else {
            accepted = false
        }
        #expect(accepted == !vector.wantErr)
    }

    static func digests(_ texts: [String]?) -> [Digest]? {
        let digests = (texts ?? []).compactMap { Digest(base64: $0) }
        return digests.count == (texts ?? []).count ? digests : nil
    }
}

/// The eight leaves that implementations of RFC 6962 have shared since Certificate Transparency began.
@Suite(.needsVectors) struct ReferenceTreeTests {
    struct Reference: Decodable {
        struct Inclusion: Decodable {
            let size: UInt64
            let index: UInt64
            let path_hex: [String]
        }

        struct Consistency: Decodable {
            let old: UInt64
            let new: UInt64
            let proof_hex: [String]
        }

        let leaf_data_hex: [String]
        let leaf_hashes_hex: [String]
        let perfect_subtree_hashes_by_level: [[String]]
        let root_by_size_hex: [String]
        let inclusion: [Inclusion]
        let consistency: [Consistency]
    }

    let reference: Reference
    let store: HashArray

    init() throws {
        reference = try Vectors.json("merkle/rfc6962-reference-tree/vectors.json")
        var store = HashArray()
        for hex in reference.leaf_data_hex {
            store.append(MerkleTree.leafHash(try #require(Hexadecimal.decode(hex.utf8))))
        }
        self.store = store
    }

    @Test func `every leaf, node and root is reproduced`() throws {
        #expect(reference.perfect_subtree_hashes_by_level.first == reference.leaf_hashes_hex)
        for (level, hashes) in reference.perfect_subtree_hashes_by_level.enumerated() {
            let indexes = hashes.indices.map { StoredHashIndex(level: level, offset: UInt64($0)) }
            #expect(try store.hashes(at: indexes).map(\.hex) == hashes)
        }
        for (size, root) in reference.root_by_size_hex.enumerated() {
            #expect(try MerkleTree.root(of: TreeSize(UInt64(size)), from: store).hex == root)
        }
        #expect(reference.root_by_size_hex.count == 9)
    }

    @Test func `every path is reproduced`() throws {
        #expect(reference.inclusion.count == 36)
        for vector in reference.inclusion {
            let proof = try InclusionProof.make(
                index: LeafIndex(vector.index), size: TreeSize(vector.size), from: store)
            #expect(proof.path.map(\.hex) == vector.path_hex)
        }
        #expect(reference.consistency.count == 28)
        for vector in reference.consistency {
            let proof = try ConsistencyProof.make(
                from: TreeSize(vector.old), to: TreeSize(vector.new), reader: store)
            #expect(proof.path.map(\.hex) == vector.proof_hex)
        }
    }
}
