import Deliberation
import EventLog
import Projections
import TransparencyLog

/// The processing of signed filings in one write transaction.
///
/// Each filing is judged on the book that the earlier ones left; one that is refused leaves no trace; at the end the
/// changed rows are written beside the events.
enum Submission {
    static func process(
        _ filings: [VerifiedFiling], on book: Book, _ log: LogFacts, _ transaction: inout LogTransaction
    ) throws -> [Result<LedgerReceipt, any Error>] {
        var results: [Result<LedgerReceipt, any Error>] = []
        for filing in filings {
            do {
                results.append(.success(try submit(filing, &transaction, book, log)))
            } catch let error where isOfTheCaller(error) {
                book.discard()
                results.append(.failure(error))
            }
        }
        try Views.store(book, &transaction)
        return results
    }

    /// Whether an error concerns one filing only; any other fails the transaction.
    private static func isOfTheCaller(_ error: any Error) -> Bool {
        switch error {
        case is Refusal, is LedgerError, is InputError: true
        case let error as EventLogError: error.code != .storage && error.code != .diskFull && error.code != .damaged
        default: false
        }
    }

    private static func submit(
        _ filing: VerifiedFiling, _ transaction: inout LogTransaction, _ book: Book, _ log: LogFacts
    ) throws -> LedgerReceipt {
        let first = transaction.size.value
        // A repeat was judged when it was first taken; append settles whether its content is the same.
        if try transaction.seq(of: filing.id) != nil {
            return LedgerReceipt(receipt: try transaction.append(filing), findings: [])
        }
        var judge = FilingJudge(book: book, recorded: transaction.recorded, isFounding: first == 0, log: log)
        try book.reading(from: transaction) {
            // The first filing enrols the key that signs it: its key is looked up in the state after it.
            if !judge.isFounding { try checkKey(filing, book, judge) }
            for (index, intent) in filing.intents.enumerated() {
                try judge.judge(try act(intent, filing, judge.recorded, first + UInt64(index)), at: index + 1)
                guard judge.refusals.isEmpty else { throw Refusal(breaches: judge.refusals) }
            }
            if judge.isFounding { try checkKey(filing, book, judge) }
        }
        let receipt = try transaction.append(filing)
        book.settle()
        return LedgerReceipt(receipt: receipt, findings: judge.findings)
    }

    private static func act(
        _ intent: Intent, _ filing: VerifiedFiling, _ recorded: Instant, _ seq: UInt64
    ) throws -> Act {
        guard intent.actor == filing.intents.first?.actor else { throw LedgerError(.mixedActors, intent.actor) }
        do throws(ActError) {
            return try Act(
                type: intent.type, data: intent.data, stream: intent.stream.text, schema: intent.schema,
                occurred: intent.occurred, recorded: recorded, actor: intent.actor, seq: seq)
        } catch {
            throw LedgerError(.malformedAct, "\(error.code.rawValue): \(error.detail)")
        }
    }

    /// Every filing is signed by a key registered for its actor and in force when the ledger takes it.
    private static func checkKey(_ filing: VerifiedFiling, _ book: Book, _ judge: FilingJudge) throws {
        let actor = filing.intents.first?.actor ?? ""
        switch try Signatory.key("\(filing.keyID)", of: actor, at: judge.recorded, in: book) {
        case .success(let registered):
            // The ID has four bytes: the whole key must be the registered one.
            guard registered == filing.key.description else {
                throw LedgerError(.unknownKey, "\(actor), \(filing.keyID)")
            }
        case .failure(let error):
            let code: LedgerError.Code = error.problem == .unknownKey ? .unknownKey : .keyNotInForce
            throw LedgerError(code, "\(actor), \(filing.keyID)")
        }
    }
}
