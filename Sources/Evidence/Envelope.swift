internal import CanonicalJSON
public import Deliberation
public import TransparencyLog

/// One event as a verifier reads it: from its leaf bytes alone, strictly.
///
/// The log's own reader is not used on purpose: whoever verifies shares no code with whoever wrote.
public struct Envelope: Sendable {
    /// The filing that an event came in.
    public struct Filing: Hashable, Sendable {
        /// The filing's id.
        public let id: String
        /// The event's place in the filing, from 0.
        public let index: UInt64
        /// The key that signed.
        public let keyID: KeyID
        /// The signature, 64 bytes.
        public let signature: [UInt8]
        /// How many acts the filing has.
        public let size: UInt64
    }

    /// The most acts that a filing may have.
    static let largestFilingSize: UInt64 = 10_000

    /// The leaf, verbatim.
    public let leaf: [UInt8]
    /// The hash of the leaf in the log's tree.
    public let leafHash: Digest
    /// The actor who signs it.
    public let actor: String
    /// What kind of act it is, by its name in the catalogue.
    public let type: String
    /// When the ledger took it, to the second.
    public let recordedAt: Instant
    private let reading: Result<Act, EvidenceError>
    /// The event's id, a version 7 UUID.
    public let id: String
    /// The filing it came in.
    public let filing: Filing
    /// The leaf hash of the stream's previous event; `nil` for version 0.
    public let prev: Digest?
    /// When the ledger took it: UTC with milliseconds, as stored.
    public let recorded: String
    /// The stream it belongs to.
    public let stream: String
    /// Its place in the stream, from 0.
    public let version: UInt64
    /// The canonical bytes of the act's data.
    let data: [UInt8]
    /// The canonical bytes that the actor signed for: the leaf without what the log added.
    public let intent: [UInt8]

    /// The event's place in the log.
    public let seq: UInt64

    /// The place in the log of the first event of the filing.
    var firstSeq: UInt64 { seq - filing.index }

    /// The act: who, what and when.
    ///
    /// An event that another version of the program wrote may be authentic and mean nothing to this one.
    ///
    /// - Throws: ``EvidenceError`` with code `unknownAct` for a type, or data, that the catalogue does not know.
    public func act() throws(EvidenceError) -> Act { try reading.get() }

    /// Reads a leaf.
    ///
    /// - Throws: ``EvidenceError`` with code `malformedEvent`.
    public init(decoding leaf: [UInt8]) throws(EvidenceError) {
        let fields: Fields
        do throws(CanonicalJSONError) {
            fields = try Fields(leaf)
        } catch {
            throw EvidenceError(.malformedEvent, detail: "\(error.code.rawValue), byte \(error.offset)")
        }
        do throws(ActError) {
            reading = .success(
                try Act(
                    type: fields.type, data: fields.data, stream: fields.stream, schema: fields.schema,
                    occurred: fields.occurred, recorded: fields.recordedInstant, actor: fields.actor, seq: fields.seq))
        } catch {
            let detail = "\(error.code.rawValue): \(error.detail)"
            reading = .failure(EvidenceError(.unknownAct, seq: fields.seq, detail: detail))
        }
        actor = fields.actor
        type = fields.type
        recordedAt = fields.recordedInstant
        seq = fields.seq
        self.leaf = leaf
        leafHash = MerkleTree.leafHash(leaf)
        data = fields.data
        id = fields.id
        filing = fields.filing
        prev = fields.prev
        recorded = fields.recorded
        stream = fields.stream
        version = fields.version
        intent = fields.intent
    }
}
