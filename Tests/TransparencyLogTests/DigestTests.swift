import Testing

@testable import TransparencyLog

@Suite struct DigestTests {
    static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test func `SHA-256 of abc is that of FIPS 180-4`() {
        #expect(Digest.sha256(Array("abc".utf8)).hex == Self.abc)
    }

    @Test func `bytes, hexadecimal and base64 give the same digest back`() throws {
        let digest = Digest.sha256([1, 2, 3])
        #expect(digest.bytes.count == 32)
        #expect(Digest(bytes: digest.bytes) == digest)
        #expect(Digest(hex: digest.hex) == digest)
        #expect(Digest(base64: digest.base64) == digest)
    }

    @Test(arguments: [0, 31, 33, 64])
    func `any other number of bytes is no digest`(count: Int) {
        #expect(Digest(bytes: [UInt8](repeating: 0, count: count)) == nil)
    }

    @Test(arguments: [abc.uppercased(), String(abc.dropLast()), abc + "0", "g" + abc.dropFirst(), ""])
    func `other spellings in hexadecimal are refused`(text: String) {
        #expect(Digest(hex: text) == nil)
    }

    @Test func `digests are ordered and told apart by every one of their bytes`() throws {
        let zero = try #require(Digest(bytes: [UInt8](repeating: 0, count: 32)))
        var previous = zero
        for position in (0..<32).reversed() {
            var bytes = [UInt8](repeating: 0, count: 32)
            bytes[position] = 1
            let digest = try #require(Digest(bytes: bytes))
            #expect(digest != zero)
            #expect(previous < digest)
            #expect(!(digest < previous))
            previous = digest
        }
    }
}

@Suite struct TextFormTests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `base64 is that of RFC 4648 section 10`(plain: String, encoded: String) {
        #expect(Base64.encode(Array(plain.utf8)) == encoded)
        #expect(Base64.decode(encoded.utf8) == Array(plain.utf8))
    }

    @Test(arguments: [
        "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm 9", "Zm9v\n", "=Zg=", "Z===", "====", "Zg==Zg==", "Zm-_",
    ])
    func `base64 with anything but one exact text is refused`(text: String) {
        #expect(Base64.decode(text.utf8) == nil)
    }

    @Test(arguments: [("0", 0 as UInt64), ("10", 10), ("18446744073709551615", .max)])
    func `decimals are read`(text: String, number: UInt64) {
        #expect(Decimal.parse(text.utf8) == number)
    }

    @Test(arguments: ["", "00", "01", "+1", "-1", " 1", "1 ", "0x1", "18446744073709551616", "99999999999999999999"])
    func `decimals in any other spelling are refused`(text: String) {
        #expect(Decimal.parse(text.utf8) == nil)
    }
}
