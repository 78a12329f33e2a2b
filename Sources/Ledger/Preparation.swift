import CanonicalJSON
import Deliberation
import EventLog
import TransparencyLog

/// Turns drafts into intents: completes, checks and judges them on a book, and numbers them in their streams.
struct Preparation {
    /// Who signs.
    let actor: String
    /// When the ledger would take them.
    let recorded: Timestamp
    /// What is asked of the log itself.
    let log: LogFacts

    /// The intents of the drafts, and the findings that they would raise.
    ///
    /// - Parameters:
    ///   - drafts: in the order in which they happened.
    ///   - book: changed; the caller discards it.
    ///   - firstSeq: the size of the log.
    ///   - nextVersion: where each stream stands: its next version.
    /// - Returns: what would be signed, and the findings.
    /// - Throws: ``Refusal`` with every rule broken by the first act that is refused; ``InputError``.
    func rehearse(
        _ drafts: [Draft], on book: Book, firstSeq: UInt64, nextVersion: (StreamName) throws -> Int
    ) throws -> Rehearsal {
        var judge = FilingJudge(book: book, recorded: recorded, isFounding: firstSeq == 0, log: log)
        var versions: [StreamName: Int] = [:]
        var intents: [Intent] = []
        for (index, draft) in drafts.enumerated() {
            let occurred = draft.occurred ?? bogota(FilingJudge.instant(recorded))
            let data = try Completion.complete(
                completed(draft, firstSeq, judge), type: draft.type, occurred: occurred, book: book,
                sha256: FilingJudge.sha256)
            let event = try decode(data, draft.type, at: index + 1)
            if draft.occurred == nil { try checkToday(event, occurred, book, at: index + 1) }
            let stream = try StreamName(event.streamName)
            let next = try versions[stream] ?? nextVersion(stream)
            let intent = try Intent(
                actor: actor, data: event.canonicalData, id: try identifier(draft.id, at: index + 1),
                occurred: occurred.description, schema: Act.schemaVersion, stream: stream, type: draft.type.rawValue,
                version: draft.version ?? next)
            versions[stream] = next + 1
            intents.append(intent)
            let act = Act(
                event: event, occurred: occurred, recorded: FilingJudge.instant(recorded), actor: actor,
                seq: firstSeq + UInt64(index))
            try judge.judge(act, at: index + 1)
            guard judge.refusals.isEmpty else { throw Refusal(breaches: judge.refusals) }
        }
        return Rehearsal(intents: intents, firstSeq: firstSeq, findings: judge.findings)
    }

    /// What only the log can say: the act that a correction leaves, the state that a seal states.
    private func completed(_ draft: Draft, _ size: UInt64, _ judge: FilingJudge) throws -> [String: JSONValue] {
        var data = draft.data
        if draft.type == .correctionRecorded, data["fact"] == nil, data["factType"] == nil,
            case .integer(let seq)? = data["correctsSeq"], case .string(let field)? = data["field"],
            case .string(let text)? = data["is"], let act = try judge.recordedAct(seq)
        {
            data["factType"] = .string(act.type.rawValue)
            data["fact"] = try judge.book.corrected(act.event, at: seq, field, is: text) ?? .object([:])
        }
        if draft.type == .auditReplayRun, data["rootHash"] == nil, case .integer(let last)? = data["toSeq"],
            let root = try log.root(of: last &+ 1)
        {
            data["rootHash"] = .string(root)
        }
        if draft.type == .checkpointSealed, let seal = try log.seal(of: Int64(clamping: size)) {
            data["size"] = data["size"] ?? .integer(seal.size)
            data["rootHash"] = data["rootHash"] ?? .string(seal.rootHash)
            data["streams"] = data["streams"] ?? .integer(seal.streams)
            data["streamsRoot"] = data["streamsRoot"] ?? .string(seal.streamsRoot)
            data["viewsRoot"] = data["viewsRoot"] ?? .string(seal.viewsRoot)
        }
        return data
    }

    /// What happens in a session happens on its day: "now" on another day is a time that somebody forgot to give.
    private func checkToday(_ stated: DomainEvent, _ now: Instant, _ book: Book, at place: Int) throws {
        var event = stated
        if case .irregularityRecorded(let irregularity) = stated, let fact = irregularity.act { event = fact }
        switch event {
        case .convocationIssued, .convocationDelivered, .convocationAmended, .sessionRescheduled, .sessionCancelled,
            .excuseFiled, .extraordinaryRequested, .remoteRecordAttached, .decisionRevoked, .decisionSuperseded:
            return
        default: break
        }
        guard let session = try book.session(of: event), session.start.date() != now.date() else { return }
        let message = Bilingual(
            es:
                "\(session.sessionId) está convocada para el \(session.start.date()) y hoy es \(now.date()). Diga cuándo "
                + "ocurrió el acto (--at, occurred).",
            en:
                "\(session.sessionId) is convened for \(session.start.date()) and today is \(now.date()). Say when the act "
                + "happened (--at, occurred).")
        throw InputError([InputProblem(act: place, message: message)])
    }

    private func bogota(_ instant: Instant) -> Instant {
        Instant(secondsSinceEpoch: instant.secondsSinceEpoch) ?? instant
    }

    private func decode(_ data: [String: JSONValue], _ type: EventType, at place: Int) throws -> DomainEvent {
        let value = JSONValue.object(data)
        if let field = value.firstNonNFCString() {
            let message = Bilingual(
                es: "\(field): el texto no está en la forma de normalización NFC.",
                en: "\(field): the text is not in normalization form NFC.")
            throw InputError([InputProblem(act: place, message: message)])
        }
        let bytes = value.canonicalBytes()
        guard bytes.count <= Event.largestByteCount else {
            throw EventLogError(.eventTooLarge, "\(place): \(bytes.count) B")
        }
        do {
            return try DomainEvent(type: type, canonical: bytes)
        } catch {
            let computed = Catalogue.event(type).fields.filter { $0.isComputed && data[$0.name] == nil }
            guard computed.isEmpty else { throw InputError([notComputed(computed, data, at: place)]) }
            var problems = DraftChecker.check(
                value, against: Catalogue.event(type).fields, allowMissingComputed: false
            ).map(\.message)
            if problems.isEmpty { problems = [Bilingual(es: "\(error)", en: "\(error)")] }
            throw InputError(problems.map { InputProblem(act: place, message: $0) })
        }
    }

    /// Fields are computed from what an act refers to: where they cannot be, that is not there.
    private func notComputed(_ fields: [FieldDescriptor], _ data: [String: JSONValue], at place: Int) -> InputProblem {
        let names = fields.map(\.name).joined(separator: ", ")
        let references = data.keys.sorted().compactMap { name in
            if name.hasSuffix("Id"), case .string(let id) = data[name] { id } else { nil }
        }.joined(separator: ", ")
        return InputProblem(
            act: place,
            message: Bilingual(
                es: "\(names): lo calcula el programa, y no pudo. Revise que exista aquello a lo que el acto se "
                    + "refiere: \(references).",
                en: "\(names): computed by the program, which could not. Check that what the act refers to exists: "
                    + "\(references)."))
    }

    private func identifier(_ text: String?, at place: Int) throws -> EventID {
        guard let text else { return .new() }
        guard let id = EventID(text) else {
            let message = Bilingual(
                es: "id: se espera un UUID versión 7 en minúsculas y no «\(text)».",
                en: "id: expected a lower-case version 7 UUID and not \"\(text)\".")
            throw InputError([InputProblem(act: place, message: message)])
        }
        return id
    }
}
