import CanonicalJSON
import Deliberation

extension CanonicalRecord {
    /// The record as any JSON value.
    var value: JSONValue {
        get throws { try JSONValue(canonical: canonicalBytes, limits: .document) }
    }
}

/// Any row of a view, field by field, with the labels of the catalogue.
struct RowPage {
    /// What became of the value behind a commitment to a person.
    private let fate: PersonalValueFate

    static func add(
        _ row: any CanonicalRecord, record: RecordDescriptor?, _ id: String, fate: PersonalValueFate,
        to page: inout Page
    ) throws {
        page.heading("\(record?.label.text ?? "") \(id)")
        guard let record, case .object(let members)? = try? row.value else { return }
        try RowPage(fate: fate).add(members, record, to: &page, indent: 2)
    }

    private func add(
        _ members: [String: JSONValue], _ record: RecordDescriptor, to page: inout Page, indent: Int
    ) throws {
        for field in record.fields {
            guard let value = members[field.name] else { continue }
            if PersonalValueFate.concerns(field), case .string(let commitment) = value {
                try page.paragraph("\(field.label.text): \(commitment) (\(fate.note(on: commitment)))", indent: indent)
            } else {
                try add(value, field.type, field.label.text, to: &page, indent: indent)
            }
        }
    }

    private func add(
        _ value: JSONValue, _ type: FieldType, _ label: String, to page: inout Page, indent: Int
    ) throws {
        let margin = String(repeating: " ", count: indent)
        switch (value, type) {
        case (.array(let values), .list(let element, _, _)):
            if case .record = element {
                page.line("\(margin)\(label) (\(values.count)):")
                for (index, value) in values.enumerated() {
                    try add(value, element, "\(index + 1).", to: &page, indent: indent + 2)
                }
            } else {
                page.paragraph(
                    "\(label): " + values.map { Self.scalar($0, element) }.joined(separator: ", "), indent: indent)
            }
        case (.object(let members), .record(let name)):
            page.line("\(margin)\(label)\(label.hasSuffix(".") ? "" : ":")")
            if let record = Catalogue.record(name) { try add(members, record, to: &page, indent: indent + 2) }
        default:
            page.paragraph("\(label): \(Self.scalar(value, type))", indent: indent)
        }
    }

    /// A value on one line, in the reader's language where the catalogue has a word for it.
    static func scalar(_ value: JSONValue, _ type: FieldType) -> String {
        switch value {
        case .string(let word):
            if case .enumeration(_, let values) = type, let known = values.first(where: { $0.raw == word }) {
                // A code, such as that of a seat, is what people know it by; a word is said once.
                return known.raw.first?.isUppercase == true ? "\(known.label.text) (\(word))" : known.label.text
            }
            if case .identifier(.divipola) = type { return TerritoryNames.label(word) }
            if case .instant = type, let instant = Instant(word) { return Clock.dayAndTime(instant) }
            return word
        case .integer(let number): return "\(number)"
        case .boolean(let isTrue): return isTrue ? Message.yes.text : Message.no.text
        case .array(let values):
            guard case .list(let element, _, _) = type else { return "—" }
            return values.map { scalar($0, element) }.joined(separator: ", ")
        case .object: return String(decoding: value.canonicalBytes(), as: UTF8.self)
        case .null: return "—"
        }
    }
}
