import Deliberation
import EventLog
import Ledger

/// Records drafts, or only says what would happen, and shows the receipt.
struct Recording {
    let ledger: LedgerOptions
    let signing: SigningOptions
    let isDryRun: Bool

    func record(_ drafts: [Draft]) throws {
        let key = try signing.signingKey()
        let opened = try ledger.openForWriting()
        let outcome: ReceiptOutcome
        if isDryRun {
            outcome = ReceiptOutcome(try opened.rehearse(drafts, signedBy: key))
        } else {
            outcome = ReceiptOutcome(try opened.record(drafts, signedBy: key))
        }
        if ledger.speech.json {
            Console.print(outcome.report.canonicalText)
        } else {
            ReceiptPage.show(outcome)
        }
    }
}
