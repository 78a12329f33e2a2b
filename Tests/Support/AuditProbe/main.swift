import Audit
import Deliberation
import EventLog
import Glibc
import TransparencyLog

// Audits a ledger for the tests that damage files so badly that LMDB may end the process: 0 clean, 1 findings,
// 4 broken, 5 when there is nothing to audit. Where nothing is broken, prints a digest of every row of every table.
let tables = ["events", "hashes", "ids", "meta", "streams", "types", "views/0", "views/1"]

func rowsDigest(_ directory: String) throws -> Digest {
    let journal = try Journal(opening: directory, access: .readOnlyUnlocked, verifiesHead: false)
    return try journal.read { snapshot in
        var bytes: [UInt8] = []
        for table in tables {
            try snapshot.scan(table: table) { key, value in
                bytes += Array("\(table) \(key.count) \(value.count) ".utf8) + key + value
                return true
            }
        }
        return Digest.sha256(bytes)
    }
}

guard CommandLine.arguments.count == 2 else { exit(2) }
// A loop is an answer, too.
alarm(60)
do {
    let directory = CommandLine.arguments[1]
    let result = try Auditor.audit(directory: directory)
    for difference in result.differences { print(difference.code.rawValue, difference.place, difference.message.en) }
    if result.verdict != .broken { print("rows", try rowsDigest(directory).hex) }
    switch result.verdict {
    case .clean: exit(0)
    case .findings: exit(1)
    case .broken: exit(4)
    }
} catch {
    exit(5)
}
