import CanonicalJSON

/// Objects and lists, with the reader's errors turned into the catalogue's.
extension CanonicalReader {
    mutating func openRecord() throws(CatalogueError) {
        let start = offset
        do { try beginObject() } catch { throw CatalogueError(error, expecting: .object, at: start) }
    }

    mutating func closeRecord() throws(CatalogueError) {
        do { try endObject() } catch { throw CatalogueError(closing: error) }
    }

    /// Any object, kept as it is; nulls are refused wherever they stand.
    mutating func object() throws(CatalogueError) -> JSONValue {
        let start = offset
        let whole: JSONValue
        do { whole = try value() } catch { throw CatalogueError(malformed: error) }
        guard case .object = whole else {
            throw CatalogueError(.wrongType, offset: start, expected: FieldType.object.expectation)
        }
        if let place = whole.firstNull() {
            let detail = "null at \(place.dropFirst())"
            throw CatalogueError(
                .wrongType, offset: start, detail: detail, expected: FieldType.object.expectation)
        }
        return whole
    }

    /// Passes the name of a field that must come next.
    mutating func field(_ name: String) throws(CatalogueError) {
        guard try optionalField(name) else { throw missing(name) }
    }

    /// Why a required field is not next: another one that sorts before it is, or it is not there.
    @inline(never)
    private mutating func missing(_ name: String) -> CatalogueError {
        let start = offset
        do throws(CanonicalJSONError) {
            if let next = try anyKey(), next.utf16.lexicographicallyPrecedes(name.utf16) {
                return CatalogueError(.unexpectedField, offset: start, detail: next, member: next)
            }
            return CatalogueError(.missingField, offset: start, detail: name, member: name)
        } catch {
            return CatalogueError(malformed: error)
        }
    }

    /// Passes the name of a field when it comes next.
    mutating func optionalField(_ name: String) throws(CatalogueError) -> Bool {
        do { return try optionalKey(name) } catch { throw CatalogueError(malformed: error) }
    }

    /// A list with a number of elements inside the limits.
    mutating func list<Element>(
        _ limits: ClosedRange<Int>,
        _ element: (inout CanonicalReader) throws(CatalogueError) -> Element
    ) throws(CatalogueError) -> [Element] {
        let start = offset
        do { try beginArray() } catch { throw CatalogueError(error, expecting: .list, at: start) }
        var elements: [Element] = []
        while try hasElement() {
            guard elements.count < limits.upperBound else {
                throw CatalogueError(
                    .tooMany, offset: start,
                    expected: Bilingual(es: "a lo sumo \(limits.upperBound)", en: "at most \(limits.upperBound)"))
            }
            elements.append(try element(&self))
        }
        guard elements.count >= limits.lowerBound else {
            throw CatalogueError(
                .tooFew, offset: start, detail: "\(elements.count)",
                expected: Bilingual(es: "al menos \(limits.lowerBound)", en: "at least \(limits.lowerBound)"))
        }
        return elements
    }

    private mutating func hasElement() throws(CatalogueError) -> Bool {
        do { return try nextElement() } catch { throw CatalogueError(malformed: error) }
    }

    /// Requires that nothing follows.
    mutating func end() throws(CatalogueError) {
        do { try finish() } catch { throw CatalogueError(malformed: error) }
    }
}
