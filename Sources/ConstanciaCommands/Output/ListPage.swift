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
                page.line("  \(row.seq)/\(row.ruleId)  \(row.severity.label.text) · \(row.stream)")
                page.paragraph(Bilingual(es: row.es, en: row.en).text, indent: 6)
            }
        case "seats":
            page.table(
                try filter.kept(try book.seats.rows()).map { row in
                    [row.seatId.rawValue, row.entityName, row.holder(on: day)?.person.id ?? Message.vacant.text]
                })
        case "attendance":
            page.table(
                try filter.kept(try book.attendance.rows()).map { row in
                    [row.sessionId, Message.peopleCount(n: Set(row.attendance.map(\.person.id)).count).text]
                })
        case "quorum":
            page.table(
                try filter.kept(try book.quorum.rows()).map { row in
                    let last = row.moments.last
                    return [row.sessionId, last?.moment.label.text ?? "", QuorumText.short(last?.quorum)]
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
        let named = text([
            "title", "name", "canonicalName", "organization", "text", "factType", "type", "reason", "field", "seatIds",
            "legalBasis", "mipgReference", "rootHash",
        ])
        return [
            key, text(["state", "classification", "severity", "on", "at"]),
            Cut.line(named.isEmpty ? innerName(members, record) : named),
        ] + (territories.isEmpty ? [] : [Cut.line(territories)])
    }

    /// What a record inside a row is called, of a list the last one: the document's name, the post's incumbent.
    private static func innerName(_ members: [String: JSONValue], _ record: RecordDescriptor) -> String {
        for field in record.fields {
            guard case .record(let name) = FieldWalk.leaf(field.type), let inner = Catalogue.record(name),
                var value = members[field.name]
            else { continue }
            if case .array(let elements) = value, let last = elements.last { value = last }
            guard case .object(let values) = value else { continue }
            for key in ["title", "name", "organization", "office", "guestId"] {
                if case .string(let text)? = values[key] { return text }
            }
            let found = innerName(values, inner)
            if !found.isEmpty { return found }
        }
        return ""
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
