import ArgumentParser
import Deliberation
import Evidence
import Timestamping
import TransparencyLog

/// `verify`: checks proofs without a ledger, trusting only a policy.
struct VerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "verify", es: "verificar", .aboutVerify,
            example: "constancia verify D-2026-001.constancia --policy politica.txt")
    }

    @Argument(help: ArgumentHelp(Message.helpProofFiles.text, valueName: ValueName.file), completion: .file())
    var files: [String]

    @Option(
        name: .customLong("policy"), help: ArgumentHelp(Message.helpPolicy.text, valueName: ValueName.file),
        completion: .file())
    var policy: String

    @Option(
        name: .customLong("leaf"), help: ArgumentHelp(Message.helpLeaf.text, valueName: ValueName.file),
        completion: .file())
    var leaf: String?

    @Option(
        name: .customLong("timestamp-authority"),
        help: ArgumentHelp(Message.helpTimestampAuthority.text, valueName: ValueName.file), completion: .file())
    var timestampAuthority: String?

    @OptionGroup var speech: SpeechOptions

    func run() throws {
        let policy = try PolicyFile.read(policy)
        var holds = true
        for (number, file) in files.enumerated() {
            var page = Page()
            let report = try check(file, policy, &page)
            if speech.json {
                Console.print(report.canonicalText)
            } else {
                page.show(isContinued: number + 1 < files.count)
            }
            if report.isNegative { holds = false }
        }
        guard holds else { throw Ending(exit: .findings) }
    }

    /// Checks the time stamp that a trail carries, if it carries one: a wrong one makes the file not authentic.
    private func checkTimestamp(_ bytes: [UInt8], _ report: inout VerificationReport) throws {
        let trail = try UnverifiedTrail(parsing: bytes)
        guard let response = trail.timestamp else { return }
        let stamp: VerifiedTimeStamp
        do {
            let imprint = try UnverifiedNote(parsing: trail.file.checkpoint).imprint
            let token = try TimeStampToken(parsingResponse: response)
            stamp = try verify(token, imprint)
        } catch let error as TimestampError {
            report.refuse(EvidenceError(.invalidTimestamp, detail: "\(error)"))
            return
        }
        let time = Instant(secondsSinceEpoch: Int64(clamping: stamp.time.seconds)) ?? .unixEpoch
        let words: Message =
            stamp.isTrusted
            ? .timestampTrusted(time: "\(time)", authority: stamp.authority)
            : .timestampUnvouched(time: "\(time)", authority: stamp.authority)
        report.timestamp = words.text
    }

    private func verify(_ token: TimeStampToken, _ imprint: Digest) throws -> VerifiedTimeStamp {
        guard let timestampAuthority else { return try token.verifyWithoutRoots(imprint: imprint) }
        let pem = String(decoding: try FileInput.read(timestampAuthority), as: UTF8.self)
        let roots = try TrustedAuthorities(pem: pem)
        return try AsyncWork.wait { try await token.verify(imprint: imprint, roots: roots) }
    }

    /// Checks one file, and says so on a page.
    private func check(_ file: String, _ policy: Policy, _ page: inout Page) throws -> VerificationReport {
        let bytes = try FileInput.read(file)
        guard bytes.starts(with: Array("c2sp.org/tlog-proof@".utf8)) else {
            var report = try TrailPage.report(TrailPage.answers(bytes, policy: policy), file: file)
            if report.authentic == "yes" { try checkTimestamp(bytes, &report) }
            TrailPage.add(report, to: &page)
            return report
        }
        do {
            let proof: TLogProof
            do {
                proof = try TLogProof(parsing: bytes)
            } catch {
                throw EvidenceError(.malformedFile, detail: "\(error)")
            }
            let entry = try VerifiedEntry(proof, entry: try leaf.map { try FileInput.read($0) }, policy: policy)
            guard let event = try? VerifiedEvent(proof, leaf: entry.entry, policy: policy) else {
                let tree = entry.checkpoint.checkpoint
                page.paragraph(
                    Message.entryVerified(
                        seq: Int(clamping: entry.index.value), origin: tree.origin, size: Int(clamping: tree.size.value)
                    ).text)
                return TrailPage.report(entry, file: file)
            }
            TrailPage.add(event, file: file, to: &page)
            return TrailPage.report(event, file: file)
        } catch let error as EvidenceError {
            page.paragraph(Message.notVerified(path: file, reason: error.message.text).text)
            page.paragraph(Message.notVerifiedRemedy.text, indent: 2)
            return try TrailPage.report(.refused(error), file: file)
        }
    }
}

extension VerificationReport {
    /// Whether a script should stop here: not authentic, a part missing, or an act that the rules refuse.
    fileprivate var isNegative: Bool { authentic != "yes" || complete == "no" || admissible == "no" }
}
