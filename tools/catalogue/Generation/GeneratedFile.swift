/// One file that the generator writes.
public struct GeneratedFile: Hashable, Sendable {
    /// Where it belongs, relative to the root of the project.
    public let path: String
    /// All of its text.
    public let text: String
}

/// The folders that belong to the generator; whatever else stands in them is stale.
enum Folders {
    static let deliberation = "Sources/Deliberation/Generated"
    static let commands = "Sources/ConstanciaCommands/Generated"
    static let events = "Schemas/events"
    static let views = "Schemas/views"
    static let files = "Schemas/files"
    static let catalogue = "Schemas/catalogue"

    static let owned = [deliberation, commands, events, views, files]
}
