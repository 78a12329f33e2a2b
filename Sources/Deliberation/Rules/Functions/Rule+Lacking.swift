extension Rule {
    /// One breach that names what an act does not say of its thing, or none where it says everything.
    func lacking(_ es: String, _ en: String, _ parts: [(isThere: Bool, es: String, en: String)]) -> [Breach] {
        let missing = parts.filter { !$0.isThere }
        guard !missing.isEmpty else { return [] }
        return [
            breach(
                "\(es) no dice: \(missing.map(\.es).joined(separator: ", ")).",
                "\(en) does not say: \(missing.map(\.en).joined(separator: ", ")).")
        ]
    }
}
