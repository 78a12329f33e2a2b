/// All that the catalogue says, at run time; the parts are generated.
public enum Catalogue {
    /// Every type of event, in the order of the catalogue.
    public static let all: [EventDescriptor] = EventType.allCases.map { type in event(type) }

    /// The type of event with this name.
    public static func type(named name: String) -> EventType? {
        EventType(rawValue: name)
    }

    /// The type of event whose name is nearest to what was typed, when one is near enough to be meant.
    public static func nearestType(to typed: String) -> EventType? {
        let names = EventType.allCases.map { type in type.rawValue }
        return SpellingDistance.nearest(to: typed, among: names).flatMap { name in EventType(rawValue: name) }
    }
}
