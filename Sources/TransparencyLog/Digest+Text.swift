extension Digest {
    /// Reads 64 lower-case hexadecimal digits; anything else gives `nil`.
    public init?(hex: String) {
        guard let bytes = Hexadecimal.decode(hex.utf8) else { return nil }
        self.init(bytes: bytes)
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
