public import CanonicalJSON
import Deliberation
import Yams

/// Reads acts from what people write: JSON, JSON lines or YAML; all of it or an error.
public enum DraftReader {
    /// The acts of a document.
    ///
    /// A document is one act, a list of acts, an object with a list under `acts`, one JSON act a line, or an acta: a
    /// whole session under its heading.
    ///
    /// - Throws: ``InputError`` naming every problem of every act.
    public static func drafts(in bytes: [UInt8]) throws(InputError) -> [Draft] {
        let document = try value(of: bytes)
        let values: [JSONValue]
        if ActaReader.isActa(document) {
            var acta = try ActaReader(document)
            values = try acta.acts()
        } else {
            values = acts(in: document)
        }
        guard !values.isEmpty else {
            throw InputError(es: "No hay actos en la entrada.", en: "There are no acts in the input.")
        }
        var drafts: [Draft] = []
        var problems: [InputProblem] = []
        for (index, value) in values.enumerated() {
            do {
                drafts.append(try Draft(value, at: index + 1))
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw InputError(problems) }
        return drafts
    }

    /// A document as a JSON value, its text in UTF-8 and NFC.
    public static func value(of bytes: [UInt8]) throws(InputError) -> JSONValue {
        guard bytes.count <= JSONLimits.document.bytes else {
            throw InputError(es: "La entrada pasa de 64 MiB.", en: "The input is over 64 MiB.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw InputError(es: "La entrada no es texto UTF-8 válido.", en: "The input is not valid UTF-8 text.")
        }
        let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
        let value: JSONValue
        switch first {
        case "{", "[": value = try json(bytes)
        default: value = try YAMLReader.value(of: text)
        }
        if let place = value.firstNonNFCString() {
            throw InputError(
                es: "\(place): el texto no está en la forma de normalización NFC.",
                en: "\(place): the text is not in normalization form NFC.")
        }
        return value
    }

    /// A value typed on the command line: JSON, or YAML in its flow form such as `{id: x, office: "y"}`.
    public static func flow(_ bytes: [UInt8]) throws(InputError) -> JSONValue {
        do throws(CanonicalJSONError) {
            return try JSONValue(interchange: bytes, limits: .document)
        } catch {
            guard let text = String(validating: bytes, as: UTF8.self) else { throw malformed(error, in: bytes) }
            return try YAMLReader.value(of: text)
        }
    }

    private static func acts(in value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let values): return values
        case .object(let members):
            if case .array(let values) = members["acts"] { return values }
            return [value]
        default: return [value]
        }
    }

    /// One JSON document or, where a second one follows, one a line.
    private static func json(_ bytes: [UInt8]) throws(InputError) -> JSONValue {
        do throws(CanonicalJSONError) {
            return try JSONValue(interchange: bytes, limits: .document)
        } catch {
            guard error.code == .trailingBytes else { throw malformed(error, in: bytes) }
        }
        var values: [JSONValue] = []
        var line = 1
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if part.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
                do throws(CanonicalJSONError) {
                    values.append(try JSONValue(interchange: Array(part), limits: .document))
                } catch {
                    throw malformed(error, in: Array(part), line: line)
                }
            }
            line += 1
        }
        return .array(values)
    }

    private static func malformed(_ error: CanonicalJSONError, in bytes: [UInt8], line: Int? = nil) -> InputError {
        let place = CanonicalJSONError.lineAndColumn(of: error.offset, in: bytes)
        let line = line ?? place.line
        let problem = error.code.problem
        let detail = error.detail.map { " (\($0))" } ?? ""
        return InputError(
            es: "JSON inválido en la línea \(line), columna \(place.column): \(problem.es)\(detail).",
            en: "Invalid JSON at line \(line), column \(place.column): \(problem.en)\(detail).")
    }
}
