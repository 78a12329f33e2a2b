internal import SwiftASN1
internal import TransparencyLog

/// What an authority signs (RFC 3161, TSTInfo).
struct TimeStampInfo {
    let imprint: Digest
    let nonce: [UInt8]?
    let time: PosixTime

    init(_ bytes: ArraySlice<UInt8>) throws(TimestampError) {
        (imprint, time, nonce) = try Piece.reading {
            try DER.sequence(try DER.parse(bytes), identifier: .sequence) { nodes in
                guard try Int(derEncoded: &nodes) == 1 else { throw TimestampError(.unsupported, "the version") }
                _ = try ASN1ObjectIdentifier(derEncoded: &nodes)
                let imprint = try Imprint(try Piece.next(&nodes)).digest
                _ = try Piece.integer(try Piece.next(&nodes))
                let time = try Self.posix(GeneralizedTime(derEncoded: &nodes))
                _ = Piece.optional(&nodes, .sequence)
                if let ordering = Piece.optional(&nodes, .boolean) { _ = try Bool(derEncoded: ordering) }
                let nonce = try Piece.optional(&nodes, .integer).map { try Piece.integer($0) }
                _ = Piece.optional(&nodes, Piece.tag(0))
                if let extensions = Piece.optional(&nodes, Piece.tag(1)) { try Self.check(extensions) }
                return (imprint, time, nonce)
            }
        }
    }

    /// Refuses an extension that must be understood: none is.
    private static func check(_ extensions: ASN1Node) throws {
        for node in try Piece.children(of: extensions, Piece.tag(1)) {
            try DER.sequence(node, identifier: .sequence) { nodes in
                let name = try ASN1ObjectIdentifier(derEncoded: &nodes)
                if let critical = Piece.optional(&nodes, .boolean), try Bool(derEncoded: critical) {
                    throw TimestampError(.unsupported, "the critical extension \(name)")
                }
                _ = try ASN1OctetString(derEncoded: &nodes)
            }
        }
    }

    /// The time in seconds since 1970, fractions cut off.
    private static func posix(_ time: GeneralizedTime) throws(TimestampError) -> PosixTime {
        // Years begin in March, so that the leap day is the last one (the civil calendar of Richards, 2013).
        let year = time.month > 2 ? time.year : time.year - 1
        let month = (time.month + 9) % 12
        let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + time.day - 1 - 719_468
        let seconds = days * 86_400 + time.hours * 3_600 + time.minutes * 60 + time.seconds
        guard let seconds = UInt64(exactly: seconds) else { throw TimestampError(.malformed, "a time before 1970") }
        return PosixTime(seconds: seconds)
    }
}
