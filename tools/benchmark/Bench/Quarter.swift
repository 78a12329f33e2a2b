import EventLog
import Foundation
import Ledger

/// One quarter of the made-up history: a session and the life of the commitments raised in it.
struct Quarter {
    /// How many acts make up the life of a commitment.
    static let actsOfEach = 20
    /// The acts of a commitment that happen in the session: it is raised and assigned.
    static let roundsInSession = 2

    private static let millisecondsPerDay: Int64 = 86_400_000

    /// Its place in the history, from 0.
    let number: Int
    private let year: Int
    private let month: Int

    init(_ number: Int) {
        self.number = number
        year = 2026 + number / 4
        month = number % 4 * 3 + 3
    }

    /// The day of the session.
    var day: String { "\(year)-\(Self.digits(month, 2))-02" }
    /// The month before, in which the session is convened.
    var eve: String { "\(year)-\(Self.digits(month - 1, 2))" }
    var session: String { "S-\(year)-\(Self.digits(number % 4 + 1, 2))" }
    var decision: String { "D-\(year)-\(Self.digits(number % 4 + 1, 3))" }

    /// The day of a round of the commitments' acts: those of the session on its day, the rest every third day.
    func day(ofRound round: Int) -> String { day(after: max(0, round - 1) * 3) }

    /// The day on which the commitments are due, after the last of their acts and before the next session.
    var dueDay: String { day(after: Self.actsOfEach * 3) }

    private func day(after days: Int) -> String {
        let start = Timestamp("\(day)T12:00:00.000Z")?.milliseconds ?? 0
        return String(Timestamp(milliseconds: start + Int64(days) * Self.millisecondsPerDay).text.prefix(10))
    }

    /// The acts of a template, filled in.
    func drafts(_ template: [UInt8]) throws -> [Draft] {
        let values = [
            "session": session, "decision": decision, "delegation": "DEL-\(year)-\(Self.digits(number % 4 + 1, 3))",
            "number": "\(number + 1)", "day": day, "eve": eve, "hash": String(repeating: "7", count: 64),
        ]
        var text = String(decoding: template, as: UTF8.self)
        for (name, value) in values { text = text.replacingOccurrences(of: "@\(name)", with: value) }
        return try DraftReader.drafts(in: Array(text.utf8))
    }

    /// One act of the life of a commitment.
    ///
    /// - Parameters:
    ///   - commitment: Its number in the whole history.
    ///   - round: Which of its acts.
    ///   - actor: Who signs.
    /// - Returns: The act, to be signed.
    /// - Throws: What makes it no act.
    func act(of commitment: Int, round: Int, actor: String) throws -> Intent {
        // The year goes up where the numbers end: a year has room for 9,000 of four digits.
        let id = "C-\(2026 + commitment / 9_000)-\(commitment % 9_000 + 1_000)"
        let entities = ["mininterior", "minhacienda", "dnp", "dapre", "dafp", "apc", "esap"]
        let entity = entities[commitment % entities.count]
        let (type, data): (String, String)
        switch round {
        case 0:
            type = "commitment.raised"
            let code = "F\(Self.digits(commitment % 12 + 1, 2))"
            data =
                #"{"commitmentId":"\#(id)","decisionId":"\#(decision)","functionCodes":["\#(code)"],"sessionId":"#
                + #""\#(session)","text":"Remitir la oferta institucional de \#(entity)."}"#
        case 1:
            type = "commitment.assigned"
            data =
                #"{"commitmentId":"\#(id)","dueDate":"\#(dueDay)","responsibleEntityId":"\#(entity)","#
                + #""responsiblePost":"Director(a) de Gestión"}"#
        case 2:
            type = "commitment.accepted"
            data = #"{"by":"Enlace de \#(entity)","commitmentId":"\#(id)"}"#
        case Self.actsOfEach - 2:
            type = "commitment.fulfilment.reported"
            data = #"{"commitmentId":"\#(id)","evidence":[],"reporter":"Enlace de \#(entity)"}"#
        case Self.actsOfEach - 1:
            type = "commitment.verified"
            data = #"{"commitmentId":"\#(id)","result":"cumplido","verifier":"Secretaría Técnica"}"#
        default:
            type = "commitment.progress.reported"
            data =
                #"{"commitmentId":"\#(id)","evidence":[],"narrative":"Avance \#(round - 2) de \#(entity).","#
                + #""percent":\#(round * 5),"reporter":"Enlace de \#(entity)"}"#
        }
        return try Intent(
            actor: actor, data: Array(data.utf8), id: .new(), occurred: "\(day(ofRound: round))T10:30:00-05:00",
            schema: 1, stream: try StreamName("commitment/\(id)"), type: type, version: round)
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}
