import Foundation
import LMDB
import Testing

@Suite struct ErasingTests {
    let directory: TemporaryDirectory
    var file: String { directory.path + "/file" }

    init() throws { directory = try TemporaryDirectory() }

    @Test(arguments: [0, 1, 65_536, 200_001])
    func `an erased file is zeros under every other name that it has`(size: Int) throws {
        try FileSystem.create(file, [UInt8](repeating: 7, count: size))
        try FileSystem.link(file, as: directory.path + "/other")
        #expect(try FileSystem.isSameFile(file, directory.path + "/other"))
        try FileSystem.erase(file)
        #expect(!FileSystem.exists(file))
        #expect(
            try FileSystem.read(directory.path + "/other", limit: 1 << 24) == [UInt8](repeating: 0, count: size))
    }

    @Test func `what is missing, taken or another file is told apart`() throws {
        #expect(refusal { try FileSystem.erase(file) } == .noSuchFile)
        #expect(refusal { try FileSystem.link(file, as: file + "2") } == .noSuchFile)
        try FileSystem.create(file, [1])
        try FileSystem.create(file + "2", [1])
        #expect(refusal { try FileSystem.link(file, as: file + "2") } == .fileExists)
        #expect(try !FileSystem.isSameFile(file, file + "2"))
        #expect(refusal { _ = try FileSystem.isSameFile(file, file + "3") } == .noSuchFile)
    }

    @Test func `only an empty directory is removed`() throws {
        let inner = directory.path + "/inner"
        try FileSystem.makeDirectory(inner)
        try FileSystem.create(inner + "/file", [1])
        FileSystem.removeDirectory(inner)
        #expect(FileSystem.exists(inner))
        FileSystem.remove(inner + "/file")
        FileSystem.removeDirectory(inner)
        #expect(!FileSystem.exists(inner))
    }

    /// LMDB copies the used parts of a page rounded to words, so that up to seven bytes of the rest come along.
    ///
    /// A short name fits.
    @Test func `a compacting copy may keep bytes of a deleted entry, so that an erasure cannot rest on it`() throws {
        let longest = try (0..<8).map { length in
            let secret = (0..<UInt8(20 + length)).map { 0x80 + $0 }
            let copied = try compactedCopy(without: secret, beside: [UInt8](repeating: 1, count: 10 + length))
            return (1...secret.count).last { count in
                (0...secret.count - count).contains { copied.range(of: Data(secret[$0..<$0 + count])) != nil }
            }
        }
        #expect(longest.contains { ($0 ?? 0) >= 4 }, "\(longest)")
        #expect(longest.allSatisfy { ($0 ?? 0) < 8 }, "\(longest)")
    }

    /// The bytes of a copy made after `secret` was stored and deleted.
    private func compactedCopy(without secret: [UInt8], beside other: [UInt8]) throws -> Data {
        let directory = try TemporaryDirectory()
        let environment = try makeEnvironment(directory.path + "/a")
        let table = try environment.openTable(named: "t", creates: true)
        let first: [UInt8] = [1]
        let second: [UInt8] = [2]
        try environment.write { transaction in
            try transaction.put(other.span, for: first.span, in: table)
            try transaction.put(secret.span, for: second.span, in: table)
        }
        try environment.write { _ = try $0.delete(second.span, in: table) }
        try environment.copy(to: directory.path + "/b", compacts: true)
        let copied = Data(try FileSystem.read(directory.path + "/b/data.mdb", limit: 1 << 24))
        #expect(copied.range(of: Data(other)) != nil)
        return copied
    }
}
