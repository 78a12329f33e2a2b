/// Checks what only the whole catalogue can show.
struct ModelCheck {
    let model: CatalogueModel

    func run() throws {
        try checkNames()
        try checkSpanishWords()
        try checkPlaces()
        try checkCycles()
        for identifier in model.identifiers where !identifier.pattern.matches(identifier.example) {
            throw CatalogueFault(
                file: "vocabulary.yaml", "the example of \(identifier.name) does not match its pattern")
        }
        for view in model.views + model.files where model.record(view.record) == nil {
            throw CatalogueFault(
                file: "views.yaml", "\(view.name) needs the record \(view.record), which is not there")
        }
        try checkViews()
        for message in model.messages { try MessageText.check(message) }
        try checkVerbs()
    }

    /// Events, records and lists share one space of Swift types.
    private func checkNames() throws {
        var seen = Set(model.enums.map { $0.name } + model.records.map { $0.name })
        for event in model.events where !seen.insert(event.typeName).inserted {
            throw CatalogueFault(file: event.file, "\(event.type) makes the type \(event.typeName), which is taken")
        }
        var types: Set<String> = []
        for event in model.events where !types.insert(event.type).inserted {
            throw CatalogueFault(file: event.file, "\(event.type) is there twice")
        }
    }

    /// What people type stands for one word of its list.
    private func checkSpanishWords() throws {
        for list in model.enums {
            var seen = Set(list.values.map { $0.raw })
            for word in list.values.compactMap({ $0.spanishWord }) where !seen.insert(word).inserted {
                throw CatalogueFault(file: list.file, "\(list.name) has the word \(word) twice")
            }
        }
    }

    /// A record with a Swift type cannot hold one without.
    private func checkPlaces() throws {
        for record in model.records where record.place != .wire {
            for name in record.fields.compactMap({ field in field.type.recordName })
            where model.record(name)?.place == .wire {
                throw CatalogueFault(file: record.file, "\(record.name) cannot hold \(name), which has only a schema")
            }
        }
    }

    /// A record cannot hold itself, however deep.
    private func checkCycles() throws {
        for record in model.records where reaches(record.name, from: record.name, passing: []) {
            throw CatalogueFault(file: record.file, "\(record.name) holds itself")
        }
    }

    private func reaches(_ target: String, from name: String, passing: Set<String>) -> Bool {
        guard let record = model.record(name), !passing.contains(name) else { return false }
        return record.fields.compactMap { field in field.type.recordName }.contains { next in
            next == target || reaches(target, from: next, passing: passing.union([name]))
        }
    }

    /// The name of a view becomes a table of the book, beside what the book has of its own.
    private func checkViews() throws {
        for view in model.views where !Naming.isMember(view.name) || BookEmitter.ownMembers.contains(view.name) {
            throw CatalogueFault(file: "views.yaml", "“\(view.name)” cannot name a view")
        }
    }

    private func checkVerbs() throws {
        var seen: Set<String> = []
        for event in model.events {
            guard let verb = event.verb else { continue }
            // The file of the group itself has the name that the file of such a command would have.
            guard verb.en != "group" else {
                throw CatalogueFault(file: event.file, "no command can be called group: \(event.type)")
            }
            for word in Set([verb.es, verb.en]) where !seen.insert("\(verb.group) \(word)").inserted {
                throw CatalogueFault(file: event.file, "the command \(verb.group) \(word) is there twice")
            }
        }
    }
}

extension TypeModel {
    /// The record that the type is, or is a list of.
    var recordName: String? {
        if case .record(let name) = innermost { name } else { nil }
    }

    /// The closed list that the type is, or is a list of.
    var enumName: String? {
        if case .enumeration(let name) = innermost { name } else { nil }
    }
}
