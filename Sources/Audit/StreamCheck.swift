import EventLog
import TransparencyLog

/// Versions and hash chain of every stream.
///
/// Holds one entry for each stream.
struct StreamCheck {
    private struct Head {
        let version: Int
        let leafHash: Digest
    }

    private var heads: [StreamName: Head] = [:]

    mutating func take(_ event: Event, _ leafHash: Digest, _ seq: UInt64, _ differences: DifferenceList) {
        let head = heads.updateValue(Head(version: event.version, leafHash: leafHash), forKey: event.stream)
        let next = head.map { $0.version + 1 } ?? 0
        if event.version != next {
            differences.add(
                .streamVersion, Place.event(seq),
                es: "Es la versión \(event.version) de \(event.stream) y seguía la \(next).",
                en: "It is version \(event.version) of \(event.stream), and \(next) was next.")
        }
        if event.prev != head?.leafHash {
            differences.add(
                .streamChain, Place.event(seq),
                es: "Su «prev» no es la huella del evento anterior de \(event.stream).",
                en: "Its \"prev\" is not the hash of the previous event of \(event.stream).")
        }
    }
}
