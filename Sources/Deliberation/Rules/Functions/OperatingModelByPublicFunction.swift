/// ART8-DAFP: Función Pública presents, each year, an operating model that rests on MIPG and consolidates the offer.
struct OperatingModelByPublicFunction: Rule {
    let id = "ART8-DAFP"
    let article = Bilingual(es: "Artículo 8", en: "Article 8")
    let quote =
        "a través del Modelo Integrado de Planeación y Gestión, articulará, elaborará y presentará modelos de "
        + "operación por oferta y demanda"
    let checks = Bilingual(
        es: "El modelo lo presenta la curul S5, cita el MIPG y consolida al menos una oferta. Cada vigencia terminada "
            + "tiene el suyo, presentado por S5 antes de acabar; el año en curso no se juzga.",
        en: "Seat S5 presents the model, it cites MIPG and consolidates at least one offer. Every year that has ended "
            + "has its own, presented by S5 before it was over; the current year is not judged.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Pida a Función Pública (S5) el modelo con su referencia en el MIPG (mipgReference) y la oferta que "
            + "consolida (offerIds), y regístrelo (operating.model.presented).",
        en: "Ask Función Pública (S5) for the model with its reference in MIPG (mipgReference) and the offer that it "
            + "consolidates (offerIds), and record it (operating.model.presented).")
    let triggers: [EventType] = [.operatingModelPresented]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .operatingModelPresented(let event) = act.event else { return [] }
        var breaches: [Breach] = []
        // «El/La Directora(a) del Departamento Administrativo de la Función Pública o su delegado (a)»
        if event.seatId != .s5 {
            breaches.append(
                breach(
                    "\(event.operatingModelId) lo presenta \(event.seatId.rawValue) y le corresponde a S5.",
                    "\(event.operatingModelId) is presented by \(event.seatId.rawValue) and is for S5 to present."))
        }
        return breaches
            + lacking(
                "El modelo \(event.operatingModelId)", "Model \(event.operatingModelId)",
                [
                    // «a través del Modelo Integrado de Planeación y Gestión»
                    (event.mipgReference != nil, "su referencia en el MIPG", "its reference in MIPG"),
                    // «consolidando la oferta institucional»
                    (!event.offerIds.isEmpty, "qué oferta consolida", "which offer it consolidates"),
                ])
    }

    func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] {
        let years = try book.endedYears(asOf: date)
        guard !years.isEmpty else { return [] }
        let models = try book.operatingModels.rows().filter { $0.seatId == .s5 }
        return years.compactMap { year in
            // «presentará modelos de operación»
            guard !models.contains(where: { $0.vigencia == year.year && $0.on <= year.last }) else { return nil }
            return DeadlineFinding(
                self, .informativa, String(year.year), dueOn: year.last,
                "Función Pública no presentó en \(year.year) el modelo de operación de esa vigencia.",
                "Función Pública did not present the operating model of \(year.year) in that year.")
        }
    }
}
