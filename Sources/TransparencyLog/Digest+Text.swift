extension Digest {
    /// Reads 64 lower-case hexadecimal digits; anything else gives `nil`.
    public init?(hex: String) {
        var digits = hex.utf8.makeIterator()
        guard let word0 = Hexadecimal.word(&digits), let word1 = Hexadecimal.word(&digits),
            let word2 = Hexadecimal.word(&digits), let word3 = Hexadecimal.word(&digits), digits.next() == nil
        else { return nil }
        self.init(word0: word0, word1: word1, word2: word2, word3: word3)
    }

    /// Reads 44 characters of padded base64 (RFC 4648 section 4); anything else gives `nil`.
    public init?(base64: String) {
        guard let bytes = Base64.decode(base64.utf8) else { return nil }
        self.init(bytes: bytes)
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public var hex: String {
        Hexadecimal.encode(bytes)
    }

    /// The digest as 44 characters of padded base64 (RFC 4648 section 4).
    public var base64: String {
        Base64.encode(bytes)
    }
}

extension Digest: CustomStringConvertible {
    /// The digest in hexadecimal, for messages.
    public var description: String {
        hex
    }
}
