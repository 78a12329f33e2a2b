extension [EnumValue] {
    /// The word that somebody typed, by its stored form or by what people call it in either language.
    ///
    /// Capitals and accents do not count, and spaces are hyphens. The first word of a Spanish label is enough where no
    /// other label of the list begins with it.
    ///
    /// - Complexity: O(words of the list).
    public func named(_ typed: String) -> EnumValue? {
        if let exact = first(where: { $0.raw == typed }) { return exact }
        let word = Folding.word(typed)
        let names: [(EnumValue) -> String?] = [
            { Folding.word($0.raw) }, { $0.spanishWord.map(Folding.word) }, { Folding.word($0.label.es) },
            { Folding.word($0.label.en) }, { $0.beginning },
        ]
        for name in names {
            let found = filter { name($0) == word }
            if found.count == 1 { return found[0] }
        }
        return nil
    }

    /// The words as somebody may type them: as they are stored, in Spanish with the Spanish word in brackets.
    var choices: Bilingual {
        Bilingual(
            es: map { value in spanish(value).map { "\(value.raw) (\($0))" } ?? value.raw }.joined(separator: ", "),
            en: map(\.raw).joined(separator: ", "))
    }

    /// The stored word nearest to what was typed, by any of its names; nil when none is near.
    func nearest(to typed: String) -> String? {
        if let word = named(typed) { return word.raw }
        let raws = map(\.raw)
        if let near = SpellingDistance.nearest(to: typed, among: raws) { return near }
        return SpellingDistance.nearest(to: Folding.word(typed), among: compactMap { spanish($0).map(Folding.word) })
            .flatMap(named)?.raw
    }

    /// The shortest Spanish word for a value; nil for a code, such as that of a seat, or where it is the stored one.
    private func spanish(_ value: EnumValue) -> String? {
        guard value.raw.first?.isUppercase != true else { return nil }
        let words = value.label.es.prefix { $0 != "(" }.lowercased().split(separator: " ").map(String.init)
        guard !words.contains(where: { Folding.word($0) == value.raw }) else { return nil }
        let beginning = value.beginning
        let isAlone = beginning != nil && count { $0.beginning == beginning } == 1
        let word = value.spanishWord ?? words.prefix(isAlone ? 1 : words.count).joined(separator: "-")
        return Folding.word(word) == value.raw ? nil : word
    }
}

extension EnumValue {
    /// The first word of the Spanish label, where it says something: no article, and no "se".
    fileprivate var beginning: String? {
        let word = String(Folding.word(label.es).prefix { $0 != "-" })
        return word.utf8.count < 4 ? nil : word
    }
}
