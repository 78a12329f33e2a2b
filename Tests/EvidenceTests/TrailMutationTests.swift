import CanonicalJSON
import Deliberation
import Evidence
import Testing
import TransparencyLog

@Suite struct TrailMutationTests {
    /// The lists of events that a trail has.
    enum EventList: CaseIterable {
        case events, enrolments

        var path: WritableKeyPath<TrailFile, [TrailEvent]> {
            switch self {
            case .events: \.events
            case .enrolments: \.enrolments
            }
        }
    }

    /// A text with the character at a place exchanged for another of its kind.
    private static func mutated(_ text: String, at index: Int) -> String {
        var bytes = Array(text.utf8)
        switch bytes[index] {
        case UInt8(ascii: "0"): bytes[index] = UInt8(ascii: "1")
        case UInt8(ascii: "0")...UInt8(ascii: "9"): bytes[index] = UInt8(ascii: "0")
        case UInt8(ascii: "a"): bytes[index] = UInt8(ascii: "b")
        case UInt8(ascii: "\n"): bytes[index] = UInt8(ascii: " ")
        case 0x80...: bytes[index] ^= 1
        default: bytes[index] = UInt8(ascii: "a")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func trail() throws -> TrailFile {
        try TrailFile(canonical: try SampleLog.sample().trail(), limits: .document)
    }

    private func expectRefusal(_ file: TrailFile, _ what: String, _ policy: Policy) {
        #expect(verdict(file.canonicalBytes, policy) != nil, "\(what)")
    }

    @Test func `any character of the checkpoint changed is refused`() throws {
        let file = try Self.trail()
        let policy = try SampleLog.policy()
        for index in 0..<file.checkpoint.utf8.count {
            var changed = file
            changed.checkpoint = Self.mutated(file.checkpoint, at: index)
            expectRefusal(changed, "checkpoint, byte \(index)", policy)
        }
    }

    @Test func `any character of format, origin or stream changed is refused`() throws {
        let file = try Self.trail()
        let policy = try SampleLog.policy()
        for field in [\TrailFile.format, \.origin, \.stream] {
            for index in 0..<file[keyPath: field].utf8.count {
                var changed = file
                changed[keyPath: field] = Self.mutated(file[keyPath: field], at: index)
                expectRefusal(changed, "\(file[keyPath: field]), byte \(index)", policy)
            }
        }
    }

    @Test(arguments: EventList.allCases)
    func `any hash of any path changed, dropped, doubled or swapped is refused`(list: EventList) throws {
        let list = list.path
        let file = try Self.trail()
        let policy = try SampleLog.policy()
        for event in file[keyPath: list].indices {
            for path in [\TrailEvent.path, \.filingPath] {
                let hashes = file[keyPath: list][event][keyPath: path]
                for index in hashes.indices {
                    var changed = file
                    changed[keyPath: list][event][keyPath: path][index] = Self.mutated(hashes[index], at: 20)
                    expectRefusal(changed, "event \(event), hash \(index) changed", policy)
                    changed = file
                    changed[keyPath: list][event][keyPath: path].remove(at: index)
                    expectRefusal(changed, "event \(event), hash \(index) dropped", policy)
                    changed = file
                    changed[keyPath: list][event][keyPath: path].insert(hashes[index], at: index)
                    expectRefusal(changed, "event \(event), hash \(index) doubled", policy)
                }
                var changed = file
                changed[keyPath: list][event][keyPath: path].append(Digest.sha256([]).base64)
                expectRefusal(changed, "event \(event), a hash too many", policy)
                if hashes.count > 1 {
                    changed = file
                    changed[keyPath: list][event][keyPath: path].swapAt(0, 1)
                    expectRefusal(changed, "event \(event), hashes swapped", policy)
                }
            }
        }
    }

    @Test(arguments: EventList.allCases)
    func `bytes of any event changed are refused`(list: EventList) throws {
        let list = list.path
        let file = try Self.trail()
        let policy = try SampleLog.policy()
        for event in file[keyPath: list].indices {
            let leaf = file[keyPath: list][event].leaf
            // Every fifth byte meets every field: the shortest, a version, lies among keys that are checked as well.
            for index in stride(from: event % 5, to: leaf.utf8.count, by: 5) {
                var changed = file
                changed[keyPath: list][event].leaf = Self.mutated(leaf, at: index)
                expectRefusal(changed, "event \(event), byte \(index)", policy)
            }
        }
    }

    @Test func `a file cut short anywhere is refused`() throws {
        let bytes = try SampleLog.sample().trail()
        let policy = try SampleLog.policy()
        for length in stride(from: 0, to: bytes.count, by: 97) {
            #expect(verdict(Array(bytes[..<length]), policy) == .malformedFile, "\(length) bytes")
        }
        #expect(verdict(bytes + [0x20], policy) == .malformedFile)
    }

    @Test func `an event doubled, swapped or left out before the last is refused`() throws {
        #expect(try verdict { $0.events.append($0.events[3]) } == .brokenOrder)
        #expect(try verdict { $0.events.swapAt(1, 2) } == .brokenOrder)
        #expect(try verdict { $0.events.removeFirst() } == .brokenOrder)
        #expect(try verdict { $0.events.remove(at: 2) } == .brokenOrder)
        #expect(try verdict { $0.enrolments.append($0.enrolments[0]) } == .brokenOrder)
        #expect(try verdict { $0.enrolments.swapAt(0, 1) } == .brokenOrder)
        #expect(try verdict { $0.events = [] } == .malformedFile)
    }

    @Test func `an enrolment left out is refused`() throws {
        #expect(try verdict { $0.enrolments.removeFirst() } == .unknownKey)
        #expect(try verdict { $0.enrolments.removeLast() } == .unknownKey)
    }

    @Test func `an event that enrols nobody is no enrolment`() throws {
        #expect(
            try verdict { file in
                file.enrolments.append(file.events[3])
            } == .malformedEvent)
    }

    @Test func `the end left out is what the limits say: it is not noticed`() throws {
        #expect(try verdict { $0.events.removeLast() } == nil)
    }

    @Test(arguments: [
        (#"{"checkpoint":"#, #"{"checkpoint": "#),
        (#""format":"constancia/trail/v1""#, #""format":"constancia/trail/v2""#),
    ])
    func `a file that is not canonical or of another version is refused`(change: (String, String)) throws {
        let text = String(decoding: try SampleLog.sample().trail(), as: UTF8.self)
        #expect(text.contains(change.0))
        let bytes = Array(text.replacing(change.0, with: change.1).utf8)
        #expect([.malformedFile, .unknownFormat].contains(try verdict(bytes)))
    }
}
