import Deliberation
import EventLog
import FoundationEssentials

/// The straight-line decoder of canonical bytes beside Foundation's JSONDecoder, on the same event.
enum Codec {
    private static let leaf =
        #"{"actor":"secretaria","data":{"commitmentId":"C-2026-001","evidence":[],"narrative":"Se consolidó la oferta"#
        + #" de cuatro entidades.","percent":40,"reporter":"Función Pública, enlace"},"filing":{"id":"019b2f0e-6d3c"#
        + #"-7a51-8d02-3f4c5d6e7f80","index":0,"key":"530d903a","signature":"NWqhDOLVDAC9X+xk5IMnaCVMjpVNbzhMu2pVjL8"#
        + #"ywk9rEYuJ+2iPl5vdjZYDXbqrXiQ4jvfkUsjwYlfgbJvkDQ==","size":1},"id":"019b2f0e-6d3c-7a51-8d02-3f4c5d6e7f81","#
        + #""occurred":"2026-04-10T10:00:00-05:00","prev":"2831064fa5dcc03dac66f0e2db0d551cf3b9266cc0ea28fc3b8444c5b4"#
        + #"dd5b9c","recorded":"2026-04-10T15:00:01.123Z","schema":1,"seq":123456,"stream":"commitment/C-2026-001","#
        + #""type":"commitment.progress.reported","version":2}"#

    private struct Leaf: Decodable {
        struct Filing: Decodable {
            let id: String
            let index: Int
            let key: String
            let signature: String
            let size: Int
        }
        struct Progress: Decodable {
            struct Document: Decodable {
                let name: String
                let sha256: String
                let mediaType: String?
                let bytes: Int?
            }
            let commitmentId: String
            let evidence: [Document]
            let narrative: String
            let percent: Int
            let reporter: String
        }
        let actor: String
        let data: Progress
        let filing: Filing
        let id: String
        let occurred: String
        let prev: String?
        let recorded: String
        let schema: Int
        let seq: UInt64
        let stream: String
        let type: String
        let version: Int
    }

    private static let turns = 20

    /// Decodes the same event many times both ways, into the same fields.
    static func measure(count wanted: Int) throws {
        let count = max(1, wanted / turns) * turns
        let bytes = Array(leaf.utf8)
        let data = Data(bytes)
        let decoder = JSONDecoder()
        var percent = 0
        let costs = try takingTurns(turns) {
            for _ in 0..<count / turns {
                let event = try Event(decoding: bytes)
                let act = try DomainEvent(type: .commitmentProgressReported, canonical: event.data)
                if case .commitmentProgressReported(let report) = act { percent += Int(report.percent) }
            }
        } _: {
            for _ in 0..<count / turns { percent -= try decoder.decode(Leaf.self, from: data).data.percent }
        }
        precondition(percent == 0, "both decoders read the same number")
        let details = [(name: "leafBytes", value: bytes.count)]
        Figure(operation: "decodeCanonical", count: count, cost: costs.first, details: details).report()
        Figure(operation: "decodeFoundation", count: count, cost: costs.second, details: details).report()
    }
}
