internal import TransparencyLog

/// Writes the leaves of one filing: the intents' bytes with the log's own fields in their places.
struct LeafEncoder {
    // `"filing":{"id":"…","index":`
    private var filingStart: [UInt8] = []

    // `,"key":"…","signature":"…","size":…},`
    private var filingEnd: [UInt8] = []

    // `,"recorded":"…",`
    private let recorded: [UInt8]

    private static let prev = Array(#""prev":"#.utf8)
    private static let null = Array("null".utf8)
    private static let seq = Array(#""seq":"#.utf8)

    init(filing: UnverifiedFiling, recorded: String) {
        filingStart.append(literal: #""filing":{"id":""#)
        filing.id.appendText(to: &filingStart)
        filingStart.append(literal: #"","index":"#)
        filingEnd.append(literal: #","key":""#)
        filingEnd.append(literal: filing.keyID.hex)
        filingEnd.append(literal: #"","signature":""#)
        filingEnd.append(literal: Base64.encode(filing.signature))
        filingEnd.append(literal: #"","size":"#)
        filingEnd.append(decimal: UInt64(filing.intents.count))
        filingEnd.append(literal: "},")
        self.recorded = Array(#","recorded":"\#(recorded)","#.utf8)
    }

    /// Writes a leaf.
    ///
    /// - Complexity: O(*n*), one allocation.
    func leaf(_ intent: EncodedIntent, index: Int, seq: UInt64, prev: Digest?) -> [UInt8] {
        var leaf: [UInt8] = []
        leaf.reserveCapacity(intent.bytes.count + filingStart.count + filingEnd.count + recorded.count + 120)
        leaf.append(contentsOf: intent.bytes[..<intent.filingOffset])
        leaf.append(contentsOf: filingStart)
        leaf.append(decimal: UInt64(index))
        leaf.append(contentsOf: filingEnd)
        leaf.append(contentsOf: intent.bytes[intent.filingOffset..<intent.prevOffset])
        leaf.append(contentsOf: Self.prev)
        if let prev {
            leaf.append(UInt8(ascii: "\""))
            let digest = prev.bytes
            leaf.append(
                contentsOf: (0..<2 * digest.count).lazy.map { place in
                    hexadecimalDigit(place & 1 == 0 ? digest[place >> 1] >> 4 : digest[place >> 1] & 0xF)
                })
            leaf.append(UInt8(ascii: "\""))
        } else {
            leaf.append(contentsOf: Self.null)
        }
        leaf.append(contentsOf: recorded)
        leaf.append(contentsOf: intent.bytes[intent.prevOffset..<intent.seqOffset])
        leaf.append(contentsOf: Self.seq)
        leaf.append(decimal: seq)
        leaf.append(UInt8(ascii: ","))
        leaf.append(contentsOf: intent.bytes[intent.seqOffset...])
        return leaf
    }
}
