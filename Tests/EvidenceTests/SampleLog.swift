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
    func sequenceNumbers(ofStream stream: String) throws -> [UInt64] { streams[stream] ?? [] }
    func leaf(at seq: UInt64) throws -> [UInt8] { leaves[Int(seq)] }
    func inclusionPath(of seq: UInt64, in size: TreeSize) throws -> [Digest] {
        try InclusionProof.make(index: LeafIndex(seq), size: size, from: tree).path
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

    func trail() throws -> [UInt8] { try TrailBuilder(self).trail(of: Self.decision) }
}
