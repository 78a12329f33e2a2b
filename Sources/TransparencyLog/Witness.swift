/// The judgement of a witness: which checkpoints it cosigns (C2SP tlog-witness).
///
/// It decides and signs; it neither listens nor stores. Whoever uses it keeps the last cosigned checkpoint of each
/// origin, must replace it in one step with the answer's, and must have done so durably before the answer leaves.
public struct Witness: Sendable {
    /// What to answer to an add-checkpoint request.
    public enum Answer: Hashable, Sendable {
        /// 200: store the checkpoint, then send the line.
        case cosigned(Checkpoint, line: NoteSignature)
        /// 400: the request is not well formed, or its old size is above the checkpoint's.
        case malformed
        /// 403: the checkpoint lacks a good signature of its log, or a signature line is not well formed.
        case notSigned
        /// 404: the witness does not know the log.
        case unknownLog
        /// 409: the old size is not that of the last cosigned checkpoint, which is this.
        case conflict(last: TreeSize)
        /// 422: the checkpoint does not extend the last one.
        case inconsistent

        /// The HTTP status.
        public var status: Int {
            switch self {
            case .cosigned: 200
            case .malformed: 400
            case .notSigned: 403
            case .unknownLog: 404
            case .conflict: 409
            case .inconsistent: 422
            }
        }

        /// The body: a signature line, the last size (of type `text/x.tlog.size`), or nothing.
        public var body: String {
            switch self {
            case .cosigned(_, let line): line.line
            case .conflict(let last): "\(last)\n"
            case .malformed, .notSigned, .unknownLog, .inconsistent: ""
            }
        }
    }

    /// The keys of the logs that the witness serves, each named by its log's origin.
    public let logs: [VerifierKey]
    private let key: SigningKey

    /// A witness for some logs.
    ///
    /// - Throws: `TransparencyLogError` with code `wrongKeyKind` unless `key` makes cosignatures and the logs' keys plain
    ///   signatures.
    public init(key: SigningKey, logs: [VerifierKey]) throws(TransparencyLogError) {
        guard key.algorithm == .cosignatureV1 else { throw TransparencyLogError(.wrongKeyKind, key.name) }
        for log in logs where log.algorithm != .ed25519 { throw TransparencyLogError(.wrongKeyKind, log.name) }
        self.key = key
        self.logs = logs
    }

    /// Judges the body of an add-checkpoint request.
    ///
    /// - Parameters:
    ///   - body: the request's body.
    ///   - time: the time to cosign with.
    ///   - last: gives the last checkpoint cosigned for an origin.
    /// - Returns: the answer, and with ``Answer/cosigned(_:line:)`` what to store first.
    /// - Throws: `TransparencyLogError` with code `signingFailed`, or whatever `last` throws.
    public func answer(_ body: [UInt8], at time: PosixTime, last: (_ origin: String) throws -> Checkpoint?) throws
        -> Answer
    {
        let request: AddCheckpointRequest
        let checkpoint: Checkpoint
        do throws(TransparencyLogError) {
            request = try AddCheckpointRequest(parsing: body)
            checkpoint = try Checkpoint(parsing: request.note.text)
        } catch {
            // Other witnesses read base64 with stray bits at its end and then find the signature wrong: so the answer
            // is the same.
            return error.code == .malformedSignature ? .notSigned : .malformed
        }
        let keys = logs.filter { KeyName.isSame($0.name, checkpoint.origin) }
        guard !keys.isEmpty else { return .unknownLog }
        guard (try? request.note.verify(with: keys)) != nil else { return .notSigned }
        guard request.oldSize <= checkpoint.size else { return .malformed }
        let known = try last(checkpoint.origin)
        guard request.oldSize == known?.size ?? 0 else { return .conflict(last: known?.size ?? 0) }
        guard Self.extends(known, checkpoint, proof: request.proof) else { return .inconsistent }
        let line = try Cosignature(of: checkpoint, at: time, by: key).line(by: key.verifierKey)
        return .cosigned(checkpoint, line: line)
    }

    /// Whether the proof leads from the known tree, empty if there is none, to the new one.
    private static func extends(_ known: Checkpoint?, _ new: Checkpoint, proof: [Digest]) -> Bool {
        guard new.size.value > 0 || new.root == MerkleTree.emptyRoot else { return false }
        guard let known, known.size.value > 0 else { return proof.isEmpty }
        let consistency = ConsistencyProof(oldSize: known.size, newSize: new.size, path: proof)
        return (try? consistency.verify(oldRoot: known.root, newRoot: new.root)) != nil
    }
}
