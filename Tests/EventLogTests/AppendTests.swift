import EventLog
import Foundation
import Testing
import TransparencyLog

@Suite struct AppendTests {
    let directory: TemporaryDirectory
    let journal: Journal

    init() throws {
        directory = try TemporaryDirectory()
        journal = try Sample.journal(directory)
    }

    /// Three streams of ten events each, in filings of three.
    private func fill() throws {
        for version in 0..<10 {
            try journal.append(
                Sample.intent("a", version, type: "one"), Sample.intent("a/b", version, type: "two"),
                Sample.intent("c", version, type: version % 2 == 0 ? "one" : "two.more"))
        }
    }

    @Test func `events are read both ways, from a place, by stream and by type`() throws {
        try fill()
        try journal.verifyEverything()
        let all = try journal.events()
        #expect(all.map(\.seq) == Array(0..<30))
        try journal.read { log in
            #expect(try log.events(in: 0..<100, reversed: true) == all.reversed())
            #expect(try log.events(in: 7..<9) == Array(all[7..<9]))
            #expect(try log.events(in: 7..<9, reversed: true) == [all[8], all[7]])
            #expect(try log.events(in: 25..<100, limit: 2) == Array(all[25..<27]))
            #expect(try log.events(in: 30..<100).isEmpty && log.events(in: 5..<5).isEmpty)
            #expect(try log.event(at: 29) == all[29] && log.event(at: 30) == nil && log.bytes(at: 30) == nil)
            #expect(try log.bytes(at: 3) == all[3].bytes)
            for stream in ["a", "a/b", "c"] {
                let name = try StreamName(stream)
                let own = all.filter { $0.stream == name }
                #expect(try log.events(ofStream: name) == own)
                #expect(try log.events(ofStream: name, reversed: true, limit: 3) == own.suffix(3).reversed())
                #expect(try log.events(ofStream: name, versions: 4..<6) == Array(own[4..<6]))
                #expect(try log.events(ofStream: name, versions: 4..<6, reversed: true) == own[4..<6].reversed())
                #expect(try log.streamHead(name)?.leafHash == own.last?.leafHash)
            }
            for type in ["one", "two", "two.more", "absent"] {
                let own = all.filter { $0.type == type }
                #expect(try log.events(ofType: type) == own)
                #expect(try log.events(ofType: type, reversed: true) == own.reversed())
                #expect(try log.events(ofType: type, in: 10..<20) == own.filter { 10..<20 ~= $0.seq })
            }
            #expect(try log.streamHead(StreamName("b")) == nil && log.events(ofStream: StreamName("b")).isEmpty)
            var names: [String] = []
            try log.scanStreams {
                names.append($0.text); return true
            }
            #expect(names == ["a", "a/b", "c"])
            names = []
            try log.scanStreams(prefix: "a") {
                names.append($0.text); return names.count < 1
            }
            #expect(names == ["a"])
        }
    }

    @Test func `proofs of a snapshot verify against its signed head`() throws {
        try fill()
        try journal.read { log in
            let root = try log.root(of: log.size)
            for seq in 0..<log.size.value {
                let proof = try log.inclusionProof(of: LeafIndex(seq), in: log.size)
                let event = try #require(try log.event(at: seq))
                try proof.verify(leafHash: event.leafHash, root: root)
                let older = TreeSize(seq + 1)
                let consistency = try log.consistencyProof(from: older, to: log.size)
                try consistency.verify(oldRoot: log.root(of: older), newRoot: root)
            }
            #expect(refusal { _ = try log.root(of: 31) } == .damaged)
        }
    }

    @Test(arguments: [(0, 1), (0, 2), (3, 0), (3, 2), (3, 4)])
    func `a version that is not next is refused and says what is`(length: Int, version: Int) throws {
        for version in 0..<length { try journal.append(Sample.intent("s", version)) }
        let filing = try Sample.filing([Sample.intent("other"), Sample.intent("s", version)])
        do {
            try journal.write { log in _ = try log.append(filing) }
            Issue.record("the filing was taken")
        } catch let error as EventLogError {
            let stream = try StreamName("s")
            #expect(error.code == .staleVersion)
            #expect(error.conflict?.stream == stream && error.conflict?.expected == version)
            #expect(error.conflict?.actual == length)
        }
        #expect(try journal.events().count == length)
        try journal.verifyEverything()
    }

    @Test func `a repeated filing gets its first receipt and writes nothing`() throws {
        let filing = try Sample.filing([Sample.intent("a"), Sample.intent("a", 1)])
        let first = try journal.write { try $0.append(filing) }
        try journal.append(Sample.intent("a", 2))
        let again = try journal.write { try $0.append(filing) }
        #expect(again.isRepeat && !first.isRepeat)
        #expect(again.events == first.events && again.firstSeq == first.firstSeq && again.filing == filing.id)
        let repeated = try journal.write { [try $0.append(filing).isRepeat, try $0.append(filing).isRepeat] }
        #expect(repeated == [true, true])
        #expect(try journal.events().count == 3)
    }

    @Test func `a known id with other content is refused`() throws {
        let known = try [Sample.intent("a"), Sample.intent("b")]
        let filing = try Sample.filing(known)
        _ = try journal.write { try $0.append(filing) }
        let new = try Sample.intent("c")
        let otherKey = try Sample.key("secretaria", 9)
        let conflicting = try [
            Sample.filing(known), Sample.filing([known[0]]), Sample.filing([known[0], new]),
            Sample.filing([known[0]], id: filing.id), Sample.filing([known[1], known[0]], id: filing.id),
            Sample.filing([new], id: filing.id), Sample.filing(known + [new], id: filing.id),
            Sample.filing([new, Sample.intent("d")], id: filing.id), Sample.filing([new], id: known[0].id),
            Sample.filing([Sample.intent("c", id: filing.id)]),
            Sample.filing([Sample.intent("a", type: "x", id: known[0].id), known[1]], id: filing.id),
            VerifiedFiling.signed(id: filing.id, intents: known, by: otherKey, origin: Sample.origin),
        ]
        for (index, filing) in conflicting.enumerated() {
            #expect(refusal { try journal.write { _ = try $0.append(filing) } } == .idConflict, "case \(index)")
        }
        #expect(try journal.events().count == 2)
    }

    @Test func `the largest event is taken and one byte more is refused`() throws {
        func filing(_ count: Int) throws -> VerifiedFiling {
            try Sample.filing(Sample.intent(data: #"{"a":"\#(String(repeating: "x", count: count))"}"#))
        }
        let probe = try filing(60_000)
        struct Undo: Error { let size: Int }
        var overhead = 0
        do {
            try journal.write { throw Undo(size: try $0.append(probe).events[0].bytes.count) }
        } catch let undo as Undo {
            overhead = undo.size - 60_000
        }
        let largest = Event.largestByteCount - overhead
        let tooLarge = try filing(largest + 1)
        #expect(refusal { try journal.write { _ = try $0.append(tooLarge) } } == .eventTooLarge)
        let fitting = try filing(largest)
        #expect(try journal.write { try $0.append(fitting) }.events[0].bytes.count == Event.largestByteCount)
        try journal.verifyEverything()
    }

    @Test func `a filing of the largest size is one commit`() throws {
        let intents = try (0..<UnverifiedFiling.largestSize).map { try Sample.intent("s/\($0 % 7)", $0 / 7) }
        let filing = try Sample.filing(intents)
        let receipt = try journal.write { try $0.append(filing) }
        #expect(receipt.events.count == UnverifiedFiling.largestSize)
        try journal.verifyEverything()
    }

    @Test func `recorded never goes back`() throws {
        for milliseconds: Int64 in [5_000, 3_000, 9_000, 0] {
            let version = try journal.events().count
            try journal.append(Sample.intent("s", version), at: Timestamp(milliseconds: milliseconds))
        }
        #expect(
            try journal.events().map(\.recorded)
                == [5_000, 5_000, 9_000, 9_000].map { Timestamp(milliseconds: $0).text })
    }

    @Test func `an error after an append undoes it and the next append is sound`() throws {
        struct Refused: Error {}
        let filing = try Sample.filing([Sample.intent("s")])
        try journal.append(Sample.intent("t"))
        #expect(throws: Refused.self) {
            try journal.write { log in
                _ = try log.append(filing)
                throw Refused()
            }
        }
        try journal.verifyEverything()
        #expect(try journal.write { try $0.append(filing) }.firstSeq == 1)
        try journal.verifyEverything()
    }

    @Test func `a transaction sees its own appends`() throws {
        let first = try Sample.filing(Sample.intent("s"))
        let second = try Sample.filing(Sample.intent("s", 1))
        try journal.write { log in
            let receipt = try log.append(first)
            let head = try log.streamHead(StreamName("s"))
            let event = try log.event(at: 0)
            let root = try log.root(of: log.size)
            #expect(head?.leafHash == receipt.events[0].leafHash && event == receipt.events[0] && root == log.root)
            _ = try log.append(second)
            #expect(log.size == 2)
        }
        try journal.verifyEverything()
    }

    @Test func `writing inside writing is refused instead of hanging`() throws {
        let code = refusal { try journal.write { _ in try journal.write { _ in } } }
        #expect(code == .storage)
        try journal.append(Sample.intent())
    }

    @Test func `a filing signed for another ledger is refused and leaves no trace`() throws {
        let foreign = try VerifiedFiling.signed(
            id: .new(), intents: [Sample.intent("a", 0, type: "one")], by: try Sample.actorKey(),
            origin: "example.org/other")
        #expect(refusal { _ = try journal.write { try $0.append(foreign) } } == .foreignOrigin)
        #expect(try journal.events().isEmpty)
    }
}
