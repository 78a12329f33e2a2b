import CanonicalJSON
import EventLog

/// An endless supply of the acts of which a commission's ledger has most: commitments raised, assigned and reported on.
///
/// Fifty commitments are under way at a time, taking turns; each is raised, assigned and reported on eight times.
struct CommitmentActs {
    private static let underWay = 50
    private static let actsOfEach = 10
    private static let occurred = "2026-03-02T10:00:00-05:00"

    let actor: String
    let firstNumber: Int
    let stride: Int
    private var made = 0

    init(actor: String, firstNumber: Int, stride: Int) {
        self.actor = actor
        self.firstNumber = firstNumber
        self.stride = stride
    }

    /// The next acts.
    mutating func next(_ count: Int) throws -> [Intent] {
        var intents: [Intent] = []
        intents.reserveCapacity(count)
        for _ in 0..<count { intents.append(try next()) }
        return intents
    }

    /// The next act.
    mutating func next() throws -> Intent {
        let round = made / (Self.underWay * Self.actsOfEach)
        let version = made / Self.underWay % Self.actsOfEach
        let id = Self.identifier(firstNumber + (round * Self.underWay + made % Self.underWay) * stride)
        made += 1
        let (type, data) = Self.act(of: id, version: version)
        return try Intent(
            actor: actor, data: JSONValue.object(data).canonicalBytes(), id: .new(), occurred: Self.occurred,
            schema: 1, stream: try StreamName("commitment/\(id)"), type: type, version: version)
    }

    /// An identifier such as `C-2026-0001`; the year goes up where the numbers end.
    private static func identifier(_ number: Int) -> String {
        let digits = String(number % 9_000 + 1_000)
        return "C-\(2_026 + number / 9_000)-\(digits)"
    }

    private static func act(of id: String, version: Int) -> (type: String, data: [String: JSONValue]) {
        switch version {
        case 0:
            return (
                "commitment.raised",
                [
                    "commitmentId": .string(id), "functionCodes": .array([.string("F02")]),
                    "sessionId": .string("S-2026-01"), "text": .string("Remitir la oferta institucional."),
                ]
            )
        case 1:
            return (
                "commitment.assigned",
                [
                    "commitmentId": .string(id), "dueDate": .string("2026-04-30"),
                    "responsibleEntityId": .string("dafp"),
                    "responsiblePost": .string("Director(a) de Gestión"),
                ]
            )
        default:
            return (
                "commitment.progress.reported",
                [
                    "commitmentId": .string(id), "evidence": .array([]),
                    "narrative": .string("Avance \(version - 1)."), "percent": .integer(Int64(version * 10)),
                    "reporter": .string("Función Pública, enlace"),
                ]
            )
        }
    }
}
