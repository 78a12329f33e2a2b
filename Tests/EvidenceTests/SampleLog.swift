import CanonicalJSON
import Deliberation
import Evidence
import TransparencyLog

/// An act of a sample filing: what an actor signs.
struct SampleAct {
    var type: EventType
    var stream: String
    var data: String

    /// The catalogue's example of a type of event.
    init(_ type: EventType, stream: String, data: String? = nil) {
        self.type = type
        self.stream = stream
        self.data = data ?? Catalogue.event(type).example
    }
}

/// The fields that a log adds to an act, for tests to spoil.
struct SampleFields {
    var seq: Int
    var version: Int
    var prev: Digest?
    var recorded: String
    var filingID: String
    var filingIndex: Int
    var filingSize: Int
    var key: KeyID
    var signature: [UInt8]
}

/// A log in memory that writes whatever it is told to, right or wrong, and signs for it.
struct SampleLog: TrailSource {
    static let origin = "example.org/commission"
    static let decision = "decision/D-2026-001"

    var origin = Self.origin
    private(set) var leaves: [[UInt8]] = []
    private var tree = HashArray()
    private var heads: [String: (version: Int, hash: Digest)] = [:]
    private var streams: [String: [UInt64]] = [:]
    private var filings = 0

    static func key(_ name: String, _ seed: UInt8, _ algorithm: SignatureAlgorithm = .ed25519) throws -> SigningKey {
        try SigningKey(name: name, algorithm: algorithm, seed: [UInt8](repeating: seed, count: 32))
    }

    static func id(_ number: Int) -> String {
        let digits = String(number)
        return "019b2f0e-6d3c-7a51-8d02-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// Files acts under one signature; `spoil` changes what the log writes beside an act, given its place in the filing.
    mutating func file(
        _ acts: [SampleAct], actor: String, key: SigningKey, recorded: String,
        signedOrigin: String? = nil, spoil: (inout SampleFields, Int) -> Void = { _, _ in }
    ) throws {
        filings += 1
        var versions: [String: Int] = heads.mapValues { $0.version }
        var intents: [(start: String, middle: String, end: String)] = []
        for (index, act) in acts.enumerated() {
            let version = (versions[act.stream] ?? -1) + 1
            versions[act.stream] = version
            intents.append(
                (
                    #"{"actor":"\#(actor)","data":\#(act.data)"#,
                    #","id":"\#(Self.id(filings * 100 + index))","occurred":"2026-03-02T09:00:00-05:00""#,
                    #","stream":"\#(act.stream)","type":"\#(act.type.rawValue)","version":\#(version)}"#
                ))
        }
        let hashes = intents.map { MerkleTree.leafHash(Array("\($0)\($1),\"schema\":1\($2)".utf8)) }
        let root = MerkleTree.root(ofLeafHashes: hashes)
        let id = Self.id(filings)
        let message =
            "constancia/filing/v1\n\(signedOrigin ?? origin)\n\(id)\n\(acts.count)\n\(root.base64)\n"
        let signature = try key.sign(Array(message.utf8))
        for (index, act) in acts.enumerated() {
            let head = heads[act.stream]
            var fields = SampleFields(
                seq: leaves.count, version: (head?.version ?? -1) + 1, prev: head?.hash, recorded: recorded,
                filingID: id, filingIndex: index, filingSize: acts.count, key: key.keyID, signature: signature)
            spoil(&fields, index)
            append(intents[index], fields, to: act.stream)
        }
    }

    private mutating func append(
        _ intent: (start: String, middle: String, end: String), _ fields: SampleFields, to stream: String
    ) {
        let signature = Base64.encode(fields.signature)
        let prev = fields.prev.map { "\"\($0.hex)\"" } ?? "null"
        let end = intent.end.replacing(/"version":\d+/, with: "\"version\":\(fields.version)")
        let leaf =
            intent.start + #","filing":{"id":"\#(fields.filingID)","index":\#(fields.filingIndex),"#
            + #""key":"\#(fields.key)","signature":"\#(signature)","size":\#(fields.filingSize)}"#
            + intent.middle + #","prev":\#(prev),"recorded":"\#(fields.recorded)","schema":1,"seq":\#(fields.seq)"#
            + end
        let bytes = Array(leaf.utf8)
        let hash = MerkleTree.leafHash(bytes)
        streams[stream, default: []].append(UInt64(leaves.count))
        heads[stream] = (fields.version, hash)
        leaves.append(bytes)
        tree.append(hash)
    }

    func checkpoint() throws -> Checkpoint {
        try Checkpoint(origin: origin, size: tree.size, root: tree.root)
    }

    func logKey() throws -> SigningKey { try Self.key(origin, 1) }
    static func witness(_ number: UInt8) throws -> SigningKey {
        try key("witness\(number)", 100 + number, .cosignatureV1)
    }

    func note(cosignedBy witnesses: [UInt8]) throws -> String {
        let checkpoint = try checkpoint()
        var note = try checkpoint.signed(by: [logKey()])
        for number in witnesses {
            let key = try Self.witness(number)
            let time = PosixTime(seconds: 1_772_460_000)
            note.append(try Cosignature(of: checkpoint, at: time, by: key).line(by: key.verifierKey))
        }
        return note.encoded
    }

    // MARK: TrailSource

    func checkpointNote() throws -> String { try note(cosignedBy: [1, 2]) }
    func timestampResponse() -> [UInt8]? { nil }
    func lastSeal(in size: TreeSize) throws -> UInt64? {
        try (0..<size.value).last { try Envelope(decoding: leaf(at: $0)).type == EventType.checkpointSealed.rawValue }
    }
    func sequenceNumbers(ofStream stream: String, before end: UInt64) throws -> [UInt64] {
        (streams[stream] ?? []).filter { $0 < end }
    }
    func streams(beginningWith prefix: String, before end: UInt64, limit: Int) throws -> [String] {
        Array(sealed(before: end).leaves.map(\.name).filter { $0.hasPrefix(prefix) }.prefix(limit))
    }
    func leaf(at seq: UInt64) throws -> [UInt8] { leaves[Int(seq)] }
    func inclusionPath(of seq: UInt64, in size: TreeSize) throws -> [Digest] {
        try InclusionProof.make(index: LeafIndex(seq), size: size, from: tree).path
    }
    func eventsProof(of places: [UInt64], in size: TreeSize) throws -> Multiproof {
        try Multiproof.make(of: places.map { LeafIndex($0) }, size: size, from: tree)
    }
    func sealedStreams(at size: TreeSize) -> any SealedStreamSource { sealed(before: size.value) }

    /// The streams by what the log wrote, right or wrong.
    func sealed(before end: UInt64) -> SampleStreams {
        let leaves = streams.compactMap { name, seqs -> SealedStream? in
            guard let last = seqs.last(where: { $0 < end }), let version = seqs.firstIndex(of: last) else { return nil }
            return SealedStream(name: name, version: UInt64(version), head: MerkleTree.leafHash(self.leaves[Int(last)]))
        }
        return SampleStreams(leaves: leaves.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    }

    /// Seals the log as it stands; `spoil` changes what the seal says.
    mutating func seal(
        at recorded: String = "2026-12-01T14:00:00.000Z", spoil: (inout CheckpointSealed) -> Void = { _ in }
    ) throws {
        let sealed = sealed(before: .max)
        var data = CheckpointSealed(
            rootHash: tree.root.hex, size: Int64(leaves.count), streams: Int64(sealed.count),
            streamsRoot: sealed.root.hex, viewsRoot: Digest.sha256([]).hex)
        spoil(&data)
        let act = SampleAct(
            .checkpointSealed, stream: "audit", data: String(decoding: data.canonicalBytes, as: UTF8.self))
        try file([act], actor: "secretaria", key: Self.secretariat(), recorded: recorded)
    }
}

/// The tree over the heads of a sample log's streams.
struct SampleStreams: SealedStreamSource {
    let leaves: [SealedStream]
    private let tree: HashArray

    init(leaves: [SealedStream]) {
        self.leaves = leaves
        var tree = HashArray()
        for leaf in leaves { tree.append(MerkleTree.leafHash(leaf.leaf)) }
        self.tree = tree
    }

    var root: Digest { tree.root }
    var count: UInt64 { UInt64(leaves.count) }
    func place(of name: String) -> UInt64 {
        UInt64(leaves.count { $0.name.utf8.lexicographicallyPrecedes(name.utf8) })
    }
    func stream(at index: UInt64) -> SealedStream? { index < count ? leaves[Int(index)] : nil }
    func proof(of indexes: [UInt64]) throws -> Multiproof {
        try Multiproof.make(of: indexes.map { LeafIndex($0) }, size: TreeSize(count), from: tree)
    }
}

extension SampleLog {
    static func secretariat() throws -> SigningKey { try key("\(origin)/secretaria", 2) }
    static func chair() throws -> SigningKey { try key("\(origin)/presidencia", 3) }

    static func enrolment(
        _ actor: String, _ key: SigningKey, from: String = "2026-01-05T00:00:00-05:00", until: String? = nil
    ) -> SampleAct {
        let end = until.map { #","validUntil":"\#($0)""# } ?? ""
        return SampleAct(
            .actorEnrolled, stream: "registry",
            data: #"{"actorId":"\#(actor)","key":"\#(key.verifierKey)","name":"Cargo","roles":["operator"],"#
                + #""validFrom":"\#(from)"\#(end)}"#)
    }

    static func revocation(of key: SigningKey, actor: String, from: String) -> SampleAct {
        SampleAct(
            .keyRevoked, stream: "registry",
            data: #"{"actorId":"\#(actor)","from":"\#(from)","keyId":"\#(key.keyID)","reason":"Pérdida"}"#)
    }

    static let proposed = SampleAct(.decisionProposed, stream: decision)
    static let stated = SampleAct(.positionStated, stream: decision)
    static let adopted = SampleAct(.decisionAdopted, stream: decision)
    static let elsewhere = SampleAct(.agendaItemOpened, stream: "session/S-2026-01")

    /// The founding: the secretariat enrols itself in the third act.
    static func founded() throws -> SampleLog {
        var log = SampleLog()
        try log.file(
            [
                SampleAct(.decreeIssued, stream: "commission"), SampleAct(.commissionCreated, stream: "commission"),
                enrolment("secretaria", secretariat()),
            ], actor: "secretaria", key: secretariat(), recorded: "2026-01-05T14:00:00.000Z")
        return log
    }

    /// Ten events of five filings, two signers, one decision of four events.
    static func sample() throws -> SampleLog {
        var log = try founded()
        try log.file(
            [proposed, elsewhere, stated], actor: "secretaria", key: secretariat(),
            recorded: "2026-03-02T14:00:00.000Z")
        try log.file(
            [enrolment("presidencia", chair())], actor: "secretaria", key: secretariat(),
            recorded: "2026-03-02T14:00:01.250Z")
        try log.file([stated], actor: "presidencia", key: chair(), recorded: "2026-03-02T14:00:02.000Z")
        try log.file(
            [adopted, elsewhere], actor: "secretaria", key: secretariat(), recorded: "2026-03-02T14:00:03.999Z")
        return log
    }

    /// The policy of the sample: its log, and both witnesses.
    static func policy(quorum: String = "group both all w1 w2\nquorum both") throws -> Policy {
        try Policy(
            parsing: """
                log \(SampleLog().logKey().verifierKey)
                witness w1 \(witness(1).verifierKey)
                witness w2 \(witness(2).verifierKey)
                \(quorum)

                """)
    }

    var builder: TrailBuilder<SampleLog> { TrailBuilder(self, rulebook: "sample") }

    /// The trail of a stream, as of a seal over all of it.
    func trail(of stream: String = Self.decision, documents: [[UInt8]] = []) throws -> [UInt8] {
        var log = self
        try log.seal()
        return try log.builder.trail(of: stream, documents: documents)
    }
}
