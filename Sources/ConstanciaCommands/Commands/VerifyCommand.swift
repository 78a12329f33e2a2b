import ArgumentParser
import Deliberation
import Evidence
import TransparencyLog

/// `verify`: checks a proof without a ledger, trusting only a policy.
struct VerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "verify", es: "verificar", .aboutVerify,
            example: "constancia verify D-2026-001.trail.json --policy politica.txt")
    }

    @Argument(help: ArgumentHelp(Message.helpProofFile.text, valueName: ValueName.file), completion: .file())
    var file: String

    @Option(
        name: .customLong("policy"), help: ArgumentHelp(Message.helpPolicy.text, valueName: ValueName.file),
        completion: .file())
    var policy: String

    @OptionGroup var speech: SpeechOptions

    func run() throws {
        do {
            try check()
        } catch let error as EvidenceError where !speech.json {
            // The verdict is data: a control body reads it on the same screen as the other one.
            var page = Page()
            page.paragraph(Message.notVerified(path: file, reason: error.message.text).text)
            page.paragraph(Message.notVerifiedRemedy.text, indent: 2)
            page.show()
            throw Ending(exit: .findings)
        }
    }

    private func check() throws {
        let policy = try PolicyFile.read(policy)
        let bytes = try FileInput.read(file)
        var page = Page()
        if bytes.starts(with: Array("c2sp.org/tlog-proof@".utf8)) {
            let proof: TLogProof
            do {
                proof = try TLogProof(parsing: bytes)
            } catch {
                throw EvidenceError(.malformedFile, detail: "\(error)")
            }
            let verified = try VerifiedEvent(proof, policy: policy)
            if speech.json { return Console.print(TrailPage.json(verified)) }
            TrailPage.add(verified, file: file, to: &page)
        } else {
            let verified = try UnverifiedTrail(parsing: bytes).verify(policy: policy)
            if speech.json { return Console.print(TrailPage.json(verified)) }
            TrailPage.add(verified, file: file, to: &page)
        }
        page.show()
    }
}
