/// A count of seconds since 1970-01-01T00:00:00Z, leap seconds aside, as POSIX counts them.
public struct PosixTime: Hashable, Comparable, Sendable {
    /// The seconds.
    public let seconds: UInt64

    /// The time `seconds` after the epoch.
    public init(seconds: UInt64) {
        self.seconds = seconds
    }

    /// Orders times from earlier to later.
    public static func < (left: PosixTime, right: PosixTime) -> Bool {
        left.seconds < right.seconds
    }
}

/// A witness's timestamped cosignature of a checkpoint (C2SP tlog-cosignature, cosignature/v1).
///
/// It means that at `time` the checkpoint was the largest consistent tree of its origin that the witness had seen. It
/// says nothing of extension lines, which it covers all the same.
public struct Cosignature: Hashable, Sendable {
    /// When the witness signed, by its own clock.
    public let time: PosixTime
    /// The Ed25519 signature, 64 bytes.
    public let signature: [UInt8]

    /// Reads the 72 bytes that follow the key ID in a signature line: the time, big-endian, then the signature.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 8 + 64 else { return nil }
        time = PosixTime(seconds: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
        signature = Array(bytes.dropFirst(8))
    }

    /// Cosigns a checkpoint's text with a key of type ``SignatureAlgorithm/cosignatureV1``.
    ///
    /// The caller must have checked that the checkpoint is consistent with every one it cosigned before.
    /// - Throws: `TransparencyLogError` with code `wrongKeyKind` or `signingFailed`.
    public init(of checkpoint: Checkpoint, at time: PosixTime, by key: SigningKey) throws(TransparencyLogError) {
        guard key.algorithm == .cosignatureV1 else { throw TransparencyLogError(.wrongKeyKind, key.name) }
        self.time = time
        signature = try key.sign(Self.message(Array(checkpoint.text.utf8), at: time))
    }

    /// The bytes that follow the key ID in a signature line.
    public var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: time.seconds >> (56 - 8 * UInt64($0))) } + signature
    }

    /// Whether `key` cosigned the checkpoint with this text at this time.
    public func isValid(for checkpointText: [UInt8], by key: VerifierKey) -> Bool {
        key.algorithm == .cosignatureV1
            && key.isValidSignature(signature, for: Self.message(checkpointText, at: time))
    }

    /// The line that puts this cosignature under a checkpoint.
    ///
    /// - Throws: nothing for a key that can exist; `TransparencyLogError` if its name is malformed.
    public func line(by key: VerifierKey) throws(TransparencyLogError) -> NoteSignature {
        try NoteSignature(name: key.name, keyID: key.keyID, signature: bytes)
    }

    /// What is signed: a header line, the time, then the whole text with its extension lines and final LF.
    private static func message(_ checkpointText: [UInt8], at time: PosixTime) -> [UInt8] {
        Array("cosignature/v1\ntime \(time.seconds)\n".utf8) + checkpointText
    }
}
