import LMDB
import Testing

@Suite struct CursorTests {
    let directory: TemporaryDirectory
    let environment: Environment

    init() throws {
        directory = try TemporaryDirectory()
        environment = try makeEnvironment(directory.path)
    }

    private func filledTable(_ keys: Table.Keys) throws -> Table {
        let table = try environment.openTable(named: "t", keys: keys, creates: true)
        try environment.write { transaction in
            for key: UInt64 in [2, 300, 70_000] {
                try transaction.put([UInt8(truncatingIfNeeded: key)].span, for: key, in: table, mode: .append)
            }
        }
        return table
    }

    @Test(arguments: [Table.Keys.bytes, .integers]) func `integer keys sort by value both ways`(keys: Table.Keys) throws
    {
        let table = try filledTable(keys)
        try environment.read { transaction in
            try transaction.withCursor(over: table) { cursor in
                var seen: [UInt64?] = []
                while try cursor.next() { seen.append(cursor.integerKey) }
                while try cursor.previous() { seen.append(cursor.integerKey) }
                #expect(seen == [2, 300, 70_000, 300, 2] || seen == [2, 300, 70_000, 70_000, 300, 2])
                let hasFirst = try cursor.first()
                #expect(hasFirst && cursor.integerKey == 2)
                let hasLast = try cursor.last()
                #expect(hasLast && cursor.value == [UInt8(truncatingIfNeeded: 70_000)])
            }
        }
    }

    @Test(arguments: [Table.Keys.bytes, .integers]) func `seeking finds the key or the next one`(keys: Table.Keys)
        throws
    {
        let table = try filledTable(keys)
        try environment.read { transaction in
            try transaction.withCursor(over: table) { cursor in
                for (sought, found) in [(0, 2), (2, 2), (3, 300), (300, 300), (70_000, 70_000)] as [(UInt64, UInt64)] {
                    let isFound = try cursor.seek(atLeast: sought)
                    #expect(isFound && cursor.integerKey == found)
                }
                let isPastTheEnd = try !cursor.seek(atLeast: 70_001)
                #expect(isPastTheEnd && cursor.key == [] && cursor.value == [] && cursor.integerKey == nil)
            }
        }
    }

    @Test func `a table of integers refuses other keys, and another kind refuses to open`() throws {
        let table = try filledTable(.integers)
        #expect(refusal { try environment.read { _ = try $0.get([1, 2].span, in: table) } } == .badValueSize)
        #expect(
            refusal { try environment.write { try $0.put([1].span, for: [1, 2].span, in: table) } } == .badValueSize)
        #expect(refusal { _ = try environment.openTable(named: "t", keys: .bytes) } == .incompatible)
        #expect(refusal { _ = try environment.openTable(named: "absent") } == .notFound)
    }

    @Test func `lent bytes and copies agree, and tables are listed and counted`() throws {
        let table = try filledTable(.bytes)
        _ = try environment.openTable(named: "a", creates: true)
        try environment.read { transaction in
            let names = try transaction.tableNames()
            let entries = try transaction.statistics(of: table).entries
            #expect(names == ["a", "t"] && entries == 3)
            let sum = try transaction.withCursor(over: table) { cursor in
                var sum = 0
                while try cursor.next() { sum += cursor.withValue { $0.count + Int($0[0]) } }
                return sum
            }
            #expect(sum == 3 + 2 + 300 % 256 + 70_000 % 256)
            let present = try transaction.withValue(of: 300, in: table) { [UInt8](copying: $0) }
            let absent = try transaction.withValue(of: 301, in: table) { $0.count }
            #expect(present == [44] && absent == nil)
        }
    }

    @Test func `clearing keeps the table`() throws {
        let table = try filledTable(.bytes)
        try environment.write { try $0.clear(table) }
        #expect(try environment.count(of: table) == 0)
        #expect(try environment.read { try $0.tableNames() } == ["t"])
    }
}
