import LMDB

/// Rows that memory has no room for: a ``TemporaryTable`` whose failures are the audit's own and say nothing of the
/// ledger.
final class OverflowTable {
    private let table: TemporaryTable

    init() throws(AuditError) { table = try Self.naming { try TemporaryTable() } }

    func get(_ key: [UInt8]) throws(AuditError) -> [UInt8]? { try Self.naming { try table.get(key) } }

    func put(_ rows: [(key: [UInt8], value: [UInt8])]) throws(AuditError) { try Self.naming { try table.put(rows) } }

    /// Hands over the rows whose keys begin with a prefix, in ascending order of the keys' bytes.
    func scan(prefix: [UInt8] = [], _ body: (_ key: [UInt8], _ value: [UInt8]) throws -> Void) throws {
        do {
            try table.scan(prefix: prefix, body)
        } catch let error as LMDBError {
            throw AuditError(.temporaryStorage, "\(error)")
        }
    }

    private static func naming<R>(_ body: () throws -> R) throws(AuditError) -> R {
        do {
            return try body()
        } catch {
            throw AuditError(.temporaryStorage, "\(error)")
        }
    }
}
