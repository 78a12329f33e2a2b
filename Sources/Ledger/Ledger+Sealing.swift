import Deliberation
import EventLog
public import TransparencyLog

extension Ledger {
    /// Records a seal: an act that commits to everything before it, the streams' heads and the views included.
    ///
    /// - Parameter key: whose role may seal.
    /// - Returns: the receipt.
    /// - Throws: as ``record(_:signedBy:)``. Nothing was recorded then.
    /// - Complexity: O(streams log acts) and O(rows of the views).
    public func seal(signedBy key: SigningKey) throws -> LedgerReceipt {
        var attempts = 0
        while true {
            let size = try journal.read { $0.size }
            do {
                return try record([Draft(type: .checkpointSealed, data: [:])], signedBy: key)
            } catch {
                // A seal is of all that comes before it: when somebody was faster it is made anew.
                guard try journal.read({ $0.size }) != size, attempts < 256 else { throw error }
                attempts += 1
            }
        }
    }

    /// Seals the ledger after a filing that ended a session.
    ///
    /// The filing is on record whatever becomes of its seal: a failure is told, and does not undo anything.
    func sealing(_ receipt: LedgerReceipt, of drafts: [Draft], signedBy key: SigningKey) -> LedgerReceipt {
        let endsSession = drafts.contains { $0.type == .sessionAdjourned || $0.type == .sessionFailedForQuorum }
        guard endsSession, !receipt.receipt.isRepeat else { return receipt }
        var receipt = receipt
        receipt.seal = Result { try seal(signedBy: key).receipt }
        return receipt
    }
}
