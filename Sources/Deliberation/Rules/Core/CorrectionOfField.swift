public import CanonicalJSON

/// CORE-CORRECTION: nothing is edited; a correction names the act, the field, what it said and what it should say.
struct CorrectionOfField: Rule {
    let id = "CORE-CORRECTION"
    let article = Bilingual(es: "Regla básica del libro", en: "Basic rule of the ledger")
    let quote = "—"
    let checks = Bilingual(
        es: "La corrección cita un acto del libro y un campo suyo, lo que dice y un valor distinto que es posible.",
        en: "The correction cites an act of the ledger and its field, what it says and another possible value.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Copie en «was» lo que dice hoy el campo y en «is» el valor correcto; lo que identifica el acto o lo que "
            + "calcula el programa no se corrige: registre el acto que corresponda.",
        en: "Copy into \"was\" what the field says today and into \"is\" the right value; what identifies the act, or "
            + "the program computes, is not corrected: record the act that applies.")
    let triggers: [EventType] = [.correctionRecorded]

    /// Acts that have another act to change them, or on which verdicts were built that a correction would not reach.
    private static let settled: Set<EventType> = [
        .actorEnrolled, .keyRevoked, .decreeAmended, .ruleSetAdopted, .regulationAdopted,
        .seatEstablished, .secretaryDesignated, .sessionInstalled, .sessionFailedForQuorum,
        .quorumVerified, .quorumLost, .quorumRestored, .positionStated, .objectionRaised, .objectionWithdrawn,
        .decisionAdopted, .decisionRevoked, .decisionSuperseded, .commitmentVerified, .commitmentProgressReported,
        .commitmentFulfilmentReported, .secretariatFunctionAssigned, .irregularityRecorded, .checkpointSealed,
        .personalDataErased,
    ]
    private static let settledFields: [EventType: Set<String>] = [
        .decreeIssued: ["date"], .convocationIssued: ["kind", "start"],
        .delegationRevoked: ["at"], .delegationReassumed: ["at"], .delegationLapsed: ["at"],
        .officeHolderEnded: ["until"], .rapDissolved: ["at"], .commitmentRescheduled: ["newDueDate"],
    ]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .correctionRecorded(let event) = act.event else { return [] }
        guard event.correctsSeq < act.position, let original = try context.recorded(event.correctsSeq) else {
            return [
                breach(
                    "El libro no tiene un acto \(event.correctsSeq) que corregir.",
                    "The ledger has no act \(event.correctsSeq) to correct.")
            ]
        }
        let corrected = original.event
        let type = corrected.type.rawValue
        guard corrected.type != .correctionRecorded else {
            return [
                breach(
                    "El acto \(event.correctsSeq) es una corrección: corrija de nuevo el acto que ella corrige.",
                    "Act \(event.correctsSeq) is a correction: correct again the act that it corrects.")
            ]
        }
        let choices = Self.choices(corrected.type)
        let isSettled = Self.settled.contains(corrected.type)
        guard !isSettled, Self.settledFields[corrected.type]?.contains(event.field) != true else {
            return [
                breach(
                    "Un acto \(type) no se corrige: otros se apoyan en él. Registre el acto que lo cambia o lo repite."
                        + choices.es,
                    "An act \(type) is not corrected: others rest on it. Record the act that changes or repeats it."
                        + choices.en)
            ]
        }
        guard let field = Catalogue.event(corrected.type).field(event.field) else {
            return [
                breach(
                    "«\(event.field)» no es un campo de \(type)." + choices.es,
                    "\"\(event.field)\" is not a field of \(type)." + choices.en)
            ]
        }
        guard !Self.identifies(field, corrected.type) else {
            return [
                breach(
                    "El campo «\(field.name)» de \(type) identifica el acto o lo calcula el programa: no se corrige."
                        + choices.es,
                    "The field \"\(field.name)\" of \(type) identifies the act or is computed: it is not corrected."
                        + choices.en)
            ]
        }
        let breaches = try values(event, corrected, context)
        return breaches.isEmpty ? try consequences(event, original, context) : breaches
    }

    /// The act as it stands now must follow from the log; where it would be judged otherwise, that is said.
    private func consequences(_ event: CorrectionRecorded, _ original: Act, _ context: Context) throws -> [Breach] {
        let fact = try context.book.corrected(original.event, at: event.correctsSeq, event.field, is: event.is)
        guard event.factType == original.type.rawValue, let fact, event.fact == fact, let act = event.act else {
            return [
                breach(
                    "«factType» y «fact» no son el acto \(event.correctsSeq) con el campo corregido.",
                    "\"factType\" and \"fact\" are not act \(event.correctsSeq) with the corrected field.")
            ]
        }
        let before = try rulesBroken(
            by: context.book.asCorrected(original.event, at: event.correctsSeq), original, context)
        let after = try rulesBroken(by: act, original, context)
        // What no act may say, no correction may put into one.
        let forbidden = after.subtracting(before).filter { Rulebook.rule($0)?.effect == .refuse }
        guard forbidden.isEmpty else {
            return forbidden.sorted().map { rule in
                breach(
                    "Con el dato corregido, el acto \(event.correctsSeq) incumpliría \(rule), que no admite excepción.",
                    "With the corrected field, act \(event.correctsSeq) would break \(rule), which admits no exception."
                )
            }
        }
        let changes = before.symmetricDifference(after)
        guard !changes.isEmpty else { return weight(event, corrected: original.type) }
        return changes.sorted().map { rule in
            let isNew = after.contains(rule)
            return breach(
                isNew
                    ? "Con el dato corregido, el acto \(event.correctsSeq) incumple \(rule)."
                    : "Con el dato corregido, el acto \(event.correctsSeq) ya no incumple \(rule).",
                isNew
                    ? "With the corrected field, act \(event.correctsSeq) breaks \(rule)."
                    : "With the corrected field, act \(event.correctsSeq) no longer breaks \(rule).",
                effect: .finding(.grave))
        }
    }

    /// A yes or no, a word, a date or a name of a thing may be what later acts rest on: that is never passed over.
    private func weight(_ event: CorrectionRecorded, corrected type: EventType) -> [Breach] {
        switch Catalogue.event(type).field(event.field)?.type {
        case .boolean, .date, .instant, .enumeration:
            return [
                breach(
                    "La corrección cambia «\(event.field)» del acto \(event.correctsSeq): revise los actos que se apoyan "
                        + "en él.",
                    "The correction changes \"\(event.field)\" of act \(event.correctsSeq): check the acts that rest on "
                        + "it.", effect: .finding(.leve))
            ]
        default: return []
        }
    }

    /// The rules of the decree that an act breaks, judged on what is known today at the time at which it happened.
    ///
    /// The order of the acts is left out: the thing has moved on since.
    private func rulesBroken(by event: DomainEvent, _ original: Act, _ context: Context) throws -> Set<String> {
        let act = Act(
            event: event, occurred: original.occurred, recorded: original.recorded, actor: original.actor,
            seq: original.seq)
        let context = try Context(
            book: context.book, act: act, isFounding: context.isFounding, recorded: context.recorded,
            root: context.root, seal: context.seal, sha256: context.sha256)
        let rules = Rulebook.rules.filter { $0.triggers.contains(act.type) && !$0.id.hasPrefix("CORE-") }
        return Set(try rules.flatMap { try $0.judge(act, in: context) }.map(\.ruleID))
    }

    private func values(_ event: CorrectionRecorded, _ corrected: DomainEvent, _ context: Context) throws -> [Breach] {
        guard case .object(var data)? = try? JSONValue(canonical: corrected.canonicalData),
            let value = data[event.field], let recorded = value.scalarText
        else {
            return [
                breach(
                    "El acto \(event.correctsSeq) no dice «\(event.field)», o no es un solo valor."
                        + Self.choices(corrected.type).es,
                    "Act \(event.correctsSeq) does not say \"\(event.field)\", or it is not a single value."
                        + Self.choices(corrected.type).en)
            ]
        }
        // What was corrected already says what its last correction says.
        let earlier = try context.book.corrections(of: event.correctsSeq).last { $0.field == event.field }
        let says = earlier?.is ?? recorded
        var breaches: [Breach] = []
        if event.was != says {
            breaches.append(
                breach(
                    "El campo «\(event.field)» del acto \(event.correctsSeq) dice «\(says)», no «\(event.was)».",
                    "Field \"\(event.field)\" of act \(event.correctsSeq) says \"\(says)\", not \"\(event.was)\"."))
        }
        if event.is == says {
            breaches.append(
                breach(
                    "La corrección de «\(event.field)» no cambia nada.",
                    "The correction of \"\(event.field)\" changes nothing."))
        }
        data[event.field] = value.replaced(by: event.is)
        let bytes = data[event.field].map { _ in JSONValue.object(data).canonicalBytes() }
        if bytes.flatMap({ try? DomainEvent(type: corrected.type, canonical: $0) }) == nil {
            breaches.append(
                breach(
                    "«\(event.is)» no es un valor posible de «\(event.field)».",
                    "\"\(event.is)\" is not a possible value of \"\(event.field)\"."))
        }
        return breaches
    }

    /// Whether a field says which thing the act is about, is computed, or has its hash computed: people take positions
    /// on a text by its hash.
    private static func identifies(_ field: FieldDescriptor, _ type: EventType) -> Bool {
        let descriptor = Catalogue.event(type)
        if case .identifier = field.type { return true }
        return field.isComputed || descriptor.creates == field.name
            || descriptor.streamPattern.contains("{\(field.name)}")
            || descriptor.field("\(field.name)Hash")?.isComputed == true
    }

    /// The fields of a type that may be corrected: single values on which nothing else rests.
    static func correctable(_ type: EventType) -> [String] {
        guard !settled.contains(type), type != .correctionRecorded else { return [] }
        return Catalogue.event(type).fields.filter { field in
            switch field.type {
            case .list, .record, .object: false
            default: !identifies(field, type) && settledFields[type]?.contains(field.name) != true
            }
        }.map(\.name)
    }

    /// A sentence, after a blank, with the fields that may be corrected.
    private static func choices(_ type: EventType) -> Bilingual {
        let fields = correctable(type).joined(separator: ", ")
        return fields.isEmpty
            ? Bilingual(es: " Ninguno de sus campos se corrige.", en: " None of its fields is corrected.")
            : Bilingual(es: " Se corrigen: \(fields).", en: " These are corrected: \(fields).")
    }
}

extension Book {
    /// The corrections of an act, in the order in which they were recorded.
    fileprivate func corrections(of seq: Int64) throws -> [CorrectionView] {
        try ids(.corrections(of: seq)).compactMap { try corrections.row($0) }
    }

    /// A recorded act as its corrections so far have left it.
    ///
    /// - Parameters:
    ///   - event: the act as it was recorded.
    ///   - seq: its place in the log.
    /// - Returns: the act as it stands; the act itself where nothing corrected it.
    /// - Throws: only what reading a stored row throws.
    /// - Complexity: O(corrections of the act).
    public func asCorrected(_ event: DomainEvent, at seq: Int64) throws -> DomainEvent {
        guard let last = try corrections(of: seq).last,
            let data = try corrected(event, at: seq, last.field, is: last.is)
        else { return event }
        return (try? DomainEvent(type: event.type, canonical: data.canonicalBytes())) ?? event
    }

    /// The data of a recorded act with all its corrections, a new one included; nil where the field is not a single
    /// value.
    public func corrected(
        _ event: DomainEvent, at seq: Int64, _ field: String, is text: String
    ) throws -> JSONValue? {
        guard case .object(var data)? = try? JSONValue(canonical: event.canonicalData) else { return nil }
        for (field, text) in try corrections(of: seq).map({ ($0.field, $0.is) }) + [(field, text)] {
            guard let value = data[field]?.replaced(by: text) else { return nil }
            data[field] = value
        }
        return .object(data)
    }
}
