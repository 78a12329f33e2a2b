import Deliberation
import EventLog
import Ledger

/// Says that a ledger has never seen a name that it is asked for: an empty answer might be taken for "nothing happened".
enum UnseenName {
    /// The most streams that are compared with a name.
    private static let largestCount = 10_000

    static func warn(stream: StreamName?, type: String?, in journal: Journal) throws {
        try journal.read { snapshot in
            if let type, try snapshot.events(ofType: type, limit: 1).isEmpty {
                let seen = try EventType.allCases.map(\.rawValue).filter { name in
                    try !snapshot.events(ofType: name, limit: 1).isEmpty
                }
                let nearest = SpellingDistance.nearest(to: type, among: seen)
                Console.say(Message.typeUnseen(type: type, hint: Hint.nearest(nearest)).text)
            }
            if let stream, try snapshot.streamHead(stream) == nil {
                let nearest = try nearest(to: stream.text, in: snapshot)
                Console.say(Message.streamUnseen(stream: stream.text, hint: Hint.nearest(nearest)).text)
            }
        }
    }

    /// The stream that was meant: of that thing, where only the identifier was typed, else the one spelt most alike.
    private static func nearest(to name: String, in snapshot: borrowing LogSnapshot) throws -> String? {
        let kinds = Catalogue.aggregates.map { String($0.streamPattern.prefix { $0 != "/" }) }
        let kind = SpellingDistance.nearest(to: String(name.prefix { $0 != "/" }), among: kinds)
        let id = name.split(separator: "/").last ?? ""
        var streams: [String] = []
        try snapshot.scanStreams(prefix: kind ?? "") { stream in
            streams.append(stream.text)
            return streams.count < largestCount
        }
        // Of several things with one identifier, that with the most acts: a session and not its minutes.
        let ofThing = try streams.filter { $0.split(separator: "/").last == id }.map { name in
            (name, try snapshot.streamHead(StreamName(name))?.version ?? 0)
        }
        return ofThing.max { $0.1 < $1.1 }?.0
            ?? SpellingDistance.nearest(to: name, among: streams)
    }
}
