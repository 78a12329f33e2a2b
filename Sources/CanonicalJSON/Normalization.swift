// The standard library holds the normalization tables that make String equality work, but offers the
// normalized form only under this SPI name (the standard library's own regex engine uses it so). It spares us
// Foundation and a copy of the tables. All use of it is in this file.
@_spi(_Unicode) import Swift

/// Unicode normalization form C, which all stored text is in.
public enum Normalization {
    /// Whether a text is in normalization form C (UAX #15).
    ///
    /// Scalars below U+0300 and common typographic punctuation can neither decompose nor combine, so ordinary
    /// Spanish and English text is decided without tables.
    ///
    /// - Complexity: O(*n*).
    public static func isNFC(_ text: String) -> Bool {
        if text.unicodeScalars.allSatisfy(isInert) { return true }
        return text._nfc.elementsEqual(text.unicodeScalars)
    }

    /// Puts a text into normalization form C.
    ///
    /// - Complexity: O(*n*).
    public static func nfc(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy(isInert) { return text }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: text._nfc)
        return String(result)
    }

    /// Whether a scalar has NFC_Quick_Check=Yes and combining class 0, among those looked at.
    ///
    /// U+2010...U+2027 are dashes, quotation marks, bullets and the ellipsis; U+20AC is the euro sign.
    private static func isInert(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x300 || 0x2010...0x2027 ~= scalar.value || scalar.value == 0x20AC
    }
}
