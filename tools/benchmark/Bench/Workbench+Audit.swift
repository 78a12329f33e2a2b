import Audit
import TransparencyLog

/// The audit found the ledger broken, so that its speed means nothing.
struct BrokenLedger: Error {
    let differences: [String]
}

extension Workbench {
    /// Audits the ledger in a folder: hashes, chains, tree, signatures, indexes, views and rules, everything.
    static func audit(_ folder: String) throws {
        var result: AuditResult?
        let cost = try Cost.of { result = try Auditor.audit(directory: folder) }
        guard let result else { return }
        guard result.verdict != .broken else { throw BrokenLedger(differences: result.differences.map { "\($0)" }) }
        Figure(
            operation: "audit", count: Int(result.size.value), cost: cost,
            details: [("findings", result.findings.count), ("overdue", result.moment.overdue.count)]
        ).report()
    }
}
