import Audit
import Deliberation
import Glibc

// Audits a ledger for the tests that damage files so badly that LMDB may end the process: 0 clean, 1 findings,
// 4 broken, 5 when there is nothing to audit.
guard CommandLine.arguments.count == 2 else { exit(2) }
do {
    let result = try Auditor.audit(directory: CommandLine.arguments[1])
    for difference in result.differences { print(difference.code.rawValue, difference.place, difference.message.en) }
    switch result.verdict {
    case .clean: exit(0)
    case .findings: exit(1)
    case .broken: exit(4)
    }
} catch {
    exit(5)
}
