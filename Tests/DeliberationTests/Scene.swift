import CanonicalJSON
import Deliberation

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int64) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}

/// An act of a scene: what somebody hands in.
struct Step: Sendable {
    var type: EventType
    var data: [String: JSONValue]
    var at: String
    var actor = "secretaria"

    init(_ type: EventType, _ data: [String: JSONValue], at: String, actor: String = "secretaria") {
        self.type = type
        self.data = data
        self.at = at
        self.actor = actor
    }

    /// The same act at another time.
    func at(_ time: String) -> Step {
        var step = self
        step.at = time
        return step
    }

    func with(_ changes: [String: JSONValue?]) -> Step {
        var step = self
        for (key, value) in changes { step.data[key] = value }
        return step
    }
}

/// A book with the acts that led to it; acts are completed as the ledger completes them.
final class Scene {
    let book = Book(source: EmptySource())
    private(set) var seq: UInt64 = 0
    private var played: [Act] = []
    var overrides: [String: String] = [:]
    private var isFounding = true

    /// 64 hexadecimal digits that depend on every byte: the rules need no more of a hash.
    static func sha256(_ bytes: [UInt8]) -> String {
        var words: [UInt64] = [1, 2, 3, 4]
        for (index, byte) in bytes.enumerated() {
            words[index % 4] = (words[index % 4] ^ UInt64(byte)) &* 0x100_0000_01B3 &+ UInt64(index)
        }
        return words.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    func act(_ step: Step) throws -> Act {
        guard let occurred = Instant(step.at), let recorded = Instant("2026-12-31T23:59:59-05:00") else {
            throw SceneError(description: "no instant: \(step.at)")
        }
        let data = try Completion.complete(
            try corrected(step), type: step.type, occurred: occurred, book: book, sha256: Self.sha256)
        let event = try DomainEvent(type: step.type, canonical: JSONValue.object(data).canonicalBytes())
        return Act(event: event, occurred: occurred, recorded: recorded, actor: step.actor, seq: seq)
    }

    /// A correction with the act that it leaves, which the ledger takes from its log.
    private func corrected(_ step: Step) throws -> [String: JSONValue] {
        var data = step.data
        guard step.type == .correctionRecorded, data["fact"] == nil, case .integer(let seq)? = data["correctsSeq"],
            case .string(let field)? = data["field"], case .string(let text)? = data["is"]
        else { return data }
        let original = played.indices.contains(Int(seq)) ? played[Int(seq)].event : nil
        data["factType"] = .string(original?.type.rawValue ?? "none")
        data["fact"] = try original.flatMap { try book.corrected($0, at: seq, field, is: text) } ?? .object([:])
        return data
    }

    /// What the rules say of an act.
    func judge(_ step: Step) throws -> [Breach] {
        try judge(try act(step))
    }

    func judge(_ act: Act) throws -> [Breach] {
        let context = try Context(
            book: book, act: act, overrides: overrides, isFounding: isFounding,
            recorded: { [played] seq in played.indices.contains(Int(seq)) ? played[Int(seq)] : nil },
            // A scene has no tree; this is the root that the catalogue's examples state.
            root: { [played] size in size <= played.count ? String(repeating: "b", count: 64) : nil },
            sha256: Self.sha256)
        return try Judge.judge(act, in: context)
    }

    /// Records acts that the rules must not refuse.
    @discardableResult
    func play(_ steps: [Step]) throws -> Scene {
        for step in steps {
            let refusals = try judge(step).filter(\.effect.isRefusal)
            guard refusals.isEmpty else {
                throw SceneError(description: "\(step.type.rawValue) is refused: \(refusals.map(\.message.en))")
            }
            try taking(step)
        }
        return self
    }

    /// Applies a step whatever the rules say of it, for a test of what follows from it.
    @discardableResult
    func taking(_ step: Step) throws -> Scene {
        let act = try act(step)
        try book.evolve(act)
        book.settle()
        played.append(act)
        seq += 1
        return self
    }

    /// The place of the last act of each type.
    var places: [String: Int64] {
        Dictionary(played.map { ($0.type.rawValue, $0.position) }) { _, last in last }
    }

    func endFounding() { isFounding = false }

    func decision(_ id: String = "D-2026-001") throws -> DecisionView {
        guard let row = try book.decisions.row(id) else { throw SceneError(description: "no decision \(id)") }
        return row
    }
}

struct SceneError: Error, CustomStringConvertible {
    let description: String
}
