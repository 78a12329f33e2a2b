import FoundationEssentials

/// Reads the files of the catalogue and checks that they fit together.
struct CatalogueLoader {
    private let files: [YAMLValue]
    private let names: DeclaredNames

    /// Reads every `*.yaml` of a folder, in the order of their names.
    init(directory: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory)
            .filter { name in name.hasSuffix(".yaml") }.sorted()
        try self.init(
            sources: names.map { name in
                guard let data = FileManager.default.contents(atPath: "\(directory)/\(name)") else {
                    throw CatalogueFault(file: name, "the file cannot be read")
                }
                return (name, String(decoding: data, as: UTF8.self))
            })
    }

    init(sources: [(name: String, text: String)]) throws {
        files = try sources.map { name, text in try YAMLValue(parsing: text, file: name) }
        names = try DeclaredNames(files)
    }

    func load() throws -> CatalogueModel {
        var model = CatalogueModel()
        for file in files { try loadShared(file, into: &model) }
        let events = EventLoader(names: names, model: model)
        for file in files where file.optional("aggregate") != nil {
            model.aggregates.append(try events.aggregate(file))
        }
        try ModelCheck(model: model).run()
        return model
    }

    /// Everything but events.
    private func loadShared(_ file: YAMLValue, into model: inout CatalogueModel) throws {
        let records = RecordLoader(names: names)
        _ = try file.members(allowed: Self.topLevel)
        for (name, value) in try file.optional("identifiers")?.members() ?? [] {
            model.identifiers.append(try Self.identifier(name, value))
        }
        for (name, value) in try file.optional("enums")?.members() ?? [] {
            model.enums.append(try Self.enumeration(name, value))
        }
        let place: RecordModel.Place =
            switch file.file {
            case "views.yaml": .view
            case "files.yaml": .file
            default: .vocabulary
            }
        for (name, value) in try file.optional("records")?.members() ?? [] {
            model.records.append(try records.record(name, value, place: place))
        }
        for (name, value) in try file.optional("views")?.members() ?? [] {
            model.views.append(try Self.view(name, value, hasKey: true))
        }
        for (name, value) in try file.optional("files")?.members() ?? [] {
            model.files.append(try Self.view(name, value, hasKey: false))
        }
        if let envelope = file.optional("envelope") {
            for (name, value) in try envelope.optional("records")?.members() ?? [] {
                model.records.append(try records.record(name, value, place: .wire))
            }
            model.records.append(try records.record(DeclaredNames.envelope, envelope, place: .wire))
            model.envelope = DeclaredNames.envelope
        }
        for (key, value) in try file.optional("groups")?.members() ?? [] {
            _ = try value.members(allowed: ["es", "en", "label"])
            model.groups.append(
                VerbGroupModel(
                    key: key, es: try value.required("es").string(), en: try value.required("en").string(),
                    label: try value.required("label").label()))
        }
        for (name, value) in try file.optional("messages")?.members() ?? [] {
            model.messages.append(MessageModel(name: name, text: try value.label()))
        }
    }

    private static let topLevel = [
        "aggregate", "stream", "label", "identifiers", "enums", "records", "events", "views", "files", "envelope",
        "groups", "messages",
    ]

    private static func identifier(_ name: String, _ value: YAMLValue) throws -> IdentifierModel {
        _ = try value.members(allowed: ["pattern", "example", "label", "scoped"])
        let source = try value.required("pattern")
        guard let pattern = Pattern(try source.string()) else {
            throw source.fault("only literals, [class], [class]{n}, [class]{m,n} and [class]+ are known in patterns")
        }
        return IdentifierModel(
            name: name, pattern: pattern, example: try value.required("example").string(),
            label: try value.required("label").label(),
            isScoped: try value.optional("scoped")?.boolean() ?? false)
    }

    private static func enumeration(_ name: String, _ value: YAMLValue) throws -> EnumModel {
        _ = try value.members(allowed: ["label", "help", "values"])
        let values = try value.required("values").members().map { raw, word in
            let given = try word.optional("case")?.string()
            let caseName = given ?? Naming.lowerFirst(Naming.typeName(raw))
            guard Naming.isMember(caseName) else { throw word.fault("“\(caseName)” cannot name a case; give `case:`") }
            return EnumModel.Value(
                raw: raw, caseName: caseName, label: try word.label(),
                spanishWord: try word.optional("word")?.string())
        }
        guard !values.isEmpty else { throw value.fault("\(name) has no values") }
        return EnumModel(
            name: name, file: value.file, label: try value.required("label").label(), values: values)
    }

    private static func view(_ name: String, _ value: YAMLValue, hasKey: Bool) throws -> ViewModel {
        _ = try value.members(allowed: ["record", "key", "label", "help"])
        return ViewModel(
            name: name, record: try value.required("record").string(),
            key: hasKey ? try value.required("key").string() : "",
            label: try value.required("label").label(), help: try value.optional("help")?.label())
    }
}
