import Audit
import EventLog
import Foundation
import Ledger
import Testing

/// An environment's file, byte by byte (LMDB 0.9, pages of 4 KiB).
struct DataFile {
    let url: URL

    init(_ ledger: TestLedger) { url = URL(filePath: ledger.directory + "/data.mdb") }

    func change(_ body: (inout Data) throws -> Void) throws {
        var bytes = try Data(contentsOf: url)
        try body(&bytes)
        try bytes.write(to: url)
    }

    /// Where a meta page keeps its transaction's number: after the page header, magic, version, address, map size, two
    /// table records and the last page.
    static func transactionIDOffset(_ page: Int) -> Int { page * 4_096 + 16 + 24 + 96 + 8 }

    static func transactionID(_ bytes: Data, _ page: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 | UInt64(bytes[transactionIDOffset(page) + $1]) << (8 * UInt64($1)) }
    }

    /// Where bytes begin that occur only once.
    static func onlyPlace(of wanted: [UInt8], in bytes: Data) -> Int? {
        guard let first = bytes.range(of: Data(wanted)),
            bytes.range(of: Data(wanted), in: first.lowerBound + 1..<bytes.endIndex) == nil
        else { return nil }
        return first.lowerBound
    }

    /// Where a row's key and value lie, as far as they can be told from other bytes: behind a node header that gives
    /// their sizes.
    static func places(of row: Forgery.Row, in bytes: Data) -> [Int]? {
        let size = UInt32(row.value.count)
        let isLarge = 8 + row.key.count + row.value.count > 2_038
        let sizes = (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * UInt32($0))) }
        let header = sizes + [isLarge ? 1 : 0, 0, UInt8(truncatingIfNeeded: row.key.count), 0]
        guard let node = onlyPlace(of: header + row.key + (isLarge ? [] : row.value), in: bytes) else { return nil }
        let key = node + header.count
        let end = key + row.key.count
        guard isLarge else { return Array(key..<end + row.value.count) }
        guard let value = onlyPlace(of: row.value, in: bytes) else { return nil }
        return Array(key..<end) + Array(value..<value + row.value.count)
    }
}

struct `One flipped byte` {
    @Test(arguments: Forgery.tableNames.filter { $0 != "views/1" })
    func `of any row is noticed`(_ table: String) throws {
        let ledger = try TestLedger()
        let whole = ledger.directory + "/whole"
        try ledger.withLedger { _ = try $0.journal.backup(to: whole) }
        let copy = URL(filePath: whole + "/data.mdb")
        let bytes = try Data(contentsOf: copy)
        let rows = try Forgery(ledger: ledger).rows(of: table)
        var generator = SplitMix(state: UInt64(table.utf8.count) << 32 | 2_026)
        var count = 0
        var attempts = 0
        while count < 72, attempts < 1_000 {
            attempts += 1
            let row = rows[Int.random(in: 0..<rows.count, using: &generator)]
            guard let place = DataFile.places(of: row, in: bytes)?.randomElement(using: &generator) else { continue }
            let mask = UInt8.random(in: 1...255, using: &generator)
            var spoilt = bytes
            spoilt[place] ^= mask
            try spoilt.write(to: copy)
            let verdict = try verdict(of: whole)
            #expect(verdict == "broken" || verdict == "newerFormat", "\(table), byte \(place) xor \(mask)")
            count += 1
        }
        #expect(count == 72)
    }

    private func verdict(of directory: String) throws -> String {
        do {
            return try Auditor.audit(directory: directory, options: AuditOptions(access: .readOnlyUnlocked)).verdict
                .rawValue
        } catch let error as EventLogError {
            return error.code.rawValue
        }
    }
}

/// A generator that gives the same numbers each time: SplitMix64.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
