import Testing

@testable import TransparencyLog

@Suite struct NoteTests {
    static let text = "Queda constancia.\n"

    @Test(.needsVectors, arguments: NoteVectors.all?.notes ?? [])
    func `a published note is verified or refused as marked`(vector: NoteVectors.Note) throws {
        let bytes = try #require(Base64.decode(vector.note_base64.utf8))
        let keys = try vector.vkeys.map { try VerifierKey(parsing: $0) }
        let reasons: [(marked: String, code: TransparencyLogError.Code)] = [
            ("malformed", .malformedNote), ("ambiguous key", .ambiguousKey),
            ("no verifiable signature", .noKnownSignature), ("invalid signature for known key", .invalidSignature),
        ]
        if vector.expect == "ok" {
            let note = try UnverifiedNote(parsing: bytes)
            let verified = try note.verify(with: keys)
            #expect(verified.signatures.map(\.key.name) == vector.verified)
            #expect(verified.unverifiedSignatures.count == vector.unverified?.count)
            #expect(Array(note.encoded.utf8) == bytes)
        } else {
            let code = try #require(reasons.first { vector.expect.hasPrefix("reject: \($0.marked)") }).code
            #expect(throws: TransparencyLogError(code)) {
                try UnverifiedNote(parsing: bytes).verify(with: keys)
            }
        }
    }

    @Test(.needsVectors) func `signing reproduces the published note`() throws {
        let vector = try #require(NoteVectors.all?.sign)
        let key = try SigningKey(parsing: vector.skey)
        let note = try UnverifiedNote(signing: vector.text, with: [key])
        #expect(note.encoded == vector.expected_note)
        #expect(throws: TransparencyLogError(.malformedNote)) {
            try UnverifiedNote(signing: vector.bad_text_no_final_newline, with: [key])
        }
        #expect(throws: TransparencyLogError(.malformedName)) { try SigningKey(name: vector.bad_key_name) }
    }

    @Test func `a signed text is verified and any change to it is refused`() throws {
        let key = try SigningKey(name: "example.org/log")
        let bytes = Array(try UnverifiedNote(signing: Self.text, with: [key]).encoded.utf8)
        let verified = try UnverifiedNote(parsing: bytes).verify(with: [key.verifierKey])
        #expect(verified.text == Self.text)
        #expect(verified.isSigned(by: key.verifierKey))
        for position in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[position] ^= 1 << UInt8(bit)
                #expect(throws: TransparencyLogError.self) {
                    try UnverifiedNote(parsing: changed).verify(with: [key.verifierKey])
                }
            }
        }
    }

    @Test func `a line that matches a known key in one half only is set aside`() throws {
        let known = try SigningKey(name: "example.org/log")
        let namesake = try SigningKey(name: "example.org/log")
        let stranger = try NoteSignature(
            name: "example.org/other", keyID: known.keyID, signature: [UInt8](repeating: 0, count: 64))
        var note = try UnverifiedNote(signing: Self.text, with: [known, namesake])
        note.append(stranger)
        let verified = try UnverifiedNote(parsing: note.encoded).verify(with: [known.verifierKey])
        #expect(verified.signatures.map(\.key) == [known.verifierKey])
        #expect(verified.unverifiedSignatures.map(\.name) == ["example.org/log", "example.org/other"])
        #expect(!verified.isSigned(by: namesake.verifierKey))
    }

    @Test func `a wrong signature of a known key refuses a note that is otherwise well signed`() throws {
        let good = try SigningKey(name: "good")
        let bad = try SigningKey(name: "bad")
        var note = try UnverifiedNote(signing: Self.text, with: [good])
        note.append(
            try NoteSignature(name: "bad", keyID: bad.keyID, signature: [UInt8](repeating: 0, count: 64)))
        #expect(throws: Never.self) { try note.verify(with: [good.verifierKey]) }
        #expect(throws: TransparencyLogError(.invalidSignature)) {
            try note.verify(with: [good.verifierKey, bad.verifierKey])
        }
    }

    @Test func `the text may hold empty lines of its own`() throws {
        let key = try SigningKey(name: "k")
        let text = "one\n\ntwo\n\n\n"
        let note = try UnverifiedNote(parsing: UnverifiedNote(signing: text, with: [key]).encoded)
        #expect(note.text == text)
        #expect(try note.verify(with: [key.verifierKey]).text == text)
    }

    @Test(arguments: 0...101)
    func `up to a hundred signature lines are accepted`(count: Int) throws {
        let line = try NoteSignature(name: "w", keyID: KeyID(1), signature: [1]).line
        let note = "text\n\n" + String(repeating: line, count: count)
        if 1...100 ~= count {
            #expect(try UnverifiedNote(parsing: note).signatures.count == count)
        } else {
            #expect(throws: TransparencyLogError(.malformedNote)) { try UnverifiedNote(parsing: note) }
        }
    }

    @Test(arguments: [
        "", "\n", "\n\n", "text", "text\n", "text\n\n\u{2014} w AAAAAQE=", "text\n\n\u{2014} w AAAAAQE=\n\n",
        "text\n\n\u{2014} w AAAAAQE=\n text\n",
        "text\n\n- w AAAAAQE=\n", "text\n\n\u{2014} AAAAAQE=\n",
        "text\n\n\u{2014} w+v AAAAAQE=\n", "text\r\n\n\u{2014} w AAAAAQE=\n",
        "text\n\n\u{2014} w AAAAAQE=\r\n",
    ])
    func `anything that is not quite a note is refused`(text: String) {
        #expect(throws: TransparencyLogError(.malformedNote)) { try UnverifiedNote(parsing: text) }
    }

    @Test(arguments: [" AAAAAQE=", "AAAAAQE= ", "AAAAAQ==", "AAAAAQF=", "AAAAAQE", "AAAAAQ-_", "", "x AAAAAQE="])
    func `a signature that is not exact base64 of more than a key ID is refused`(base64: String) {
        #expect(throws: TransparencyLogError(.malformedSignature)) {
            try UnverifiedNote(parsing: "text\n\n\u{2014} w \(base64)\n")
        }
    }

    @Test func `a note beyond a million bytes is refused`() {
        let line = "\n\u{2014} w AAAAAQE=\n"
        let room = UnverifiedNote.largestByteCount - line.utf8.count - 1
        #expect(throws: Never.self) {
            try UnverifiedNote(parsing: String(repeating: "a", count: room) + "\n" + line)
        }
        #expect(throws: TransparencyLogError(.malformedNote)) {
            try UnverifiedNote(parsing: String(repeating: "a", count: room + 1) + "\n" + line)
        }
    }

    @Test func `a witness's key does not sign plain notes and nobody signs nothing`() throws {
        let witness = try SigningKey(name: "w", algorithm: .cosignatureV1)
        #expect(throws: TransparencyLogError(.wrongKeyKind)) {
            try UnverifiedNote(signing: Self.text, with: [witness])
        }
        #expect(throws: TransparencyLogError(.noKnownSignature)) {
            try UnverifiedNote(signing: Self.text, with: [])
        }
    }
}
