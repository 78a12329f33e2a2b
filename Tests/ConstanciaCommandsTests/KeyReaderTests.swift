import Testing

@testable import ConstanciaCommands

@Suite struct KeyReaderTests {
    private func keys(_ bytes: [UInt8]) -> [Key] {
        var reader = KeyReader()
        return bytes.flatMap { reader.feed($0) } + reader.flush()
    }

    private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

    @Test func `letters, Enter, backspace and Ctrl-U are keys`() {
        #expect(
            keys("aA\r\n\u{7F}\u{08}\u{15}") == [
                .character("a"), .character("A"), .enter, .enter, .backspace, .backspace, .clearLine,
            ])
    }

    @Test func `letters of several bytes are one key each`() {
        #expect(keys("ñé€😀") == [.character("ñ"), .character("é"), .character("€"), .character("😀")])
    }

    @Test func `a cursor key is swallowed whole, so that none of its letters records anything`() {
        #expect(keys("\u{1B}[A\u{1B}[1;5D\u{1B}OAx") == [.character("x")])
    }

    @Test func `Esc on its own is a key, also before another`() {
        #expect(keys("\u{1B}") == [.escape])
        #expect(keys("\u{1B}q") == [.escape, .character("q")])
    }

    @Test func `what is pasted is text: no line feed of it ends a line, no letter of it is a key`() {
        #expect(
            keys("\u{1B}[200~D\nñ\u{1B}[201~D") == [
                .pasted("D"), .pasted(" "), .pasted("ñ"), .character("D"),
            ])
    }

    @Test func `bytes that are no text are no keys`() {
        #expect(keys([0xFF, 0xC3, 0x61, 0xE2, 0x82, 0x62, 0x01]) == [.character("a"), .character("b")])
    }
}
