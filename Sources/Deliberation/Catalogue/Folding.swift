/// Words as people type them: without capitals, accents or spaces.
public enum Folding {
    private static let plain: [Character: Character] = [
        "á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n",
    ]

    /// `Curules y empleos` as `curules-y-empleos`; what stands in brackets is left out.
    public static func word(_ text: String) -> String {
        let head = text.prefix { $0 != "(" }
        let words = head.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }
        return String(words.joined(separator: "-").map { plain[$0] ?? $0 })
    }
}
