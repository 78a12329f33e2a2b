import CanonicalJSON

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

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .correctionRecorded(let event) = act.event else { return [] }
        guard event.correctsSeq < act.position, let corrected = try context.recorded(event.correctsSeq) else {
            return [
                breach(
                    "El libro no tiene un acto \(event.correctsSeq) que corregir.",
                    "The ledger has no act \(event.correctsSeq) to correct.")
            ]
        }
        let type = corrected.type.rawValue
        guard corrected.type != .correctionRecorded else {
            return [
                breach(
                    "El acto \(event.correctsSeq) es una corrección: corrija de nuevo el acto que ella corrige.",
                    "Act \(event.correctsSeq) is a correction: correct again the act that it corrects.")
            ]
        }
        guard let field = Catalogue.event(corrected.type).field(event.field) else {
            return [
                breach(
                    "«\(event.field)» no es un campo de \(type).", "\"\(event.field)\" is not a field of \(type).")
            ]
        }
        guard !identifies(field, corrected.type) else {
            return [
                breach(
                    "El campo «\(field.name)» de \(type) identifica el acto o lo calcula el programa: no se corrige.",
                    "The field \"\(field.name)\" of \(type) identifies the act or is computed: it is not corrected.")
            ]
        }
        return try values(event, corrected, context)
    }

    private func values(_ event: CorrectionRecorded, _ corrected: DomainEvent, _ context: Context) throws -> [Breach] {
        guard case .object(var data)? = try? JSONValue(canonical: corrected.canonicalData),
            let value = data[event.field], let recorded = value.scalarText
        else {
            return [
                breach(
                    "El acto \(event.correctsSeq) no dice «\(event.field)», o no es un solo valor.",
                    "Act \(event.correctsSeq) does not say \"\(event.field)\", or it is not a single value.")
            ]
        }
        // What was corrected already says what its last correction says.
        let earlier = try context.book.corrections.rows().filter {
            $0.correctsSeq == event.correctsSeq && $0.field == event.field
        }
        let says = earlier.max { $0.position < $1.position }?.is ?? recorded
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
    private func identifies(_ field: FieldDescriptor, _ type: EventType) -> Bool {
        let descriptor = Catalogue.event(type)
        return field.isComputed || descriptor.creates == field.name
            || descriptor.streamPattern.contains("{\(field.name)}")
            || descriptor.field("\(field.name)Hash")?.isComputed == true
    }
}

extension JSONValue {
    /// The text of a value that is one: as it stands in canonical JSON, without quotes.
    fileprivate var scalarText: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .boolean(let flag): String(flag)
        case .null, .array, .object: nil
        }
    }

    /// A value of the same sort with another text, or nil where it has none.
    fileprivate func replaced(by text: String) -> JSONValue? {
        switch self {
        case .string: return .string(text)
        case .integer:
            guard let number = Int64(text), String(number) == text,
                number.magnitude <= JSONLimits.greatestInteger.magnitude
            else { return nil }
            return .integer(number)
        case .boolean: return Bool(text).map { .boolean($0) }
        case .null, .array, .object: return nil
        }
    }
}
