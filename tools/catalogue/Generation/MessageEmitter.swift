struct MessageEmitter { let model: CatalogueModel; func files() -> [GeneratedFile] { [] } }
