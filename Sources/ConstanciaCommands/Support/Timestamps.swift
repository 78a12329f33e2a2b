import Deliberation
import EventLog
import Ledger
import Timestamping
import TransparencyLog

/// A request for a time stamp of a head, which is kept so that the answer can be told from another.
struct TimestampOrder {
    private let path: String
    private let size: TreeSize

    init(of head: UnverifiedNote, in journal: Journal, to path: String) throws {
        let request = try TimeStampRequest(imprint: head.imprint)
        let heads = WitnessedHeads(ofLedger: journal.directory)
        size = try Checkpoint(parsing: head.text).size
        self.path = path
        try FileInput.create(path, request.bytes)
        try heads.save(head)
        try heads.saveTimestampRequest(request.bytes, size: size)
    }

    func show(asJSON: Bool) {
        if asJSON {
            return Console.print(TimestampReport(path: path, size: Int64(clamping: size.value)).canonicalText)
        }
        Console.say(Message.timestampRequested(size: Int(clamping: size.value), path: path).text)
    }
}

/// An authority's answer, verified and kept beside the head that it stamps.
struct AttachedTimestamp {
    private let path: String
    private let size: TreeSize
    private let stamp: VerifiedTimeStamp
    private let asJSON: Bool

    init(_ path: String, trusting authority: String?, for ledger: LedgerOptions) throws {
        let token = try TimeStampToken(parsingResponse: try FileInput.read(path))
        let roots = try authority.map {
            try TrustedAuthorities(pem: String(decoding: try FileInput.read($0), as: UTF8.self))
        }
        let heads = WitnessedHeads(ofLedger: try ledger.openForReading().directory)
        guard let head = try heads.all().first(where: { $0.note.imprint == token.imprint }) else {
            throw StampOfNothing()
        }
        if let request = head.timestampRequest { try token.check(answers: TimeStampRequest(parsing: request)) }
        stamp = try AsyncWork.wait {
            guard let roots else { return try token.verifyWithoutRoots(imprint: token.imprint) }
            return try await token.verify(imprint: token.imprint, roots: roots)
        }
        try heads.saveTimestamp(token.response, size: head.size)
        self.path = path
        size = head.size
        asJSON = ledger.speech.json
    }

    func show() {
        let time = Instant(secondsSinceEpoch: Int64(clamping: stamp.time.seconds)) ?? .unixEpoch
        if asJSON {
            let report = TimestampReport(
                authority: stamp.authority, path: path, size: Int64(clamping: size.value), time: time,
                trusted: stamp.isTrusted)
            return Console.print(report.canonicalText)
        }
        let number = Int(clamping: size.value)
        Console.print(
            Message.timestampAttached(size: number, time: Clock.dayAndTime(time), authority: stamp.authority).text)
        if !stamp.isTrusted { Console.say(Message.timestampUntrusted.text) }
    }
}

/// A good time stamp, but of no head that was kept.
struct StampOfNothing: Error {}

extension UnverifiedNote {
    /// What is stamped: SHA-256 of the text that the log and the witnesses sign.
    var imprint: Digest { .sha256(Array(text.utf8)) }
}
