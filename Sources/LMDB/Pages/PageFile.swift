import Glibc

/// An environment's file as bytes, read without LMDB, which trusts its pages and falls where they lie.
///
/// For the format of LMDB 0.9 as little-endian machines write it.
struct PageFile: ~Copyable {
    private static let usualPageSize = 4_096
    private static let pageSizes = 512...32_768

    /// The size of every page in bytes.
    let pageSize: Int

    private let descriptor: FileDescriptor
    private let byteCount: Int

    /// Opens the file; a first page that states no possible size of pages is taken to have lost it.
    init(_ path: String) throws(LMDBError) {
        let byteCount = try FileSystem.size(of: path)
        let descriptor = try FileDescriptor(opening: path, O_RDONLY)
        var buffer = [UInt8](repeating: 0, count: MetaPage.byteCount)
        try Self.read(descriptor.rawValue, &buffer, at: 0)
        let stated = Int(buffer.number(at: MetaPage.freeRecord, UInt32.self))
        pageSize = Self.pageSizes ~= stated && stated & (stated - 1) == 0 ? stated : Self.usualPageSize
        self.byteCount = byteCount
        self.descriptor = descriptor
    }

    /// How many pages the file has, whole or cut.
    var pageCount: UInt64 { UInt64((byteCount + pageSize - 1) / pageSize) }

    /// A whole page, or `nil` where the file has none.
    func page(_ number: UInt64) throws(LMDBError) -> [UInt8]? { try bytes(of: number, at: 0, count: pageSize) }

    /// Bytes from somewhere in a page on, through the pages after it; `nil` where the file ends before.
    func bytes(of page: UInt64, at offset: Int, count: Int) throws(LMDBError) -> [UInt8]? {
        guard page < pageCount, count >= 0 else { return nil }
        let start = Int(page) * pageSize + offset
        guard count <= byteCount - start else { return nil }
        var buffer = [UInt8](repeating: 0, count: count)
        return try Self.read(descriptor.rawValue, &buffer, at: start) == count ? buffer : nil
    }

    @discardableResult
    private static func read(
        _ descriptor: Int32, _ buffer: inout [UInt8], at start: Int
    ) throws(LMDBError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe pread(
                    descriptor, bytes.baseAddress.map { unsafe $0 + filled }, bytes.count - filled, start + filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .lastSystemError("pread") }
            if count == 0 { break }
            filled += count
        }
        return filled
    }
}

extension [UInt8] {
    /// A little-endian integer; the caller has made sure that its bytes are there.
    func number<Number: FixedWidthInteger & UnsignedInteger>(at offset: Int, _: Number.Type) -> Number {
        var number: Number = 0
        for index in 0..<MemoryLayout<Number>.size {
            number |= Number(self[offset + index]) << Number(8 * index)
        }
        return number
    }
}
