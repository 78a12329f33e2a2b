internal import TransparencyLog

/// Which streams of the seal a file names, and which it proves not to be there.
struct StreamCoverage: Sendable {
    private let streams: [NamedStream]
    private let places: [String: Int]
    /// How many streams the seal speaks of.
    private let count: UInt64

    /// - Parameters:
    ///   - streams: in ascending order of index and of name.
    ///   - count: how many the seal speaks of.
    init(_ streams: [NamedStream], count: UInt64) {
        self.streams = streams
        self.count = count
        places = Dictionary(uniqueKeysWithValues: streams.enumerated().map { ($1.sealed.name, $0) })
    }

    /// The leaf of a stream, if the file names it.
    subscript(_ name: String) -> NamedStream? { places[name].map { streams[$0] } }

    /// Whether what must be there is there.
    func meets(_ demand: TrailDemand, shown: (String) -> Bool) -> Bool {
        switch demand {
        case .shown(let name): self[name] != nil && shown(name)
        case .known(let name): self[name] != nil ? shown(name) : isAbsent(name)
        case .whole(let prefix): isWhole(prefix, shown)
        }
    }

    /// Whether two neighbours, or one end, show that a name is not among the streams.
    func isAbsent(_ name: String) -> Bool {
        let next = firstPlace { !$0.utf8.lexicographicallyPrecedes(name.utf8) }
        if next < streams.count, streams[next].sealed.name == name { return false }
        let after = next < streams.count ? streams[next].index : count
        let before = next > 0 ? streams[next - 1].index + 1 : 0
        return before == after
    }

    /// Whether all streams whose names begin alike are there, and the file shows that there are no others.
    private func isWhole(_ prefix: String, _ shown: (String) -> Bool) -> Bool {
        let start = firstPlace { !$0.utf8.lexicographicallyPrecedes(prefix.utf8) }
        let end = streams[start...].firstIndex { !$0.sealed.name.utf8.starts(with: prefix.utf8) } ?? streams.count
        var next = start > 0 ? streams[start - 1].index + 1 : 0
        for stream in streams[start..<end] {
            guard stream.index == next, shown(stream.sealed.name) else { return false }
            next += 1
        }
        return next == (end < streams.count ? streams[end].index : count)
    }

    private func firstPlace(where isBeyond: (String) -> Bool) -> Int {
        streams.firstIndex { isBeyond($0.sealed.name) } ?? streams.count
    }
}
