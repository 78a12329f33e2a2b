import Foundation
import LMDB
import Testing

@Suite struct TransactionTests {
    let directory: TemporaryDirectory
    let environment: Environment
    let table: Table

    init() throws {
        directory = try TemporaryDirectory()
        environment = try makeEnvironment(directory.path)
        table = try environment.openTable(named: "t", creates: true)
    }

    private func put(_ value: [UInt8], for key: [UInt8], mode: WriteTransaction.PutMode = .replace) throws {
        try environment.write { try $0.put(value.span, for: key.span, in: table, mode: mode) }
    }

    @Test func `what was put is read, replaced and deleted`() throws {
        try put([1, 2], for: [7])
        #expect(try environment.read { try $0.get([7].span, in: table) } == [1, 2])
        try put([3], for: [7])
        try put([], for: [8])
        #expect(try environment.entries(of: table).map(\.value) == [[3], []])
        let deleted = try environment.write { transaction in
            [
                try transaction.delete([UInt8]([7]).span, in: table),
                try transaction.delete([UInt8]([9]).span, in: table),
            ]
        }
        #expect(deleted == [true, false])
        #expect(try environment.read { try $0.get([7].span, in: table) } == nil)
    }

    @Test func `a write transaction reads its own writes and readers do not`() throws {
        try environment.write { transaction in
            try transaction.put([1].span, for: [1].span, in: table)
            let own = try transaction.reading { try $0.get([1].span, in: table) }
            let others = try environment.count(of: table)
            #expect(own == [1] && others == 0)
        }
        #expect(try environment.count(of: table) == 1)
    }

    @Test func `an error thrown inside leaves no trace`() throws {
        struct Refused: Error {}
        #expect(throws: Refused.self) {
            try environment.write { transaction in
                try transaction.put([1].span, for: [1].span, in: table)
                throw Refused()
            }
        }
        #expect(try environment.count(of: table) == 0)
        try put([1], for: [1])
    }

    @Test func `a write transaction that is dropped is aborted`() throws {
        do {
            var transaction = try environment.beginWrite()
            try transaction.put([1].span, for: [1].span, in: table)
        }
        #expect(try environment.count(of: table) == 0)
        try put([1], for: [1])
    }

    @Test(arguments: [0, 512]) func `a key of a forbidden length is refused`(length: Int) throws {
        let key = [UInt8](repeating: 1, count: length)
        #expect(refusal { try put([1], for: key) } == .badValueSize)
    }

    @Test(arguments: [1, 511]) func `a key of the shortest and the longest length is taken`(length: Int) throws {
        let key = [UInt8](repeating: 1, count: length)
        try put([1], for: key)
        #expect(try environment.entries(of: table).map(\.key) == [key])
    }

    @Test func `an append out of order and an insert of a known key are refused`() throws {
        try put([1], for: [5], mode: .append)
        try put([1], for: [6], mode: .append)
        #expect(refusal { try put([2], for: [6], mode: .append) } == .keyExists)
        #expect(refusal { try put([2], for: [3], mode: .append) } == .keyExists)
        #expect(refusal { try put([2], for: [6], mode: .insert) } == .keyExists)
        #expect(try environment.entries(of: table).map(\.key) == [[5], [6]])
    }

    @Test func `a second write transaction on the thread is refused instead of hanging`() throws {
        let outer = try environment.beginWrite()
        #expect(refusal { _ = try environment.beginWrite() } == .writeTransactionActive)
        #expect(refusal { try environment.write { _ in } } == .writeTransactionActive)
        try outer.commit()
        try environment.write { _ in }
    }

    @Test func `a thread may have many readers`() throws {
        try put([1], for: [1])
        let outer = try environment.beginRead()
        try put([2], for: [1])
        let inner = try environment.beginRead()
        #expect(try outer.get([1].span, in: table) == [1])
        #expect(try inner.get([1].span, in: table) == [2])
        #expect(inner.id == outer.id + 1)
    }

    /// Carries a transaction to another thread, which the types forbid to honest callers.
    private final class Smuggler: @unchecked Sendable {
        private var transaction: WriteTransaction?

        init(_ transaction: consuming WriteTransaction) { self.transaction = consume transaction }

        func commit() throws { try transaction.take()?.commit() }
    }

    @Test func `a commit on another thread is an error and the environment says so afterwards`() throws {
        var transaction = try environment.beginWrite()
        try transaction.put([1].span, for: [1].span, in: table)
        let smuggler = Smuggler(transaction)
        let done = DispatchSemaphore(value: 0)
        let outcome = Locked<LMDBError.Code?>(nil)
        try DedicatedThread.start {
            outcome.set(refusal { try smuggler.commit() })
            done.signal()
        }
        done.wait()
        #expect(outcome.value == .wrongThread)
        #expect(try environment.count(of: table) == 0)
        #expect(refusal { try environment.write { _ in } } == .writerLost)
    }

    @Test func `writers of many threads wait for each other`() throws {
        let group = DispatchGroup()
        for _ in 0..<4 {
            group.enter()
            try DedicatedThread.start { [environment, table] in
                for _ in 0..<25 {
                    try? environment.write { transaction in
                        let count = try transaction.reading { try $0.statistics(of: table).entries }
                        let value: [UInt8] = []
                        try transaction.put(value.span, for: UInt64(count), in: table, mode: .append)
                    }
                }
                group.leave()
            }
        }
        group.wait()
        #expect(try environment.count(of: table) == 100)
    }
}
