import CLMDB
import Glibc

extension [UInt8] {
    /// Copies lent bytes, which is the only way to keep them past the closure that lent them.
    ///
    /// - Parameter bytes: Bytes of the map or of any other owner.
    /// - Complexity: O(*n*), one `memcpy`.
    public init(copying bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe [UInt8]($0) }
    }

    /// Appends an integer's eight bytes, most significant first, so that encoded integers sort by value.
    ///
    /// - Parameter value: The integer.
    public mutating func append(bigEndian value: UInt64) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }
}

extension Span where Element == UInt8 {
    /// Whether both hold the same bytes.
    ///
    /// - Parameter other: The other bytes.
    /// - Returns: `true` when count and content agree.
    /// - Complexity: O(*n*), one `memcmp`.
    public func isEqual(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        return unsafe withUnsafeBufferPointer { first in
            unsafe other.withUnsafeBufferPointer { second in
                guard let first = first.baseAddress, let second = second.baseAddress else { return true }
                return unsafe memcmp(first, second, count) == 0
            }
        }
    }
}

extension UInt64 {
    /// The integer in the eight bytes at `offset`, most significant first; `nil` when there are fewer.
    ///
    /// - Parameters:
    ///   - bytes: Lent bytes.
    ///   - offset: Where the eight bytes begin.
    public init?(bigEndian bytes: Span<UInt8>, at offset: Int = 0) {
        guard offset >= 0, bytes.count - offset >= 8 else { return nil }
        var value: UInt64 = 0
        for index in offset..<offset + 8 { value = value << 8 | UInt64(bytes[index]) }
        self = value
    }
}

extension MDB_val {
    /// Runs `body` with a C view of `bytes`; LMDB does not write through it.
    static func lending<R>(_ bytes: Span<UInt8>, _ body: (inout MDB_val) -> R) -> R {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            var value = unsafe MDB_val(
                mv_size: buffer.count, mv_data: UnsafeMutableRawPointer(mutating: buffer.baseAddress))
            return unsafe body(&value)
        }
    }

    /// Runs `body` with a C view of an integer key, in the byte order that `keys` asks for.
    static func lending<R>(_ key: UInt64, keys: Table.Keys, _ body: (inout MDB_val) -> R) -> R {
        var stored = keys == .integers ? key : key.bigEndian
        return unsafe withUnsafeMutableBytes(of: &stored) { buffer in
            var value = unsafe MDB_val(mv_size: 8, mv_data: buffer.baseAddress)
            return unsafe body(&value)
        }
    }

    /// The bytes that LMDB returned, to be lent while the transaction lives and nothing is written.
    func withBytes<R: ~Copyable, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        let start = unsafe mv_data.map { unsafe UnsafePointer($0.assumingMemoryBound(to: UInt8.self)) }
        let buffer = unsafe UnsafeBufferPointer(start: start, count: start == nil ? 0 : mv_size)
        return try unsafe body(Span(_unsafeElements: buffer))
    }
}
