import Foundation
import LMDB
import Synchronization
import Testing

/// A value that several threads of a test share.
final class Locked<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    init(_ value: Value) { mutex = Mutex(value) }

    var value: Value { mutex.withLock { $0 } }

    func set(_ value: Value) { mutex.withLock { $0 = value } }
}

@Suite struct FileSystemTests {
    let directory: TemporaryDirectory
    var file: String { directory.path + "/file" }

    init() throws { directory = try TemporaryDirectory() }

    @Test func `a file is made once, read, replaced and removed`() throws {
        try FileSystem.create(file, [1, 2], mode: 0o600)
        #expect(try FileSystem.permissions(of: file) == 0o600)
        #expect(refusal { try FileSystem.create(file, [3]) } == .fileExists)
        for syncs in [true, false] {
            try FileSystem.replace(file, with: [UInt8](repeating: 4, count: 10_000), syncs: syncs)
            #expect(try FileSystem.read(file) == [UInt8](repeating: 4, count: 10_000))
        }
        #expect(refusal { _ = try FileSystem.read(file, limit: 9_999) } == .fileTooLarge)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["file"])
        FileSystem.remove(file)
        #expect(!FileSystem.exists(file))
        #expect(refusal { _ = try FileSystem.read(file) } == .noSuchFile)
    }

    @Test func `a file is overwritten in place only when the size stays`() throws {
        #expect(try !FileSystem.overwrite(file, with: [1]))
        try FileSystem.create(file, [1, 2], mode: 0o600)
        #expect(try FileSystem.overwrite(file, with: [3, 4]))
        #expect(try FileSystem.read(file) == [3, 4])
        #expect(try !FileSystem.overwrite(file, with: [5]) && !FileSystem.overwrite(file, with: [5, 6, 7]))
        #expect(try FileSystem.read(file) == [3, 4])
    }

    @Test func `a directory lock keeps threads apart and refuses to be taken twice`() throws {
        let lock = try DirectoryLock(directory.path)
        let total = Locked(0)
        let group = DispatchGroup()
        for _ in 0..<4 {
            group.enter()
            try DedicatedThread.start {
                for _ in 0..<100 { try? lock.withLock { total.set(total.value + 1) } }
                group.leave()
            }
        }
        group.wait()
        #expect(total.value == 400)
        #expect(refusal { try lock.withLock { try lock.withLock {} } } == .writeTransactionActive)
        try lock.withLock {}
    }

    @Test func `two locks on one directory wait for each other as two processes would`() throws {
        let first = try DirectoryLock(directory.path)
        let second = try DirectoryLock(directory.path)
        let isReleased = Locked(false)
        let isTaken = DispatchSemaphore(value: 0)
        let isDone = DispatchSemaphore(value: 0)
        try DedicatedThread.start {
            try? first.withLock {
                isTaken.signal()
                usleep(20_000)
                isReleased.set(true)
            }
            isDone.signal()
        }
        isTaken.wait()
        try second.withLock { #expect(isReleased.value) }
        isDone.wait()
    }
}
