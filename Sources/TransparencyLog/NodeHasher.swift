internal import Crypto

/// Hashes inner nodes one after another in one buffer, which saves an allocation for each.
struct NodeHasher: Sendable {
    private static let prefix: UInt8 = 1
    private var message = [UInt8](repeating: prefix, count: 1 + 2 * Digest.byteCount)

    /// SHA-256(0x01 || left || right).
    mutating func hash(_ left: Digest, _ right: Digest) -> Digest {
        left.write(to: &message, at: 1)
        right.write(to: &message, at: 1 + Digest.byteCount)
        return Digest(SHA256.hash(data: message))
    }
}
