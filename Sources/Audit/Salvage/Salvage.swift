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

    private struct Row {
        let table: Table
        let key: [UInt8]
        let value: [UInt8]
    }

    private let environment: Environment
    private let tables: [String: Table]
    private var batch: [Row] = []
    private var events: Set<UInt64> = []
    /// The entries of `meta` that were recovered.
    private var names: Set<[UInt8]> = []
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
        let signed = file.flatMap { try? UnverifiedNote(parsing: $0) }.flatMap { try? Checkpoint(parsing: $0.text) }
        let ranges = SequenceRanges(recovered: salvage.events, signedSize: signed?.size.value ?? 0)
        if !problems.isEmpty || !ranges.missing.isEmpty { ranges.report(differences) }
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
        if name == "events", let seq = Self.seq(of: key, value) { events.insert(seq) }
        if name == "meta" { names.insert(key) }
        try keep(Row(table: table, key: key, value: value))
    }

    /// Takes a row that nothing leads to: events never change, nor does what a ledger is opened by.
    private func takeStray(_ key: [UInt8], _ value: [UInt8]) throws {
        if let seq = Self.seq(of: key, value) {
            guard !events.contains(seq), let table = tables["events"] else { return }
            events.insert(seq)
            return try keep(Row(table: table, key: key, value: value))
        }
        if key == Self.head { strayHead = value }
        guard Self.lasting.contains(key), let table = tables["meta"] else { return }
        names.insert(key)
        try keep(Row(table: table, key: key, value: value))
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
        if !names.contains(Self.head), let head = checkpoint ?? strayHead {
            try keep(Row(table: meta, key: Self.head, value: head))
        }
        let isNamed = names.isSuperset(of: Self.lasting)
        if !isNamed, let logKey {
            for (key, text) in zip(Self.lasting, ["1", logKey.name, "\(logKey)"]) where !names.contains(key) {
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

    /// Commits the batch; the first row of a key stays, which is the one that the tree leads to.
    private func store() throws {
        let rows = batch
        batch.removeAll(keepingCapacity: true)
        try environment.write { transaction in
            for row in rows {
                do throws(LMDBError) {
                    try transaction.put(row.value.span, for: row.key.span, in: row.table, mode: .insert)
                } catch {
                    guard error.code == .keyExists else { throw error }
                }
            }
        }
    }
}
