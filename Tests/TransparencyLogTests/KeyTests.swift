import Testing

@testable import TransparencyLog

/// The note vectors of golang.org/x/mod, C2SP and sigsum.
struct NoteVectors: Decodable {
    struct Note: Decodable, CustomTestStringConvertible {
        let name: String
        let note_base64: String
        let vkeys: [String]
        let expect: String
        let verified: [String]?
        let unverified: [String]?

        var testDescription: String { name }
    }

    struct Key: Decodable, CustomTestStringConvertible {
        let vkey: String
        let expect: String

        var testDescription: String { vkey }
    }

    struct Sign: Decodable {
        let skey: String
        let text: String
        let expected_note: String
        let bad_text_no_final_newline: String
        let bad_key_name: String
    }

    let notes: [Note]
    let verifier_keys: [Key]
    let sign: Sign

    static let all = try? Vectors.json("note/vectors.json", as: NoteVectors.self)
}

@Suite struct KeyTests {
    static let example = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

    @Test(.needsVectors, arguments: NoteVectors.all?.verifier_keys ?? [])
    func `a verifier key is read or refused as marked`(vector: NoteVectors.Key) throws {
        if vector.expect.hasPrefix("ok") {
            let key = try VerifierKey(parsing: vector.vkey)
            #expect(key.description == vector.vkey)
            #expect(key.algorithm == (vector.expect.contains("0x04") ? .cosignatureV1 : .ed25519))
        } else {
            #expect(throws: TransparencyLogError(.malformedKey)) { try VerifierKey(parsing: vector.vkey) }
        }
    }

    @Test(arguments: [example, "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"])
    func `no part of a verifier key and no key one byte off is a key`(vkey: String) {
        let bytes = Array(vkey.utf8)
        for start in bytes.indices {
            for end in start..<bytes.count where start > 0 || end < bytes.count {
                #expect(throws: TransparencyLogError.self) {
                    try VerifierKey(parsing: String(decoding: bytes[start..<end], as: UTF8.self))
                }
            }
        }
        for position in bytes.indices {
            var changed = bytes
            changed[position] += 1
            #expect(throws: TransparencyLogError.self) {
                try VerifierKey(parsing: String(decoding: changed, as: UTF8.self))
            }
        }
    }

    @Test(arguments: ["", "a b", "a+b", "a\u{A0}b", "a\u{2003}b", "a\nb", "a\u{1}b"])
    func `a name with a space, a plus or a control character is refused`(name: String) {
        #expect(throws: TransparencyLogError(.malformedName)) { try SigningKey(name: name) }
        #expect(throws: TransparencyLogError(.malformedName)) {
            try VerifierKey(name: name, publicKey: [UInt8](repeating: 1, count: 32))
        }
    }

    @Test func `keys whose names differ only in Unicode normalization are different keys`() throws {
        let bytes = [UInt8](repeating: 1, count: 32)
        let composed = try VerifierKey(name: "caf\u{E9}", publicKey: bytes)
        let decomposed = try VerifierKey(name: "cafe\u{301}", publicKey: bytes)
        #expect(composed.name == decomposed.name)
        #expect(composed != decomposed)
        #expect(composed.keyID != decomposed.keyID)
    }

    @Test(arguments: [SignatureAlgorithm.ed25519, .cosignatureV1])
    func `a private key is read back from its text`(algorithm: SignatureAlgorithm) throws {
        let key = try SigningKey(name: "example.org/log", algorithm: algorithm)
        let copy = try SigningKey(parsing: key.encoded)
        #expect(copy.verifierKey == key.verifierKey)
        #expect(copy.encoded == key.encoded)
        #expect(try VerifierKey(parsing: key.verifierKey.description) == key.verifierKey)
        let message = Array("acta".utf8)
        let signature = try copy.sign(message)
        #expect(key.verifierKey.isValidSignature(signature, for: message))
        #expect(!key.verifierKey.isValidSignature(signature, for: message + [0]))
        #expect(!key.verifierKey.isValidSignature(Array(signature.dropLast()), for: message))
        #expect(try SigningKey(name: key.name).verifierKey != key.verifierKey)
    }

    @Test func `a private key with the ID of another is refused`() throws {
        let key = try SigningKey(name: "one").encoded
        let other = try SigningKey(name: "one").keyID.hex
        let parts = key.split(separator: "+", maxSplits: 4)
        let forged = "PRIVATE+KEY+one+\(other)+\(parts[4])"
        #expect(throws: TransparencyLogError(.malformedKey)) { try SigningKey(parsing: forged) }
        #expect(throws: TransparencyLogError(.malformedKey)) { try SigningKey(parsing: Self.example) }
        #expect(throws: TransparencyLogError(.malformedKey)) { try SigningKey(name: "one", seed: [1, 2, 3]) }
    }

    @Test func `key IDs are four bytes in hexadecimal`() {
        #expect(KeyID(hex: "530d903a")?.bytes == [0x53, 0x0D, 0x90, 0x3A])
        #expect(KeyID(hex: "00000001")?.hex == "00000001")
        #expect(KeyID(hex: "530D903A") == nil)
        #expect(KeyID(hex: "530d90") == nil)
    }
}
