import Deliberation
import EventLog

/// Rows lent by a transaction for the time of a closure.
struct LentRows: RowSource {
    let row: (_ view: String, _ key: String) throws -> [UInt8]?
    let keys: (_ view: String) throws -> [String]

    func row(of view: String, key: String) throws -> [UInt8]? { try row(view, key) }
    func keys(of view: String) throws -> [String] { try keys(view) }
}

extension Book {
    /// Reads missing rows from a transaction, only while `body` runs.
    func reading<R, T: LogReading & ~Copyable>(from transaction: borrowing T, _ body: () throws -> R) throws -> R {
        try reading(
            row: { view, key in try transaction.view(view, key: Array(key.utf8)) },
            keys: { view in try transaction.viewKeys(view).map { String(decoding: $0, as: UTF8.self) } }, body)
    }

    private func reading<R>(
        row: (_ view: String, _ key: String) throws -> [UInt8]?, keys: (_ view: String) throws -> [String],
        _ body: () throws -> R
    ) throws -> R {
        try withoutActuallyEscaping(row) { row in
            try withoutActuallyEscaping(keys) { keys in
                try reading(from: LentRows(row: row, keys: keys), body)
            }
        }
    }
}
