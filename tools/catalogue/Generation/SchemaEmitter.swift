struct SchemaEmitter { let model: CatalogueModel; func files() -> [GeneratedFile] { [] } }
