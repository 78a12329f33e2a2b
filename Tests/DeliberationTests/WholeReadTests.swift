import CanonicalJSON
import Deliberation
import Testing

/// What an act costs must not grow with the ledger: no rule reads a whole view that grows without bound.
@Suite struct WholeReadTests {
    /// Views that the decree bounds: seven seats, and one row for each region, scheme or association of the country.
    private static let bounded: Set<String> = ["seats", "invitees", "raps"]

    /// The views read whole so far, and how often.
    private func wholeReads(_ book: Book) -> [String: Int] {
        Dictionary(Book.viewNames.map { ($0, book.view($0)?.wholeReads ?? 0) }) { _, last in last }.filter { $1 > 0 }
    }

    @Test(arguments: Gallery.cases)
    func `no act of the gallery makes a rule read a whole view without bound`(example: GalleryCase) throws {
        for steps in [[example.breach], example.remedy] {
            let scene = try example.scene()
            try scene.play(steps.dropLast())
            _ = try steps.last.map { try scene.judge($0) }
            #expect(Set(wholeReads(scene.book).keys).subtracting(Self.bounded) == [])
        }
    }

    @Test func `the views that the decree bounds are read whole, and the count sees it`() throws {
        var seen: Set<String> = []
        for example in Gallery.cases {
            let scene = try example.scene()
            scene.overrides["quorum.denominator"] = "seatsFilled"
            _ = try scene.judge(example.breach)
            seen.formUnion(wholeReads(scene.book).keys)
        }
        #expect(seen == Self.bounded)
    }

    @Test func `asking for all rows, or all keys, counts as a whole read`() throws {
        let book = try Scene.founded().book
        let before = book.documents.wholeReads
        _ = try book.documents.rows()
        _ = try book.documents.keys()
        _ = try book.documents.row("DOC-2026-0001")
        #expect(book.documents.wholeReads == before + 2)
    }
}

/// What the look-ups find when what they are built on is corrected, or comes late.
@Suite struct LookupTests {
    private func file(_ orders: Int64...) throws -> Scene {
        let hashes = Array("abcdef")
        return try Scene.founded().play(orders.enumerated().map { Works.document($1, hash: hashes[$0]) })
    }

    private func findings(_ scene: Scene, _ order: Int64) throws -> [String] {
        try scene.judge(Works.document(order, hash: "0").with(["documentId": "DOC-2026-0099"]))
            .filter { $0.ruleID == "LEX-ARCHIVE" }.map(\.message.en)
    }

    @Test func `the next document follows the greatest order, in whatever order they came`() throws {
        let scene = try file(1, 4, 2, 3)
        #expect(try findings(scene, 5) == [])
        #expect(try findings(scene, 6).count == 1)
        #expect(try findings(scene, 2) == ["Order 2 is already that of DOC-2026-0002; the next is 5."])
    }

    @Test func `an order that was corrected is free again, and the one it became is taken`() throws {
        let scene = try file(1, 2, 9)
        let place = try #require(scene.places["document.incorporated"])
        #expect(try findings(scene, 10) == [])
        try scene.play([
            Acts.correction(["correctsSeq": .integer(place), "field": "order", "was": "9", "is": "3"])
        ])
        #expect(try findings(scene, 4) == [])
        #expect(try findings(scene, 9) == ["DOC-2026-0099 enters under order 9 and the next is 4."])
        #expect(try findings(scene, 3) == ["Order 3 is already that of DOC-2026-0009; the next is 4."])
    }
}
