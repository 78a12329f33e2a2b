import ArgumentParser
import Deliberation
import EventLog
import Glibc
import Ledger
import TransparencyLog
import Vault

/// `vault`: personal data that can be erased, behind the commitments of the ledger.
struct VaultCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "vault", es: "bóveda", .aboutVault, example: "constancia vault put --value-file dato.txt",
            subcommands: [VaultPutCommand.self, VaultShowCommand.self, VaultEraseCommand.self, VaultCheckCommand.self])
    }
}

/// A ledger's vault as every command of it begins: erasures on record are carried out first.
struct OpenVault {
    let vault: PersonalVault
    /// What was erased just now.
    let finished: [Digest]

    init(of journal: Journal) throws {
        vault = PersonalVault(ofLedger: journal.directory)
        finished = try journal.finishErasures(in: vault)
        if !finished.isEmpty { Console.say(Message.vaultFinished(n: finished.count).text) }
    }
}

/// A commitment as people type it.
struct CommitmentArgument: ParsableArguments {
    @Argument(help: ArgumentHelp(Message.helpCommitment.text, valueName: ValueName.commitment))
    var commitment: String

    func digest() throws -> Digest {
        guard let digest = Digest(hex: commitment) else { throw UsageError(.commitmentExpected(word: commitment)) }
        return digest
    }
}

/// `vault put`: keeps a value and says its commitment.
struct VaultPutCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("put", es: "guardar", .aboutVaultPut, example: "constancia vault put --value-file dato.txt")
    }

    @Option(
        name: .customLong("value-file"), help: ArgumentHelp(Message.helpValueFile.text, valueName: ValueName.file),
        completion: .file())
    var valueFile: String?

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let opened = try OpenVault(of: try ledger.openForReading())
        let value = try SaltedValue(try text())
        try opened.vault.put(value)
        let commitment = value.commitment.hex
        if ledger.speech.json { return Console.print(VaultReceipt(commitment: commitment).canonicalText) }
        // Alone on standard output, so that a script can take it.
        Console.say(Message.vaultKept.text)
        Console.print(commitment)
    }

    private func text() throws -> String {
        if valueFile == nil, isatty(0) == 1 { Console.say(Message.vaultTypeValue.text) }
        let bytes = try FileInput.read(valueFile ?? "-")
        guard let text = String(validating: bytes, as: UTF8.self) else { throw UsageError(.valueNotText) }
        // The end of the last line is the editor's and not the value's. A carriage return and a line feed are one
        // character.
        return text.last?.isNewline == true ? String(text.dropLast()) : text
    }
}

/// `vault show`: the value behind a commitment, or what became of it.
struct VaultShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("show", es: "ver", .aboutVaultShow, example: "constancia vault show $HUELLA")
    }

    @OptionGroup var argument: CommitmentArgument
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let commitment = try argument.digest()
        let journal = try ledger.openForReading()
        let value = try OpenVault(of: journal).vault.value(of: commitment)
        let erasure = try journal.erasure(of: commitment)
        if ledger.speech.json {
            let state = value != nil ? "held" : erasure != nil ? "erased" : "absent"
            Console.print(
                VaultValue(
                    commitment: commitment.hex, erasedAt: erasure?.at, legalBasis: erasure?.legalBasis, state: state,
                    value: value
                ).canonicalText)
        } else if let value {
            Console.print(value)
        } else if let erasure {
            Console.say(Message.vaultErasedOn(date: "\(erasure.at.date())", basis: erasure.legalBasis).text)
        } else {
            Console.say(Message.vaultAbsent.text)
        }
        if value == nil { throw Ending(exit: .findings) }
    }
}

/// `vault check`: every commitment recomputed, every erasure carried out.
struct VaultCheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("check", es: "revisar", .aboutVaultCheck, example: "constancia vault check")
    }

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let journal = try ledger.openForReading()
        let opened = try OpenVault(of: journal)
        let contents = try opened.vault.check()
        let erased = try journal.readBook { book, _ in try book.erasures.keys().count }
        let faults = contents.faults.map { fault in
            let message: Message = fault.kind == .unreadable ? .vaultUnreadableEntry : .vaultMismatch
            return VaultFaultReport(code: fault.kind.rawValue, commitment: fault.commitment, message: message.text)
        }
        if ledger.speech.json {
            Console.print(
                VaultCheckReport(
                    erased: Int64(erased), faults: faults, finished: Int64(opened.finished.count),
                    held: Int64(contents.count)
                ).canonicalText)
        } else {
            var page = Page()
            page.paragraph(
                faults.isEmpty
                    ? Message.vaultSound(n: contents.count, erased: erased).text
                    : Message.vaultBroken(faults: faults.count, n: contents.count).text)
            for fault in faults {
                page.line("  ✗ \(fault.code) · \(fault.commitment)")
                page.paragraph(fault.message, indent: 4)
            }
            page.show()
        }
        if !faults.isEmpty { throw Ending(exit: .integrity) }
        if !opened.finished.isEmpty { throw Ending(exit: .findings) }
    }
}
