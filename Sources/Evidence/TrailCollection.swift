internal import TransparencyLog

/// The streams that a trail brings, gathered until nothing is missing.
struct TrailCollection<Source: TrailSource> {
    private let source: Source
    private let subject: String
    private let seal: UInt64
    private var streams: [String: [Envelope]] = [:]
    /// Names of which the seal knows no stream.
    private var absent: Set<String> = []
    /// Kinds of streams that are there as a whole.
    private var ranges: Set<String> = []

    init(_ source: Source, subject: String, seal: UInt64) {
        self.source = source
        self.subject = subject
        self.seal = seal
    }

    /// The events in the order of the log.
    var events: [Envelope] { streams.values.joined().sorted { $0.seq < $1.seq } }

    /// Takes up a stream as the seal found it, if there was one.
    mutating func load(_ stream: String) throws {
        guard streams[stream] == nil, !absent.contains(stream) else { return }
        var events: [Envelope] = []
        for seq in try source.sequenceNumbers(ofStream: stream, before: seal) {
            events.append(try Envelope(decoding: try source.leaf(at: seq)))
        }
        if events.isEmpty { absent.insert(stream) } else { streams[stream] = events }
    }

    /// Takes up all that the format asks for, and what the rules look at.
    mutating func close(largestRange: Int) throws {
        var isJudged = false
        while true {
            let (demands, core) = try closure()
            let missing = demands.filter { !meets($0) }
            for demand in missing { try load(demand) }
            if !missing.isEmpty { continue }
            guard streams[subject] != nil else { throw EvidenceError(.incomplete, detail: subject) }
            // What a rule asks for may make it ask for more; what it cannot have it asks for again and again.
            let asked = try unmet(core).filter { !isGiven($0) }
            if asked.isEmpty || isJudged { return }
            isJudged = true
            for demand in asked {
                if case .whole(let kind) = demand {
                    if try isSmall(kind, largestRange) { try load(demand) } else { tooLarge.insert(kind) }
                    isJudged = false
                } else {
                    try load(demand)
                    isJudged = false
                }
            }
        }
    }

    /// Kinds of streams that are too many to bring.
    private var tooLarge: Set<String> = []

    private func isGiven(_ demand: TrailDemand) -> Bool {
        if case .whole(let kind) = demand { return tooLarge.contains(kind) }
        return absent.contains(demand.name) || streams[demand.name] != nil
    }

    private func closure() throws -> (demands: [TrailDemand], core: Set<String>) {
        try TrailClosure.demands(of: subject) {
            streams[$0] ?? []
        } all: {
            streams.keys.sorted()
        }
    }

    /// What the rules ask for, of the acts of the core, and is not there.
    private func unmet(_ core: Set<String>) throws -> [TrailDemand] {
        var judgement = TrailJudgement(
            core: core, acts: try events.map { ($0.seq, try $0.act()) }, triesReadings: false, meets: meets)
        for event in events { try judgement.take(event) }
        return judgement.missing
    }

    private func meets(_ demand: TrailDemand) -> Bool {
        switch demand {
        case .shown(let name): streams[name] != nil || absent.contains(name)
        case .known(let name): streams[name] != nil || absent.contains(name)
        case .whole(let prefix): ranges.contains(prefix)
        }
    }

    private mutating func load(_ demand: TrailDemand) throws {
        guard case .whole(let prefix) = demand else { return try load(demand.name) }
        for stream in try source.streams(beginningWith: prefix, before: seal, limit: .max) { try load(stream) }
        ranges.insert(prefix)
    }

    /// Whether a kind of streams has few events.
    private func isSmall(_ prefix: String, _ largest: Int) throws -> Bool {
        guard !prefix.isEmpty else { return false }
        let names = try source.streams(beginningWith: prefix, before: seal, limit: largest + 1)
        guard names.count <= largest else { return false }
        var count = 0
        for name in names where count <= largest {
            count += try source.sequenceNumbers(ofStream: name, before: seal).count
        }
        return count <= largest
    }

    /// The streams by their places in the seal, with the neighbours that show what is absent, and the rest of the tree.
    func namedStreams() throws -> (streams: [NamedStream], proof: [Digest]) {
        let sealed = try source.sealedStreams(at: TreeSize(seal))
        var indexes: Set<UInt64> = []
        for name in streams.keys { indexes.insert(try sealed.place(of: name)) }
        for name in absent {
            let place = try sealed.place(of: name)
            if place > 0 { indexes.insert(place - 1) }
            if place < sealed.count { indexes.insert(place) }
        }
        for prefix in ranges {
            let start = try sealed.place(of: prefix)
            let end = start + UInt64(streams.keys.count { $0.utf8.starts(with: prefix.utf8) })
            if start > 0 { indexes.insert(start - 1) }
            if end < sealed.count { indexes.insert(end) }
        }
        let sorted = indexes.sorted()
        let named = try sorted.map { index in
            guard let stream = try sealed.stream(at: index) else { throw EvidenceError(.streamsNotSealed) }
            return NamedStream(index: index, sealed: stream)
        }
        return (named, try sealed.proof(of: sorted).hashes)
    }
}
