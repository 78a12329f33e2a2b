/// A note that at least one known key has signed, and no known key's signature in it is wrong.
///
/// Only ``UnverifiedNote/verify(with:)`` makes one.
public struct VerifiedNote: Hashable, Sendable {
    /// A signature line whose signature is by `key`.
    public struct Signature: Hashable, Sendable {
        /// The key that signed.
        public let key: VerifierKey
        /// The line.
        public let line: NoteSignature
        /// When a witness cosigned; `nil` for a plain signature.
        public let cosignedAt: PosixTime?
    }

    /// The text, ending in LF.
    public let text: String
    /// The signatures by known keys, in order, repeated lines left out.
    public let signatures: [Signature]
    /// The signatures by keys that nobody asked about; they prove nothing.
    public let unverifiedSignatures: [NoteSignature]

    fileprivate init(text: String, signatures: [Signature], unverifiedSignatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
        self.unverifiedSignatures = unverifiedSignatures
    }

    /// Whether `key` is among the signers.
    public func isSigned(by key: VerifierKey) -> Bool {
        signatures.contains { $0.key == key }
    }
}

extension UnverifiedNote {
    /// Checks every signature that names one of `keys` by name and key ID.
    ///
    /// Lines of other keys are set aside, even if one half matches. One wrong signature of a known key refuses the
    /// note (C2SP signed-note, "Verifying").
    /// - Throws: `TransparencyLogError` with code `ambiguousKey`, `invalidSignature` or `noKnownSignature`.
    public func verify(with keys: [VerifierKey]) throws(TransparencyLogError) -> VerifiedNote {
        var verified: [VerifiedNote.Signature] = []
        var others: [NoteSignature] = []
        var seen: Set<NoteSignature> = []
        let message = Array(text.utf8)
        for line in signatures where seen.insert(line).inserted {
            let matches = keys.filter { $0.keyID == line.keyID && KeyName.isSame($0.name, line.name) }
            guard let key = matches.first else {
                others.append(line)
                continue
            }
            guard matches.count == 1 else { throw TransparencyLogError(.ambiguousKey, line.name) }
            verified.append(try Self.verify(line, of: message, with: key))
        }
        guard !verified.isEmpty else { throw TransparencyLogError(.noKnownSignature) }
        return VerifiedNote(text: text, signatures: verified, unverifiedSignatures: others)
    }

    private static func verify(
        _ line: NoteSignature,
        of message: [UInt8],
        with key: VerifierKey
    ) throws(TransparencyLogError) -> VerifiedNote.Signature {
        switch key.algorithm {
        case .ed25519:
            guard key.isValidSignature(line.signature, for: message) else { break }
            return VerifiedNote.Signature(key: key, line: line, cosignedAt: nil)
        case .cosignatureV1:
            guard let cosignature = Cosignature(bytes: line.signature),
                cosignature.isValid(for: message, by: key)
            else { break }
            return VerifiedNote.Signature(key: key, line: line, cosignedAt: cosignature.time)
        }
        throw TransparencyLogError(.invalidSignature, line.name)
    }
}
