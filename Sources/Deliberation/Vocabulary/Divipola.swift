/// The codes of DIVIPOLA, the political and administrative division of Colombia: two digits for a department, five for a
/// municipality.
public enum Divipola {
    /// The 32 departments and the Capital District of Bogotá.
    public static let departments: Set<String> = [
        "05", "08", "11", "13", "15", "17", "18", "19", "20", "23", "25", "27", "41", "44", "47", "50", "52", "54",
        "63", "66", "68", "70", "73", "76", "81", "85", "86", "88", "91", "94", "95", "97", "99",
    ]

    /// Whether a code can be of a territory: a department, or a municipality of a known department.
    ///
    /// The municipalities themselves, more than a thousand and changing, are not listed.
    public static func isKnown(_ code: String) -> Bool {
        let digits = code.utf8
        guard digits.count == 2 || digits.count == 5, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        return departments.contains(String(code.prefix(2)))
    }
}
