import Deliberation

/// What must be said beside a thing wherever it is shown: what was corrected, and what happened against a rule.
enum NotesPage {
    static func add(_ stream: String, _ book: Book, to page: inout Page) throws {
        for row in try book.irregularities.rows() where row.stream == stream {
            let rules = row.ruleIds.joined(separator: ", ")
            let note = Message.irregularNote(id: row.irregularityId, rules: rules, text: row.explanation)
            page.paragraph(note.text, indent: 2)
        }
        for row in try book.corrections.rows() where row.stream == stream {
            let note = Message.corrected(
                id: row.correctionId, field: row.field, was: row.was, now: row.is,
                why: row.reason)
            page.paragraph(note.text, indent: 2)
        }
    }
}
