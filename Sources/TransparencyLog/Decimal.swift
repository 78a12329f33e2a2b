/// Decimal numbers as the C2SP formats write them: digits only, no leading zeros.
enum Decimal {
    /// The number, or `nil` for anything but its one canonical text, or beyond 64 bits.
    static func parse(_ text: some Collection<UInt8>) -> UInt64? {
        guard let first = text.first, text.count == 1 || first != UInt8(ascii: "0") else { return nil }
        var number: UInt64 = 0
        for character in text {
            guard case UInt8(ascii: "0")...UInt8(ascii: "9") = character else { return nil }
            let (product, tooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = product.addingReportingOverflow(UInt64(character - UInt8(ascii: "0")))
            guard !tooLarge, !overflow else { return nil }
            number = sum
        }
        return number
    }
}
