public import CanonicalJSON

/// Compares what a person typed with the catalogue, and finds everything that is wrong at once.
///
/// It is for drafts: stored events are read by their own straight-line decoders, which stop at the first fault.
public enum DraftChecker {
    /// The problems of an object, in the order of the fields; none when it can be stored.
    ///
    /// - Parameters:
    ///   - value: the draft.
    ///   - fields: what it may hold.
    ///   - path: where the object stands, empty for the whole draft.
    ///   - allowMissingComputed: whether fields that the program computes may be left out.
    /// - Returns: the problems.
    public static func check(
        _ value: JSONValue,
        against fields: [FieldDescriptor],
        path: String = "",
        allowMissingComputed: Bool = true
    ) -> [DraftProblem] {
        guard case .object(let members) = value else {
            let names = fields.map { field in field.name }.joined(separator: ", ")
            let expected = Bilingual(es: "un objeto con los campos \(names)", en: "an object with the fields \(names)")
            return [DraftProblem(.wrongType, at: path, expected: expected, found: excerpt(value))]
        }
        var problems = unknownFields(of: members, fields: fields, path: path)
        for field in fields {
            let place = path.isEmpty ? field.name : "\(path).\(field.name)"
            if let member = members[field.name] {
                problems += check(member, as: field.type, path: place, allowMissingComputed: allowMissingComputed)
            } else if !field.isOptional, !(field.isComputed && allowMissingComputed) {
                problems.append(missing(field, at: place))
            }
        }
        return problems
    }

    private static func unknownFields(
        of members: [String: JSONValue],
        fields: [FieldDescriptor],
        path: String
    ) -> [DraftProblem] {
        let names = fields.map { field in field.name }
        let absent = names.filter { name in members[name] == nil }
        let list = names.joined(separator: ", ")
        return members.keys.sorted().filter { key in !names.contains(key) }.map { key in
            DraftProblem(
                .unknownField,
                at: path.isEmpty ? key : "\(path).\(key)",
                expected: Bilingual(es: list, en: list),
                nearest: SpellingDistance.nearest(to: key, among: absent)
                    ?? SpellingDistance.nearest(to: key, among: names))
        }
    }

    private static func missing(_ field: FieldDescriptor, at path: String) -> DraftProblem {
        let expected = field.type.expectation
        return DraftProblem(
            .missingField, at: path,
            expected: Bilingual(
                es: "\(field.label.es): \(expected.es)",
                en: "\(field.label.en): \(expected.en)"))
    }

    private static func check(
        _ value: JSONValue,
        as type: FieldType,
        path: String,
        allowMissingComputed: Bool
    ) -> [DraftProblem] {
        switch (type, value) {
        case (.list(let element, let min, let max), .array(let values)):
            return checkList(
                values, of: element, limits: min...max, path: path, allowMissingComputed: allowMissingComputed)
        case (.record(let name), .object):
            guard let record = Catalogue.record(name) else { return [] }
            return check(value, against: record.fields, path: path, allowMissingComputed: allowMissingComputed)
        case (.object, .object):
            guard let place = value.firstNull() else { return [] }
            return [DraftProblem(.wrongType, at: path + place, expected: anythingButNull, found: "null")]
        case (.integer(let min, let max), .integer(let number)):
            guard number < min || number > max else { return [] }
            return [problem(.outOfRange, value, type, path)]
        case (.boolean, .boolean):
            return []
        case (_, .string(let text)):
            return kind(of: text, as: type).map { kind in [problem(kind, value, type, path, nearest(text, type))] }
                ?? []
        default:
            return [problem(.wrongType, value, type, path)]
        }
    }

    private static func checkList(
        _ values: [JSONValue],
        of element: FieldType,
        limits: ClosedRange<Int>,
        path: String,
        allowMissingComputed: Bool
    ) -> [DraftProblem] {
        var problems: [DraftProblem] = []
        if !limits.contains(values.count) {
            let kind: DraftProblem.Kind = values.count < limits.lowerBound ? .tooFew : .tooMany
            let expected = Bilingual(
                es: "de \(limits.lowerBound) a \(limits.upperBound) elementos",
                en: "\(limits.lowerBound) to \(limits.upperBound) elements")
            problems.append(DraftProblem(kind, at: path, expected: expected, found: "\(values.count)"))
        }
        for (index, value) in values.enumerated().prefix(limits.upperBound) {
            problems += check(value, as: element, path: "\(path)[\(index)]", allowMissingComputed: allowMissingComputed)
        }
        return problems
    }

    /// What is wrong with a text, if anything is.
    private static func kind(of text: String, as type: FieldType) -> DraftProblem.Kind? {
        switch type {
        case .string(let min, let max): textKind(text, min...max, allowsLines: false)
        case .text(let min, let max): textKind(text, min...max, allowsLines: true)
        case .date: CalendarDate(text) == nil ? .invalidDate : nil
        case .instant: Instant(text) == nil ? .invalidInstant : nil
        case .sha256: TextRule.isSHA256(text) ? nil : .invalidDigest
        case .identifier(let identifier): identifier.matches(text) ? nil : .invalidIdentifier
        case .enumeration(_, let values): values.contains { $0.raw == text } ? nil : .unknownWord
        case .integer, .boolean, .record, .object, .list: .wrongType
        }
    }

    private static let anythingButNull = Bilingual(
        es: "un valor; lo que no se sabe se omite", en: "a value; what is not known is left out")

    private static func textKind(
        _ text: String,
        _ limits: ClosedRange<Int>,
        allowsLines: Bool
    ) -> DraftProblem.Kind? {
        let count = text.utf8.count
        if count < limits.lowerBound { return .tooShort }
        if count > limits.upperBound { return .tooLong }
        return TextRule.hasControlCharacter(text, allowsLines: allowsLines) ? .controlCharacter : nil
    }

    private static func nearest(_ text: String, _ type: FieldType) -> String? {
        guard case .enumeration(_, let values) = type else { return nil }
        return values.nearest(to: text)
    }

    private static func problem(
        _ kind: DraftProblem.Kind,
        _ value: JSONValue,
        _ type: FieldType,
        _ path: String,
        _ nearest: String? = nil
    ) -> DraftProblem {
        DraftProblem(kind, at: path, expected: type.expectation, nearest: nearest, found: excerpt(value))
    }

    private static func excerpt(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let flag): "\(flag)"
        case .integer(let number): "\(number)"
        case .string(let text): text.count > 60 ? "\(text.prefix(60))…" : text
        case .array(let values): "[…] (\(values.count))"
        case .object: "{…}"
        }
    }
}
