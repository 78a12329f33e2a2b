import Foundation
import LMDB
import Testing

@Suite struct EnvironmentTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `opening twice in a process is refused under every spelling of the path`() throws {
        let environment = try makeEnvironment(directory.path)
        let link = directory.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: directory.path)
        for spelling in [directory.path, directory.path + "/.", link] {
            #expect(refusal { _ = try makeEnvironment(spelling) } == .alreadyOpen)
        }
        #expect(environment.path == (try FileSystem.realPath(directory.path)))
    }

    @Test func `a closed environment may be opened again, and a failed opening leaves no claim`() throws {
        #expect(refusal { _ = try Environment(path: directory.path) } == .noSuchFile)
        for _ in 0..<2 { _ = try makeEnvironment(directory.path) }
        try Data("no environment, but long enough to be read as one".utf8)
            .write(to: URL(filePath: directory.path + "/data.mdb"))
        for _ in 0..<2 { #expect(refusal { _ = try Environment(path: directory.path) } == .invalid) }
    }

    @Test func `a transaction keeps its environment open`() throws {
        let transaction = try makeEnvironment(directory.path).beginRead()
        #expect(refusal { _ = try makeEnvironment(directory.path) } == .alreadyOpen)
        _ = consume transaction
        _ = try makeEnvironment(directory.path)
    }

    @Test func `one reader too many is refused and the slots come back`() throws {
        let environment = try makeEnvironment(directory.path) { $0.maxReaders = 2 }
        do {
            let first = try environment.beginRead()
            let second = try environment.beginRead()
            #expect(refusal { try environment.read { _ in } } == .readersFull)
            #expect(first.id == second.id)
        }
        try environment.read { _ in }
    }

    @Test func `a full map grows and the whole write runs again`() throws {
        let environment = try makeEnvironment(directory.path, mapSize: 1 << 17)
        let table = try environment.openTable(named: "t", creates: true)
        var runs = 0
        try environment.write { transaction in
            runs += 1
            for key: UInt64 in 0..<1_000 {
                try transaction.put([UInt8](repeating: 1, count: 1_000).span, for: key, in: table, mode: .append)
            }
        }
        #expect(runs > 1)
        #expect(try environment.count(of: table) == 1_000)
        #expect(environment.information().mapSize >= 1 << 20)
    }

    @Test func `growing is noticed behind any other error`() throws {
        struct Wrapped: Error { let underlying: any Error }
        let environment = try makeEnvironment(directory.path, mapSize: 1 << 17)
        let table = try environment.openTable(named: "t", creates: true)
        try environment.write { transaction in
            do {
                try transaction.put([UInt8](repeating: 1, count: 1 << 20).span, for: 1, in: table)
            } catch {
                throw Wrapped(underlying: error)
            }
        }
        #expect(try environment.count(of: table) == 1)
    }

    @Test(.enabled(if: ForeignProcess.isAvailable, "there is no C compiler"))
    func `a map that another process grew is adopted`() throws {
        let environment = try makeEnvironment(directory.path, mapSize: 1 << 20)
        let table = try environment.openTable(named: "t", creates: true)
        try ForeignProcess.start("grow", on: directory.path, in: TemporaryDirectory()).waitUntilExit()
        #expect(try environment.read { try $0.get(Array("new".utf8).span, in: table)?.count } == 8 << 20)
        try environment.write { try $0.put([1].span, for: [1].span, in: table) }
        #expect(try environment.count(of: table) == 2)
    }

    @Test(.enabled(if: ForeignProcess.isAvailable, "there is no C compiler"))
    func `a killed writer leaves the last commit and the next writer proceeds`() throws {
        let environment = try makeEnvironment(directory.path)
        let table = try environment.openTable(named: "t", creates: true)
        try environment.write { try $0.put([1].span, for: [1].span, in: table) }
        let writer = try ForeignProcess.start("write", on: directory.path, in: TemporaryDirectory())
        kill(writer.processIdentifier, SIGKILL)
        writer.waitUntilExit()
        #expect(try environment.entries(of: table).map(\.key) == [[1]])
        try environment.write { try $0.put([2].span, for: [2].span, in: table) }
        #expect(try environment.entries(of: table).map(\.key) == [[1], [2]])
    }

    @Test(.enabled(if: ForeignProcess.isAvailable, "there is no C compiler"))
    func `a reader that died is cleared`() throws {
        let environment = try makeEnvironment(directory.path)
        _ = try environment.openTable(named: "t", creates: true)
        let reader = try ForeignProcess.start("read", on: directory.path, in: TemporaryDirectory())
        #expect(try environment.clearStaleReaders() == 0)
        kill(reader.processIdentifier, SIGKILL)
        reader.waitUntilExit()
        #expect(try environment.clearStaleReaders() == 1)
    }

    @Test func `a disk that is full is an error after which everything works`() throws {
        let arguments = ["-t", "tmpfs", "-o", "size=3m", "tmpfs", directory.path]
        let mount = try? Process.run(URL(filePath: "/bin/mount"), arguments: arguments)
        mount?.waitUntilExit()
        guard mount?.terminationStatus == 0 else { try Test.cancel("only root may mount a small file system") }
        defer {
            try? Process.run(URL(filePath: "/bin/umount"), arguments: ["-l", directory.path]).waitUntilExit()
        }
        let environment = try makeEnvironment(directory.path, mapSize: 1 << 30)
        let table = try environment.openTable(named: "t", creates: true)
        try environment.write { try $0.put([1].span, for: [1].span, in: table) }
        let code = refusal {
            try environment.write { try $0.put([UInt8](repeating: 1, count: 4 << 20).span, for: [2].span, in: table) }
        }
        #expect(code == .diskFull)
        #expect(try environment.entries(of: table).map(\.key) == [[1]])
        try environment.write { try $0.put([3].span, for: [3].span, in: table) }
        #expect(refusal { try environment.copy(to: directory.path + "/copy") } == .noSpace)
        #expect(!FileSystem.exists(directory.path + "/copy/data.mdb.partial"))
    }

    @Test func `a read-only environment reads while another process could write, and refuses to write`() throws {
        _ = try makeEnvironment(directory.path).openTable(named: "t", creates: true)
        for access in [Environment.Options.Access.readOnly, .readOnlyUnlocked] {
            var options = Environment.Options()
            options.access = access
            let environment = try Environment(path: directory.path, options: options)
            let table = try environment.openTable(named: "t")
            #expect(try environment.count(of: table) == 0)
            #expect(refusal { try environment.write { _ in } } == .permissionDenied)
        }
    }

    @Test func `an unlocked reader needs no lock file and makes none`() throws {
        let environment = try makeEnvironment(directory.path)
        _ = try environment.openTable(named: "t", creates: true)
        let copy = directory.path + "/copy"
        try environment.copy(to: copy)
        var options = Environment.Options()
        options.access = .readOnlyUnlocked
        let reader = try Environment(path: copy, options: options)
        #expect(try reader.count(of: reader.openTable(named: "t")) == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: copy) == ["data.mdb"])
    }

    @Test(arguments: [true, false]) func `a hot copy is complete while writes go on`(compacts: Bool) throws {
        let environment = try makeEnvironment(directory.path)
        let table = try environment.openTable(named: "t", creates: true)
        let isDone = Locked(false)
        let writerEnded = DispatchSemaphore(value: 0)
        try DedicatedThread.start {
            var key: UInt64 = 0
            while !isDone.value {
                try? environment.write { transaction in
                    for _ in 0..<10 {
                        try transaction.put([UInt8](repeating: 7, count: 500).span, for: key, in: table, mode: .append)
                        key += 1
                    }
                }
            }
            writerEnded.signal()
        }
        for round in 0..<3 {
            let path = directory.path + "/copy-\(round)"
            try environment.copy(to: path, compacts: compacts)
            let copy = try Environment(path: path)
            let entries = try copy.entries(of: copy.openTable(named: "t"))
            #expect(entries.count % 10 == 0)
            #expect(entries.indices.allSatisfy { entries[$0].key == encoded(UInt64($0)) })
            #expect(refusal { try environment.copy(to: path) } == .fileExists)
        }
        isDone.set(true)
        writerEnded.wait()
    }

    private func encoded(_ key: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: key)
        return bytes
    }

    @Test func `codes have names and the library its version`() {
        #expect("\(LMDBError(.mapFull, call: "mdb_put"))".contains("MDB_MAP_FULL"))
        #expect("\(LMDBError(.diskFull, call: "mdb_txn_commit"))".hasPrefix("disk full?"))
        #expect(LMDBError(.keyExists, call: "a") == LMDBError(.keyExists, call: "b", detail: "c"))
        #expect(Environment.libraryVersion.hasPrefix("LMDB "))
    }
}
