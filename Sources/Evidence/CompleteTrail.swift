internal import Deliberation
internal import TransparencyLog

/// An authentic trail from which nothing was left out that its format asks for, up to its seal.
///
/// Only ``AuthenticTrail/completed()`` makes one.
public struct CompleteTrail: Sendable {
    /// The trail.
    public let authentic: AuthenticTrail
    /// The streams that the verdict is about: the subject, its sessions, and the delegations by which somebody came.
    public let core: Set<String>
    /// Which streams are there and which are not.
    let coverage: StreamCoverage
    /// The events of each stream, whole up to the seal.
    let streams: [String: [Envelope]]

    /// The stream that it is about.
    public var subject: String { authentic.file.subject }
}

extension AuthenticTrail {
    /// Checks that every stream in the file is whole up to the seal, and that none is missing that must be there.
    ///
    /// - Returns: the trail, complete.
    /// - Throws: ``EvidenceError`` with code `streamsNotSealed`, `foreignStream`, `brokenStream`, `brokenChain` or
    ///   `incomplete`.
    /// - Complexity: O(*n*) hashes for *n* events, and O(*s* log *S*) for *s* streams shown of *S*.
    public func completed() throws(EvidenceError) -> CompleteTrail {
        let coverage = try sealedCoverage()
        let byStream = Dictionary(grouping: events.dropLast().map(\.envelope), by: \.stream)
        for event in events.dropLast() where coverage[event.envelope.stream] == nil {
            throw EvidenceError(.foreignStream, seq: event.envelope.seq, detail: event.envelope.stream)
        }
        for stream in streams {
            if let events = byStream[stream.sealed.name] { try Self.check(events, of: stream.sealed) }
        }
        let (demands, core) = try TrailClosure.demands(of: file.subject) {
            byStream[$0] ?? []
        } all: {
            byStream.keys.sorted()
        }
        for demand in demands where !coverage.meets(demand, shown: { byStream[$0] != nil }) {
            throw EvidenceError(.incomplete, detail: demand.name)
        }
        return CompleteTrail(authentic: self, core: core, coverage: coverage, streams: byStream)
    }

    /// The streams that the seal speaks of, as far as the file names them.
    private func sealedCoverage() throws(EvidenceError) -> StreamCoverage {
        let count = UInt64(clamping: seal.streams)
        guard let root = Digest(hex: seal.streamsRoot) else { throw EvidenceError(.streamsNotSealed) }
        do throws(ProofError) {
            let leaves = streams.map { (index: LeafIndex($0.index), hash: MerkleTree.leafHash($0.sealed.leaf)) }
            try Multiproof(treeSize: TreeSize(count), hashes: streamsProof).verify(leaves, root: root)
        } catch {
            throw EvidenceError(.streamsNotSealed)
        }
        let names = streams.map(\.sealed.name.utf8)
        guard zip(names, names.dropFirst()).allSatisfy({ $0.lexicographicallyPrecedes($1) }) else {
            throw EvidenceError(.streamsNotSealed)
        }
        return StreamCoverage(streams, count: count)
    }

    /// Requires the versions from 0 to the sealed one, each chained to the one before, up to the sealed head.
    private static func check(_ events: [Envelope], of stream: SealedStream) throws(EvidenceError) {
        var prev: Digest?
        for (version, event) in events.enumerated() {
            guard event.version == UInt64(version) else {
                throw EvidenceError(.brokenStream, seq: event.seq, detail: "\(stream.name) \(event.version)")
            }
            guard event.prev == prev else { throw EvidenceError(.brokenChain, seq: event.seq, detail: stream.name) }
            prev = event.leafHash
        }
        guard UInt64(events.count) == stream.version + 1 else {
            throw EvidenceError(.brokenStream, seq: events.last?.seq, detail: "\(stream.name) \(stream.version)")
        }
        guard prev == stream.head else { throw EvidenceError(.brokenChain, seq: events.last?.seq, detail: stream.name) }
    }
}
