import Audit
import CanonicalJSON
import Deliberation
import Projections

/// What changed in the views between two moments, field by field, in the words of the catalogue.
struct ChangesPage {
    /// How many rows of each view are shown.
    let rowLimit: Int
    /// How many fields of a row are shown.
    private static let fieldLimit = 12

    func add(_ changes: [RowChange], to page: inout Page) throws {
        for view in Catalogue.views {
            let rows = changes.filter { $0.name.view == view.name }
            guard !rows.isEmpty, let record = Catalogue.record(view.record) else { continue }
            let (new, changed) = (rows.count { $0.was == nil }, rows.count { $0.was != nil })
            let counts = [
                new > 0 ? Message.diffNew(n: new).text : nil, changed > 0 ? Message.diffChanged(n: changed).text : nil,
            ]
            page.heading("\(view.label.text) (\(view.name)): \(counts.compactMap { $0 }.joined(separator: ", "))")
            for row in rows.prefix(rowLimit) { try add(row, record, to: &page) }
            if rows.count > rowLimit { page.line("  " + Message.diffMoreRows(n: rows.count - rowLimit).text) }
        }
    }

    private func add(_ row: RowChange, _ record: RecordDescriptor, to page: inout Page) throws {
        let sign = row.was == nil ? "+" : "~"
        page.line("  \(sign) \(row.name.key)  \(ActList.short(row.acts))")
        let fields = try FieldDifference.all(row, record)
        for field in fields.prefix(Self.fieldLimit) {
            let sides = [field.was, field.is].map { side in side.map { Self.text($0, field.type) } }
            switch (sides[0], sides[1]) {
            case (let was?, let now?): page.paragraph("\(field.label): \(was) → \(now)", indent: 6)
            case (nil, let now?): page.paragraph("\(field.label): \(now)", indent: 6)
            case (let was?, nil): page.paragraph("\(field.label): \(was) → —", indent: 6)
            case (nil, nil): continue
            }
        }
        if fields.count > Self.fieldLimit {
            page.line("      " + Message.diffMoreFields(n: fields.count - Self.fieldLimit).text)
        }
    }

    /// A value on one line: of a record the words of its fields, without hashes, which say nothing to people.
    private static func text(_ value: JSONValue, _ type: FieldType) -> String {
        guard case .record(let name) = type, case .object(let members) = value, let record = Catalogue.record(name)
        else {
            let text = Cut.line(RowPage.scalar(value, type))
            return text.isEmpty ? "—" : text
        }
        return record.fields.filter { $0.type != .sha256 }.compactMap { field in
            members[field.name].map { value in
                if case .record = field.type { return text(value, field.type) }
                return "\(field.label.text) \(text(value, field.type))"
            }
        }.joined(separator: "; ")
    }

    static func report(_ row: RowChange) throws -> RowChangeReport {
        let record = Catalogue.views.first { $0.name == row.name.view }.flatMap { Catalogue.record($0.record) }
        let fields = try record.map { try FieldDifference.all(row, $0) } ?? []
        return RowChangeReport(
            acts: row.acts.map { Int64(clamping: $0) },
            fields: fields.map { FieldChange(field: $0.path, is: $0.is?.canonicalText, was: $0.was?.canonicalText) },
            isNew: row.was == nil, key: row.name.key, view: row.name.view)
    }
}

extension JSONValue {
    fileprivate var canonicalText: String { String(decoding: canonicalBytes(), as: UTF8.self) }
}

/// A value inside a row that is not what it was.
struct FieldDifference {
    /// Where, as programs say it: `agenda[2].state`.
    let path: String
    /// Where, as people say it.
    let label: String
    let type: FieldType
    let was: JSONValue?
    let `is`: JSONValue?

    /// The differences of a row, in the order of the catalogue; of a new row, all its values.
    static func all(_ row: RowChange, _ record: RecordDescriptor) throws -> [FieldDifference] {
        let was = try row.was.map { try JSONValue(canonical: $0, limits: .document) }
        let now = try JSONValue(canonical: row.is, limits: .document)
        var found: [FieldDifference] = []
        compare(was, now, .record(name: record.name), path: "", label: "", into: &found)
        // The place of the last act moves with every change and says nothing more than the acts do.
        return found.filter { $0.path != "position" && $0.path != "lastAct" }
    }

    private static func compare(
        _ was: JSONValue?, _ now: JSONValue?, _ type: FieldType, path: String, label: String,
        into found: inout [FieldDifference]
    ) {
        guard was != now else { return }
        switch (type, was, now) {
        case (.record(let name), _, _):
            // What was not there, or no longer is, is one difference; only a row itself is told field by field.
            guard let record = Catalogue.record(name), path.isEmpty || (was != nil && now != nil) else { break }
            let (old, new) = (was?.members ?? [:], now?.members ?? [:])
            for field in record.fields {
                compare(
                    old[field.name], new[field.name], field.type,
                    path: path.isEmpty ? field.name : "\(path).\(field.name)",
                    label: label.isEmpty ? field.label.text : "\(label) › \(field.label.text)", into: &found)
            }
            return
        case (.list(let element, _, _), _, _):
            guard case .record = element else { break }
            let (old, new) = (was?.elements ?? [], now?.elements ?? [])
            for index in 0..<max(old.count, new.count) {
                compare(
                    index < old.count ? old[index] : nil, index < new.count ? new[index] : nil, element,
                    path: "\(path)[\(index)]", label: "\(label) \(index + 1)", into: &found)
            }
            return
        default: break
        }
        found.append(FieldDifference(path: path, label: label, type: type, was: was, is: now))
    }
}

extension JSONValue {
    fileprivate var members: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }
    fileprivate var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
}

/// Acts by their places, so that each can be looked up.
enum ActList {
    private static let shownCount = 8

    /// `#3 #4 … #90 (+12)` for long lists: the first ones and the last.
    static func short(_ acts: [UInt64]) -> String {
        guard acts.count > shownCount else { return acts.map { "#\($0)" }.joined(separator: " ") }
        let head = acts.prefix(shownCount - 2).map { "#\($0)" }.joined(separator: " ")
        let tail = acts.suffix(2).map { "#\($0)" }.joined(separator: " ")
        return "\(head) … \(tail) (\(acts.count))"
    }
}
