import CanonicalJSON

/// Lists of the catalogue, element by element.
extension CanonicalWriter {
    mutating func strings(_ values: [String]) {
        beginArray()
        for value in values { string(value) }
        endArray()
    }

    mutating func integers(_ values: [Int64]) {
        beginArray()
        for value in values { integer(value) }
        endArray()
    }

    mutating func descriptions(_ values: [some CustomStringConvertible]) {
        beginArray()
        for value in values { string(value.description) }
        endArray()
    }

    mutating func words(_ values: [some VocabularyWord]) {
        beginArray()
        for value in values { string(value.rawValue) }
        endArray()
    }

    mutating func records(_ values: [some CanonicalRecord]) {
        beginArray()
        for value in values { value.write(to: &self) }
        endArray()
    }
}
