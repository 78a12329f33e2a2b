/// Makes every generated file from the catalogue.
public struct Generator {
    private let model: CatalogueModel

    /// Reads the catalogue of the project at a root.
    ///
    /// - Throws: `CatalogueFault` for the first mistake found.
    public init(root: String) throws {
        model = try CatalogueLoader(directory: "\(root)/\(Folders.catalogue)").load()
    }

    /// Reads a catalogue from the texts of its files.
    ///
    /// - Throws: `CatalogueFault` for the first mistake found.
    public init(sources: [(name: String, text: String)]) throws {
        model = try CatalogueLoader(sources: sources).load()
    }

    /// All files, in the order of their paths; the same catalogue always gives the same files.
    public func files() -> [GeneratedFile] {
        (deliberation() + VerbEmitter(model: model).files() + MessageEmitter(model: model).files()
            + SchemaEmitter(model: model).files())
            .sorted { left, right in left.path < right.path }
    }

    private static func folder(of place: RecordModel.Place) -> String {
        switch place {
        case .view: "Views"
        case .file: "Files"
        case .vocabulary, .wire: "Vocabulary"
        }
    }

    private func deliberation() -> [GeneratedFile] {
        let vocabulary = VocabularyEmitter()
        let descriptors = DescriptorEmitter(groups: model.groups)
        var files = [vocabulary.identifiers(model.identifiers)]
        files += model.enums.map(vocabulary.enumeration)
        for record in model.records where record.place != .wire {
            let folder = "\(Folders.deliberation)/\(Self.folder(of: record.place))"
            let grows = model.views.contains { view in view.record == record.name }
            files += RecordEmitter(record, grows: grows).files(in: folder) { text in descriptors.record(record, &text) }
        }
        for event in model.events {
            let folder = "\(Folders.deliberation)/Events/\(Naming.typeName(event.aggregate))"
            files += RecordEmitter(event).files(in: folder) { text in descriptors.event(event, &text) }
        }
        return files + EventTablesEmitter(model: model).files()
            + [ReferenceEmitter(model: model).file(), BookEmitter(views: model.views).file()]
    }
}
