/// Names of Swift and of the command line made from names of the catalogue.
enum Naming {
    /// `office.holder.appointed` gives `OfficeHolderAppointed`.
    static func typeName(_ words: String) -> String {
        words.split { $0 == "." || $0 == "-" || $0 == "_" }.map { word in upperFirst(String(word)) }.joined()
    }

    static func upperFirst(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// `DelegationIssued` gives `delegationIssued`, and `S1` gives `s1`.
    static func lowerFirst(_ word: String) -> String {
        word.prefix(1).lowercased() + word.dropFirst()
    }

    /// `chairSeat` gives `chair-seat`.
    static func optionName(_ field: String) -> String {
        var name = ""
        for character in field {
            if character.isUppercase, !name.isEmpty { name += "-" }
            name += character.lowercased()
        }
        return name
    }

    /// `recipients` gives `recipient` and `territories` gives `territory`; nil for a name that is no plural.
    static func singular(_ name: String) -> String? {
        if name.hasSuffix("ies") { return name.dropLast(3) + "y" }
        guard name.hasSuffix("s"), !name.hasSuffix("ss"), !name.hasSuffix("is") else { return nil }
        return String(name.dropLast())
    }

    /// The name in backquotes where Swift would take it for a keyword.
    static func escaped(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }

    /// Whether the name can stand for a member in Swift.
    static func isMember(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first.properties.isLowercase, first.isASCII else { return false }
        return name.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        } && !["self", "init", "description", "hash", "hashValue"].contains(name)
    }

    /// Whether the text has the form of a word of a closed list: lower-case letters and digits, hyphens between them.
    static func isWord(_ text: String) -> Bool {
        text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
        }
    }

    private static let keywords: Set<String> = [
        "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do",
        "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import",
        "in", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public",
        "repeat", "rethrows", "return", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true",
        "try", "typealias", "var", "where", "while",
    ]
}
