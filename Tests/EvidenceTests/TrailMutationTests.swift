import CanonicalJSON
import Deliberation
import Evidence
import Testing
import TransparencyLog

@Suite struct TrailMutationTests {
    private static func trail() throws -> TrailFile {
        var log = try SampleLog.sample()
        try log.file(
            [SampleLog.stated, SampleAct(.territorialDemandRegistered, stream: "demand/DM-2026-001")],
            actor: "secretaria", key: SampleLog.secretariat(), recorded: "2026-03-02T15:00:00.000Z")
        return try TrailFile(canonical: try log.trail(), limits: .document)
    }

    private func expectRefusal(_ file: TrailFile, _ what: String, _ policy: Policy) {
        #expect(verdict(file.canonicalBytes, policy) != nil, "\(what)")
    }

    @Test func `any byte of a trail changed is refused, but for the version of the rules that made it`() throws {
        let file = try Self.trail()
        let bytes = file.canonicalBytes
        let policy = try SampleLog.policy()
        // The one member that decides nothing.
        let informs = Array(#""rulebook":"sample""#.utf8)
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: informs) }) + 12
        for index in bytes.indices where !(start..<start + 6).contains(index) {
            var changed = bytes
            changed[index] ^= index.isMultiple(of: 2) ? 1 : 2
            #expect(verdict(changed, policy) != nil, "byte \(index)")
        }
    }

    @Test func `a trail cut short anywhere, or with a byte more, is refused`() throws {
        let bytes = try Self.trail().canonicalBytes
        let policy = try SampleLog.policy()
        for length in stride(from: 0, to: bytes.count, by: 53) {
            #expect(verdict(Array(bytes[..<length]), policy) == .malformedFile, "\(length) bytes")
        }
        #expect(verdict(bytes + [0x20], policy) == .malformedFile)
    }

    @Test func `any event left out, doubled or swapped is refused`() throws {
        let file = try Self.trail()
        let policy = try SampleLog.policy()
        for index in file.events.indices {
            var changed = file
            changed.events.remove(at: index)
            expectRefusal(changed, "without event \(index)", policy)
            changed = file
            changed.events.insert(file.events[index], at: index)
            expectRefusal(changed, "event \(index) twice", policy)
            guard index > 0 else { continue }
            changed = file
            changed.events.swapAt(index - 1, index)
            expectRefusal(changed, "events \(index - 1) and \(index) swapped", policy)
        }
    }

    @Test func `any hash of any proof left out, doubled, swapped or added is refused`() throws {
        let file = try Self.trail()
        let policy = try SampleLog.policy()
        for list in [\TrailFile.eventsProof, \.streamsProof, \.filings[0].proof] {
            let hashes = file[keyPath: list]
            for index in hashes.indices {
                var changed = file
                changed[keyPath: list].remove(at: index)
                expectRefusal(changed, "hash \(index) dropped", policy)
                changed = file
                changed[keyPath: list].insert(hashes[index], at: index)
                expectRefusal(changed, "hash \(index) doubled", policy)
                guard index > 0 else { continue }
                changed = file
                changed[keyPath: list].swapAt(index - 1, index)
                expectRefusal(changed, "hashes swapped at \(index)", policy)
            }
            var changed = file
            changed[keyPath: list].append(Digest.sha256([]).base64)
            expectRefusal(changed, "a hash too many", policy)
        }
        var changed = file
        changed.filings = []
        expectRefusal(changed, "no filing", policy)
        changed = file
        changed.filings.append(TrailFiling(id: "z", proof: []))
        expectRefusal(changed, "a filing too many", policy)
    }

    @Test func `any stream left out, doubled, swapped or said otherwise is refused`() throws {
        let file = try Self.trail()
        let policy = try SampleLog.policy()
        for index in file.streams.indices {
            for change in [
                { $0.streams.remove(at: index) }, { $0.streams.append($0.streams[index]) },
                { $0.streams[index].index += 1 }, { $0.streams[index].version += 1 }, { $0.streams[index].name += "x" },
                { $0.streams[index].head = Digest.sha256([]).base64 },
                { if index > 0 { $0.streams.swapAt(index - 1, index) } else { $0.streams = [] } },
            ] as [(inout TrailFile) -> Void] {
                var changed = file
                change(&changed)
                expectRefusal(changed, "stream \(index)", policy)
            }
        }
    }

    @Test(arguments: ["x", "====", "AAAA "])
    func `a time stamp that is not Base64 is refused`(text: String) throws {
        #expect(try verdict { $0.timestamp = text } == .malformedFile)
    }

    @Test func `another format is refused by its name`() throws {
        #expect(try verdict { $0.format = "constancia/trail/v1" } == .unknownFormat)
    }
}
