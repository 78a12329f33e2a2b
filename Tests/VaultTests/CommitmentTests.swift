import Testing
import TransparencyLog

@testable import Vault

@Suite struct CommitmentTests {
    /// Bytes 0 to 31.
    private static func salt() throws -> Digest { try #require(Digest(bytes: (0..<32).map { UInt8($0) })) }

    /// The expected values are Python's.
    ///
    /// `hashlib.sha256(b"constancia/vault/v1\0" + bytes(range(32)) + text.encode()).hexdigest()`
    @Test(arguments: [
        ("a", "8cba38907307302add37da03c859e55a50fc7b52aa38c690e6d86bdb723cc495"),
        ("Vocera de la veeduría ciudadana", "4a36d4c904a9a8f83e4cb460d419dddb14204b893d862cd73584dfe72ad0d3f5"),
    ])
    func `a commitment is the one that Python computes`(text: String, commitment: String) throws {
        #expect(try SaltedValue(text, salt: Self.salt()).commitment.hex == commitment)
    }

    @Test func `a text typed with combining accents is the same value`() throws {
        let composed = try SaltedValue("veedur\u{ED}a", salt: Self.salt())
        let decomposed = try SaltedValue("veeduri\u{301}a", salt: Self.salt())
        #expect(decomposed.commitment == composed.commitment)
        #expect(Array(decomposed.text.utf8) == Array(composed.text.utf8))
    }

    @Test func `the same text is never committed to twice alike`() throws {
        let commitments = Set(try (0..<100).map { _ in try SaltedValue("a").commitment })
        #expect(commitments.count == 100)
    }

    @Test func `an entry is canonical JSON of salt and value, and is read back`() throws {
        let value = try SaltedValue("a \"b\"\n", salt: Self.salt())
        #expect(
            String(decoding: value.stored, as: UTF8.self)
                == #"{"salt":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f","value":"a \"b\"\n"}"#)
        #expect(SaltedValue(stored: value.stored) == value)
        #expect(SaltedValue(stored: Array("{}".utf8)) == nil)
        #expect(SaltedValue(stored: value.stored + [0x20]) == nil)
    }

    @Test func `nothing, too much, and what a terminal would obey are refused`() throws {
        #expect(refusal { _ = try SaltedValue("") } == .emptyValue)
        #expect(refusal { _ = try SaltedValue(String(repeating: "a", count: 65_535)) } == nil)
        #expect(refusal { _ = try SaltedValue(String(repeating: "a", count: 65_536)) } == .valueTooLong)
        for scalar in ["\u{0}", "\u{1B}[2J", "\r", "\u{7F}", "\u{9B}"] {
            #expect(refusal { _ = try SaltedValue("a\(scalar)") } == .controlCharacter)
        }
        #expect(refusal { _ = try SaltedValue("a\tb\nc") } == nil)
    }
}
