/// The sign of a personal datum in a text that should name an office, an organisation or a thing.
struct PersonalMark {
    /// Where it was found, cut short so that the datum is not said again.
    let field: String
    /// What it is.
    let kind: Bilingual

    /// The mark in a text, or nil.
    init?(_ text: String) {
        if Self.hasAddress(text) {
            kind = Bilingual(es: "un correo electrónico", en: "an e-mail address")
        } else if Self.hasIdentityNumber(text) {
            kind = Bilingual(es: "un número de identidad", en: "an identity number")
        } else {
            return nil
        }
        field = text.prefix(4) + "…"
    }

    private static func hasAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return zip(parts, parts.dropFirst()).contains { left, right in
            left.last.map { !$0.isWhitespace } ?? false && right.first.map { !$0.isWhitespace } ?? false
        }
    }

    /// Six to ten digits in a row, or in groups of three with dots, as identity numbers are written.
    private static func hasIdentityNumber(_ text: String) -> Bool {
        text.split { !$0.isWholeNumber && $0 != "." }.contains { run in
            let groups = run.split(separator: ".")
            guard (6...10).contains(groups.reduce(0) { $0 + $1.count }), let first = groups.first else { return false }
            return groups.count == 1 || first.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
        }
    }
}
