import EventLog
import Testing
import TransparencyLog

@Suite struct ViewTests {
    let directory: TemporaryDirectory
    let journal: Journal

    init() throws {
        directory = try TemporaryDirectory()
        journal = try Sample.journal(directory)
    }

    private func entries(_ name: String, from start: [UInt8]? = nil, prefix: [UInt8] = []) throws -> [[UInt8]] {
        try journal.read { log in
            var entries: [[UInt8]] = []
            try log.scanView(name, from: start, prefix: prefix) { key, value in
                entries.append(key + value)
                return true
            }
            return entries
        }
    }

    private func positions(_ names: [String]) throws -> [UInt64?] {
        try journal.read { log in try names.map { try log.viewPosition($0) } }
    }

    @Test func `views are put, read, walked and deleted`() throws {
        try journal.write { log in
            for key: UInt8 in [3, 1, 2] { try log.putView("seats", key: [key, 0], value: [key * 10]) }
            try log.putView("seat", key: [9], value: [9])
            try log.setViewPositions(["seats", "actors"], 5)
        }
        #expect(try entries("seats") == [[1, 0, 10], [2, 0, 20], [3, 0, 30]])
        #expect(try entries("seats", from: [2]) == [[2, 0, 20], [3, 0, 30]])
        #expect(try entries("seats", prefix: [2]) == [[2, 0, 20]])
        #expect(try entries("seats", from: [1], prefix: [2]) == [[2, 0, 20]])
        #expect(try entries("seats", from: [3], prefix: [2]).isEmpty && entries("sea").isEmpty)
        #expect(try journal.read { try $0.view("seats", key: [2, 0]) } == [20])
        #expect(try positions(["actors", "seats"]) == [5, 5])
        #expect(try positions(["seat", "seats\n", "actors\nseats", ""]) == [nil, nil, nil, nil])
        let deleted = try journal.write {
            [try $0.deleteView("seats", key: [2, 0]), try $0.deleteView("seats", key: [2])]
        }
        #expect(deleted == [true, false])
        #expect(try entries("seats") == [[1, 0, 10], [3, 0, 30]])
    }

    @Test func `replacing views drops the old ones at once, and again`() throws {
        try journal.write { log in
            try log.putView("old", key: [1], value: [1])
            try log.setViewPositions(["old"], 1)
        }
        for round: UInt8 in 1...3 {
            try journal.write { log in
                try log.replaceViews { log in
                    let old = try log.view("new", key: [round - 1])
                    let positions = try (log.viewPosition("old"), log.viewPosition("new"))
                    #expect(old == nil && positions == (nil, nil))
                    try log.putView("new", key: [round], value: [round])
                    try log.setViewPositions(["new"], UInt64(round))
                }
            }
            #expect(try entries("old").isEmpty && entries("new") == [[round, round]])
            #expect(try positions(["old", "new"]) == [nil, UInt64(round)])
            #expect(try journal.read { try $0.count(table: "views/0") + $0.count(table: "views/1") } == 1)
            #expect(try journal.read { try $0.count(table: "views") } == 1)
        }
    }

    @Test func `a replacement that fails leaves the old views`() throws {
        struct Refused: Error {}
        try journal.write { log in
            try log.putView("v", key: [1], value: [1])
            try log.setViewPositions(["v"], 1)
        }
        #expect(throws: Refused.self) {
            try journal.write { log in
                try log.replaceViews { log in
                    try log.putView("v", key: [2], value: [2])
                    throw Refused()
                }
            }
        }
        #expect(try entries("v") == [[1, 1]] && positions(["v"]) == [1])
    }

    @Test func `an auditor sees every table as it is stored`() throws {
        try journal.append(Sample.intent("s", type: "t"))
        try journal.write { log in
            try log.putView("v", key: [7], value: [8])
            try log.setViewPositions(["w", "v"], 1)
        }
        try journal.read { log in
            let names = ["events", "hashes", "ids", "meta", "streams", "types", "views/0", "views/1"]
            #expect(try log.tableNames() == names)
            var rows: [String: [[UInt8]]] = [:]
            for name in names + ["views"] {
                try log.scan(table: name) { key, value in
                    rows[name, default: []].append(key + value)
                    return true
                }
            }
            let zero = [UInt8](repeating: 0, count: 8)
            #expect(rows["types"] == [Array("t".utf8) + [0] + zero])
            #expect(rows["streams"] == [Array("s".utf8) + [0] + zero + zero])
            #expect(rows["views"] == [Array("v".utf8) + [0, 7, 8]])
            let positions = try log.get(table: "meta", key: Array("views".utf8))
            #expect(positions == [0, 0, 0, 0, 0, 0, 0, 1] + Array("v\nw".utf8))
            #expect(try log.get(table: "events", key: zero) == log.bytes(at: 0))
            #expect(try rows["hashes"] == [zero + (log.event(at: 0)?.leafHash.bytes ?? [])])
            #expect(rows["ids"]?.count == 2)
            #expect(refusal { _ = try log.get(table: "absent", key: [1]) } == .unknownTable)
        }
    }
}
