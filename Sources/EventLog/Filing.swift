public import TransparencyLog

/// What an actor hands in at once (a *radicación*): 1 to 10,000 acts under one signature, all or nothing.
///
/// The signature is a plain Ed25519 signature over
///
///     constancia/filing/v1
///     <origin of the ledger>
///     <filing id>
///     <number of acts>
///     <base64 root of the RFC 6962 tree over the acts' canonical bytes>
///
/// each line ending in a line feed. So a thousand acts cost one signature, no act can be moved to another ledger, and a
/// path in that tree shows one act alone.
public struct UnverifiedFiling: Sendable, Equatable {
    /// The most acts in one filing.
    public static let largestSize = 10_000

    /// The filing's id.
    public let id: EventID

    /// The acts, in order.
    public let intents: [Intent]

    /// The key that is said to have signed.
    public let keyID: KeyID

    /// 64 bytes.
    public let signature: [UInt8]

    /// Makes a filing of parts that nobody has checked.
    ///
    /// - Parameters:
    ///   - id: The filing's id.
    ///   - intents: The acts, in order.
    ///   - keyID: The key that is said to have signed.
    ///   - signature: The signature.
    public init(id: EventID, intents: [Intent], keyID: KeyID, signature: [UInt8]) {
        self.id = id
        self.intents = intents
        self.keyID = keyID
        self.signature = signature
    }

    /// Checks size, ids and signature.
    ///
    /// - Parameters:
    ///   - key: The key the actor is registered with.
    ///   - origin: The ledger the filing is meant for.
    /// - Returns: The filing, fit for ``LogTransaction/append(_:)``.
    /// - Throws: `.filingSize`, `.duplicateID`, `.invalidSignature`.
    public func verified(with key: VerifierKey, origin: String) throws(EventLogError) -> VerifiedFiling {
        let encoded = try Self.encode(id, intents)
        let message = Self.message(id: id, encoded: encoded, origin: origin)
        guard key.keyID == keyID, key.isValidSignature(signature, for: message) else {
            throw EventLogError(.invalidSignature, "filing \(id), key \(keyID)")
        }
        return VerifiedFiling(filing: self, key: key, origin: origin, encoded: encoded)
    }

    /// The message an actor signs.
    ///
    /// - Parameters:
    ///   - id: The filing's id.
    ///   - size: The number of acts.
    ///   - root: The root of the tree over the acts' canonical bytes.
    ///   - origin: The ledger's origin.
    /// - Returns: Five lines.
    public static func message(id: EventID, size: Int, root: Digest, origin: String) -> [UInt8] {
        Array("constancia/filing/v1\n\(origin)\n\(id)\n\(size)\n\(root.base64)\n".utf8)
    }

    static func message(id: EventID, encoded: [EncodedIntent], origin: String) -> [UInt8] {
        let root = MerkleTree.root(ofLeafHashes: encoded.map { MerkleTree.leafHash($0.bytes) })
        return message(id: id, size: encoded.count, root: root, origin: origin)
    }

    /// Encodes the acts, refusing a filing of no size or with an id twice.
    static func encode(_ id: EventID, _ intents: [Intent]) throws(EventLogError) -> [EncodedIntent] {
        guard 1...largestSize ~= intents.count else {
            throw EventLogError(.filingSize, "\(intents.count) acts; 1 to \(largestSize) are allowed")
        }
        if intents.count == 1 {
            guard intents[0].id != id else { throw EventLogError(.duplicateID, "\(id)") }
        } else {
            var ids: Set<EventID> = [id]
            ids.reserveCapacity(intents.count + 1)
            for intent in intents where !ids.insert(intent.id).inserted {
                throw EventLogError(.duplicateID, "\(intent.id)")
            }
        }
        return intents.map { EncodedIntent($0) }
    }
}

/// A filing whose signature is known to be good.
///
/// There are two ways to get one: to check a signature, or to make one.
public struct VerifiedFiling: Sendable {
    /// The filing as handed in.
    public let filing: UnverifiedFiling

    /// The key that it is verified with.
    public let key: VerifierKey

    /// The ledger that it was signed for.
    public let origin: String

    /// The acts' canonical bytes, encoded once.
    let encoded: [EncodedIntent]

    fileprivate init(filing: UnverifiedFiling, key: VerifierKey, origin: String, encoded: [EncodedIntent]) {
        self.filing = filing
        self.key = key
        self.origin = origin
        self.encoded = encoded
    }

    /// The filing's id.
    public var id: EventID { filing.id }

    /// The acts, in order.
    public var intents: [Intent] { filing.intents }

    /// The key that signed.
    public var keyID: KeyID { filing.keyID }

    /// Signs acts.
    ///
    /// - Parameters:
    ///   - id: The filing's id.
    ///   - intents: The acts, in order.
    ///   - key: The actor's key.
    ///   - origin: The ledger's origin.
    /// - Returns: The filing; its signature is not checked again.
    /// - Throws: `.filingSize`, `.duplicateID`, `.invalidSignature` when the key cannot sign.
    public static func signed(
        id: EventID, intents: [Intent], by key: SigningKey, origin: String
    ) throws(EventLogError) -> VerifiedFiling {
        let encoded = try UnverifiedFiling.encode(id, intents)
        let message = UnverifiedFiling.message(id: id, encoded: encoded, origin: origin)
        guard let signature = try? key.sign(message) else { throw EventLogError(.invalidSignature, "cannot sign") }
        let filing = UnverifiedFiling(id: id, intents: intents, keyID: key.keyID, signature: signature)
        return VerifiedFiling(filing: filing, key: key.verifierKey, origin: origin, encoded: encoded)
    }
}
