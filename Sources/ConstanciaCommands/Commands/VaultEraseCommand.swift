import ArgumentParser
import Deliberation
import EventLog
import Ledger
import TransparencyLog
import Vault

/// `vault erase`: first the act, signed and on record; then value and salt, for good.
struct VaultEraseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "erase", es: "suprimir", .aboutVaultErase,
            example: "constancia vault erase $HUELLA --basis 'Ley 1581 de 2012, artículo 8' "
                + "--reason 'Solicitud del titular.' --key secretaria.key")
    }

    @OptionGroup var argument: CommitmentArgument

    @Option(name: .customLong("basis"), help: ArgumentHelp(Message.helpBasis.text, valueName: ValueName.text))
    var basis: String

    @Option(name: .customLong("reason"), help: ArgumentHelp(Message.helpReason.text, valueName: ValueName.text))
    var reason: String

    @Flag(name: .customLong("elsewhere"), help: ArgumentHelp(Message.helpElsewhere.text))
    var elsewhere = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var signing: SigningOptions

    func run() throws {
        let commitment = try argument.digest()
        let key = try signing.signingKey()
        let opened = try ledger.openForWriting()
        let before = try OpenVault(of: opened.journal)
        if let earlier = try opened.journal.erasure(of: commitment) {
            return showEarlier(earlier, wasHeld: before.finished.contains(commitment))
        }
        // The act can never be taken back, so a mistyped commitment must not get in by accident.
        let wasHeld = try before.vault.holds(commitment)
        guard wasHeld || elsewhere else { throw UsageError(.vaultNotHeld) }
        let receipt = try opened.recordErasure(of: commitment, legalBasis: basis, reason: reason, signedBy: key)
        do {
            _ = try opened.journal.finishErasures(in: before.vault)
        } catch {
            throw ErasurePending(cause: error)
        }
        show(receipt, commitment, wasHeld: wasHeld)
    }

    private func showEarlier(_ erasure: ErasureView, wasHeld: Bool) {
        if ledger.speech.json {
            Console.print(
                VaultErasure(
                    commitment: erasure.commitment, isRepeat: true, seq: erasure.position, wasHeld: wasHeld
                ).canonicalText)
        } else {
            Console.print(Message.vaultAlreadyErased(date: "\(erasure.at.date())", basis: erasure.legalBasis).text)
        }
    }

    private func show(_ receipt: LedgerReceipt, _ commitment: Digest, wasHeld: Bool) {
        let outcome = ReceiptOutcome(receipt)
        if ledger.speech.json {
            let seq = outcome.events.first?.seq ?? 0
            Console.print(
                VaultErasure(commitment: commitment.hex, isRepeat: false, seq: seq, wasHeld: wasHeld).canonicalText)
            return
        }
        ReceiptPage.show(outcome)
        var page = Page()
        page.paragraph((wasHeld ? Message.vaultErased : .vaultElsewhere).text)
        if wasHeld { page.paragraph(Message.vaultBackups.text) }
        page.show()
    }
}

/// The act is on record and the deletion has failed.
struct ErasurePending: Error {
    let cause: any Error
}
