import EventLog
import LMDB
import TransparencyLog

/// A ledger rebuilt from the rows that can still be read in a broken one, so that what is left is audited like any other.
///
/// Nothing is repaired or invented: rows are copied byte for byte, and what is lost stays missing, which the audit then
/// says of each event, index entry and hash. The rebuilt ledger has no `log.key`: nobody can write to it.
final class Salvage {
    /// How many rows are kept in one commit.
    private static let batchSize = 4_096
    private static let tableNames = ["events", "hashes", "ids", "meta", "streams", "types", "views/0", "views/1"]
    private static let keySizes = 1...511
    private static let head = Array("head".utf8)
    /// The entries of `meta` that never change, of whichever commit.
    private static let lasting = ["format", "origin", "logKey"].map { Array($0.utf8) }
    private static let logKey = Array("logKey".utf8)

    private struct Row {
        let table: Table
        let key: [UInt8]
        let value: [UInt8]
        /// Whether it takes the place of a row that is no event.
        var replaces = false
    }

    private let environment: Environment
    private let tables: [String: Table]
    private var batch: [Row] = []
    private var events: Set<UInt64> = []
    /// The keys of events under which the tree holds bytes that are none.
    private var undecodable: Set<UInt64> = []
    /// Those of them of which there was a copy on another page.
    private var replaced: [UInt64] = []
    /// The signed head and the entries of `meta` that a ledger is opened by, as far as they were recovered.
    private var entries: [[UInt8]: [UInt8]] = [:]
    private var strayHead: [UInt8]?

    private init(_ target: String) throws {
        var options = Environment.Options()
        options.creates = true
        environment = try Environment(path: target, options: options)
        let opened = try environment.openTables(named: Self.tableNames, creates: true)
        tables = Dictionary(zip(Self.tableNames, opened)) { first, _ in first }
    }

    /// Recovers the ledger of one directory into another; says what is wrong with the pages, and what was recovered.
    static func recover(
        _ directory: String, into target: String, logKey: VerifierKey?, _ differences: DifferenceList
    ) throws {
        guard !FileSystem.exists(target + "/data.mdb") else {
            throw EventLogError(.ledgerExists, target + "/data.mdb")
        }
        let salvage = try Salvage(target)
        let problems = try PageSalvage.read(
            directory, progress: differences.heartbeat, row: { try salvage.take($0, $1, $2) },
            stray: { try salvage.takeStray($0, $1) })
        let file = CheckpointFile.read(in: directory)
        let isNamed = try salvage.finish(checkpoint: file, logKey: logKey)
        if let file { try FileSystem.replace(target + "/" + CheckpointFile.name, with: file) }
        let signedSize = salvage.signedSize(of: file, trusted: logKey)
        let ranges = SequenceRanges(recovered: salvage.events, signedSize: signedSize)
        if !problems.isEmpty || !ranges.missing.isEmpty || !salvage.replaced.isEmpty { ranges.report(differences) }
        for seq in salvage.replaced.sorted() {
            differences.add(
                .eventMalformed, Place.event(seq),
                es: "La tabla guarda aquí bytes que no son un acto; se tomó la copia que quedaba en otra página.",
                en: "The table holds bytes here that are no act; the copy left on another page was taken.")
        }
        if !isNamed {
            differences.add(
                .metaMissing, "meta",
                es: "El archivo ya no dice de qué libro es: origen y llave se tomaron de la llave de confianza.",
                en: "The file no longer says which ledger it is: origin and key were taken from the trusted key.")
        }
        PageInspection.report(problems, differences)
    }

    /// Takes a row that the newest commit leads to.
    private func take(_ name: String, _ key: [UInt8], _ value: [UInt8]) throws {
        // A table that nobody knows has no place in a ledger; the audit of the broken one would name it.
        guard let table = tables[name], Self.keySizes ~= key.count else { return }
        if name == "events", let seq = UInt64(bigEndianBytes: key) {
            if Self.seq(of: key, value) != nil { events.insert(seq) } else { undecodable.insert(seq) }
        }
        if name == "meta", key == Self.head || Self.lasting.contains(key) { entries[key] = value }
        try keep(Row(table: table, key: key, value: value))
    }

    /// Takes a row that nothing leads to: events never change, nor does what a ledger is opened by.
    private func takeStray(_ key: [UInt8], _ value: [UInt8]) throws {
        if let seq = Self.seq(of: key, value) {
            guard !events.contains(seq), let table = tables["events"] else { return }
            events.insert(seq)
            let replaces = undecodable.contains(seq)
            if replaces { replaced.append(seq) }
            return try keep(Row(table: table, key: key, value: value, replaces: replaces))
        }
        if key == Self.head { strayHead = value }
        guard Self.lasting.contains(key), let table = tables["meta"] else { return }
        if entries[key] == nil { entries[key] = value }
        try keep(Row(table: table, key: key, value: value))
    }

    /// How many events the checkpoint file says there were, if the log's key says so: anybody may write a number.
    private func signedSize(of file: [UInt8]?, trusted: VerifierKey?) -> UInt64 {
        let stored = entries[Self.logKey].flatMap { try? VerifierKey(parsing: String(decoding: $0, as: UTF8.self)) }
        guard let file, let key = trusted ?? stored, let note = try? UnverifiedNote(parsing: file),
            let signed = try? VerifiedCheckpoint(note, logKey: key)
        else { return 0 }
        return signed.checkpoint.size.value
    }

    /// The place of an event that can be decoded and says itself that it belongs there.
    private static func seq(of key: [UInt8], _ value: [UInt8]) -> UInt64? {
        guard let seq = UInt64(bigEndianBytes: key), let event = try? Event(decoding: value), event.seq == seq else {
            return nil
        }
        return seq
    }

    /// Stores what is left, with a signed head from wherever there is one.
    ///
    /// - Returns: Whether the file still names its ledger; if not, a trusted key does.
    private func finish(checkpoint: [UInt8]?, logKey: VerifierKey?) throws -> Bool {
        guard let meta = tables["meta"] else { return false }
        if entries[Self.head] == nil, let head = checkpoint ?? strayHead {
            try keep(Row(table: meta, key: Self.head, value: head))
        }
        let isNamed = Self.lasting.allSatisfy { entries[$0] != nil }
        if !isNamed, let logKey {
            for (key, text) in zip(Self.lasting, ["1", logKey.name, "\(logKey)"]) where entries[key] == nil {
                try keep(Row(table: meta, key: key, value: Array(text.utf8)))
            }
        }
        try store()
        return isNamed || logKey == nil
    }

    private func keep(_ row: Row) throws {
        batch.append(row)
        if batch.count == Self.batchSize { try store() }
    }

    /// Commits the batch; the first row of a key stays, which is the one that the tree leads to, if it can be read.
    private func store() throws {
        let rows = batch
        batch.removeAll(keepingCapacity: true)
        try environment.write { transaction in
            for row in rows {
                do throws(LMDBError) {
                    try transaction.put(
                        row.value.span, for: row.key.span, in: row.table, mode: row.replaces ? .replace : .insert)
                } catch {
                    guard error.code == .keyExists else { throw error }
                }
            }
        }
    }
}
