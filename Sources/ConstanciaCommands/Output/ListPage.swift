import CanonicalJSON
import Deliberation

/// Lists of each kind, one line a thing.
enum ListPage {
    static func add(
        _ thing: Thing, _ book: Book, asOf day: CalendarDate, only filter: RowFilter = RowFilter(),
        to page: inout Page
    ) throws {
        switch thing.plural {
        case "sessions":
            page.table(
                try filter.kept(try book.sessions.rows()).map { row in
                    [row.sessionId, Clock.dayAndTime(row.start), row.kind.label.text, row.state.label.text]
                })
        case "decisions":
            page.table(
                try filter.kept(try book.decisions.rows()).map { row in
                    [row.decisionId, row.state.label.text, QuorumText.short(row.quorum), Cut.line(row.text)]
                })
        case "commitments": addCommitments(try filter.kept(try book.commitments.rows()), asOf: day, to: &page)
        case "delegations":
            page.table(
                try filter.kept(try book.delegations.rows()).map { row in
                    let power = row.grantsDecisionPower ? Message.withPower.text : Message.withoutPower.text
                    let state = row.irregularities.isEmpty ? row.state.label.text : Message.irregular.text
                    return [row.delegationId, row.seatId.rawValue, state, power, row.postTitle]
                })
        case "findings":
            for row in try filter.kept(try book.findings.rows()) {
                page.line("  \(row.seq)  \(row.severity.label.text) · \(row.ruleId) · \(row.stream)")
                page.paragraph(Bilingual(es: row.es, en: row.en).text, indent: 6)
            }
        case "seats":
            page.table(
                try filter.kept(try book.seats.rows()).map { row in
                    [row.seatId.rawValue, row.entityName, row.holder(on: day)?.person.id ?? Message.vacant.text]
                })
        default:
            let table = try thing.table(book)
            page.table(
                try table.keys().compactMap { key in
                    guard let row = try table.record(key), try filter.admits(row) else { return nil }
                    return line(row, thing, key)
                })
        }
    }

    /// A line of any view: the key, the state, and what the thing is called.
    private static func line(_ row: any CanonicalRecord, _ thing: Thing, _ key: String) -> [String] {
        guard let record = thing.record, case .object(let members)? = try? row.value else { return [key] }
        func text(_ names: [String]) -> String {
            for name in names {
                if let value = members[name], let field = record.fields.first(where: { $0.name == name }) {
                    return RowPage.scalar(value, field.type)
                }
            }
            return ""
        }
        let territories = TerritoryNames.of(members, record).joined(separator: ", ")
        return [
            key, text(["state", "classification", "severity", "on", "at"]),
            Cut.line(
                text(["title", "name", "organization", "text", "factType", "type", "reason", "field", "seatIds"])),
        ] + (territories.isEmpty ? [] : [Cut.line(territories)])
    }

    static func addCommitments(_ rows: [CommitmentView], asOf day: CalendarDate, to page: inout Page) {
        guard !rows.isEmpty else {
            page.line("  " + Message.none.text)
            return
        }
        page.table(
            rows.map { row in
                let state = row.isOverdue(asOf: day) ? Message.overdue.text : row.state.label.text
                return [
                    row.commitmentId, row.dueDate?.description ?? "—", state, "\(row.percent) %",
                    row.responsibleEntityId ?? "—", row.responsiblePost ?? "—",
                ]
            },
            header: [
                Message.columnCommitment.text, Message.columnDue.text, Message.columnState.text, "%",
                Message.columnEntity.text, Message.columnPost.text,
            ])
        for row in rows { page.paragraph("\(row.commitmentId): \(row.text)", indent: 4) }
    }
}

enum Cut {
    /// A text on one line of at most 60 characters.
    static func line(_ text: String) -> String {
        let flat = text.replacing("\n", with: " ")
        return flat.count <= 60 ? flat : flat.prefix(59) + "…"
    }
}

enum QuorumText {
    /// Seats present, and the answer under both readings: `4 de 7 · con 4: sí · con 5: no`.
    static func short(_ quorum: QuorumFact?) -> String {
        guard let quorum else { return "—" }
        func answer(_ required: Int64, _ met: Bool) -> String {
            Message.quorumUnder(n: Int(required), answer: met ? Message.yes.text : Message.no.text).text
        }
        let present = Message.seatsOf(n: quorum.present.count, total: Int(quorum.denominator)).text
        return [
            present, answer(quorum.required, quorum.met), answer(quorum.requiredAlternative, quorum.metAlternative),
        ].joined(separator: " · ")
    }
}
