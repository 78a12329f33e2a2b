import CanonicalJSON

extension DomainEvent {
    /// Reads the data of an event of the given type from bytes that hold nothing else.
    ///
    /// - Throws: `CatalogueError` with its path.
    public init(type: EventType, canonical data: [UInt8]) throws(CatalogueError) {
        do throws(CatalogueError) {
            var reader = CanonicalReader(data)
            self = try DomainEvent(type: type, from: &reader)
            try reader.end()
        } catch {
            throw error.located(in: data)
        }
    }

    /// Reads the data of an event whose type is given by its name.
    ///
    /// - Throws: `CatalogueError`, with ``CatalogueError/Code/unknownEventType`` when the catalogue has no such type.
    public init(typeName: String, canonical data: [UInt8]) throws(CatalogueError) {
        guard let type = EventType(rawValue: typeName) else {
            throw CatalogueError(.unknownEventType, offset: 0, detail: typeName)
        }
        try self.init(type: type, canonical: data)
    }

    /// The canonical bytes of the data.
    public var canonicalData: [UInt8] {
        var writer = CanonicalWriter()
        write(to: &writer)
        return writer.bytes
    }
}
