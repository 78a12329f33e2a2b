internal import Crypto

/// A SHA-256 hash: 32 bytes, compared and sorted byte by byte.
///
/// It is kept as four big-endian words, so that equality, hashing and ordering are a few integer instructions and no
/// value of this type ever allocates.
public struct Digest: Hashable, Sendable {
    /// How many bytes a digest has.
    public static let byteCount = 32

    @usableFromInline let word0: UInt64
    @usableFromInline let word1: UInt64
    @usableFromInline let word2: UInt64
    @usableFromInline let word3: UInt64

    /// Takes exactly 32 bytes; any other count gives `nil`.
    @inlinable
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var iterator = bytes.makeIterator()
        self.init(reading: &iterator)
    }

    /// The 32 bytes, in order.
    ///
    /// - Complexity: one allocation.
    public var bytes: [UInt8] {
        var result = [UInt8](repeating: 0, count: Self.byteCount)
        write(to: &result, at: 0)
        return result
    }

    /// The SHA-256 hash of `bytes`, without any prefix.
    public static func sha256(_ bytes: [UInt8]) -> Digest {
        Digest(SHA256.hash(data: bytes))
    }

    /// swift-crypto lends the bytes of its digests only through unsafe pointers or this iterator.
    init(_ digest: SHA256Digest) {
        var iterator = digest.makeIterator()
        self.init(reading: &iterator)
    }

    @inlinable
    init(reading iterator: inout some IteratorProtocol<UInt8>) {
        self.init(
            word0: Self.word(&iterator), word1: Self.word(&iterator), word2: Self.word(&iterator),
            word3: Self.word(&iterator))
    }

    @usableFromInline
    init(word0: UInt64, word1: UInt64, word2: UInt64, word3: UInt64) {
        self.word0 = word0
        self.word1 = word1
        self.word2 = word2
        self.word3 = word3
    }

    @inlinable
    static func word(_ iterator: inout some IteratorProtocol<UInt8>) -> UInt64 {
        var word: UInt64 = 0
        for _ in 0..<8 {
            guard let byte = iterator.next() else { preconditionFailure("a digest needs 32 bytes") }
            word = word << 8 | UInt64(byte)
        }
        return word
    }

    /// Writes the 32 bytes over `buffer[position..<position + 32]`.
    @inline(__always)
    func write(to buffer: inout [UInt8], at position: Int) {
        Self.write(word0, to: &buffer, at: position)
        Self.write(word1, to: &buffer, at: position + 8)
        Self.write(word2, to: &buffer, at: position + 16)
        Self.write(word3, to: &buffer, at: position + 24)
    }

    @inline(__always)
    private static func write(_ word: UInt64, to buffer: inout [UInt8], at position: Int) {
        buffer[position] = UInt8(truncatingIfNeeded: word >> 56)
        buffer[position + 1] = UInt8(truncatingIfNeeded: word >> 48)
        buffer[position + 2] = UInt8(truncatingIfNeeded: word >> 40)
        buffer[position + 3] = UInt8(truncatingIfNeeded: word >> 32)
        buffer[position + 4] = UInt8(truncatingIfNeeded: word >> 24)
        buffer[position + 5] = UInt8(truncatingIfNeeded: word >> 16)
        buffer[position + 6] = UInt8(truncatingIfNeeded: word >> 8)
        buffer[position + 7] = UInt8(truncatingIfNeeded: word)
    }
}

extension Digest: Comparable {
    /// Orders digests as their bytes are ordered.
    public static func < (left: Digest, right: Digest) -> Bool {
        if left.word0 != right.word0 { return left.word0 < right.word0 }
        if left.word1 != right.word1 { return left.word1 < right.word1 }
        if left.word2 != right.word2 { return left.word2 < right.word2 }
        return left.word3 < right.word3
    }
}
