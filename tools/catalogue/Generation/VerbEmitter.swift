struct VerbEmitter { let model: CatalogueModel; func files() -> [GeneratedFile] { [] } }
