/// ART4-N1-INTERIOR … ART4-N7-ESAP: each seat acts through the holder of its office or a delegate.
///
/// One file for the seven numerals: the sentence is the same but for the office. An acting holder (encargo) is a
/// holder and needs no delegation act.
struct SeatActsThroughHolder: Rule {
    let seat: SeatID

    var id: String {
        let names: [SeatID: String] = [
            .s1: "INTERIOR", .s2: "HACIENDA", .s3: "DNP", .s4: "DAPRE", .s5: "DAFP", .s6: "APC", .s7: "ESAP",
        ]
        return "ART4-N\(seat.position + 1)-\(names[seat] ?? seat.rawValue)"
    }
    var article: Bilingual {
        Bilingual(es: "Artículo 4, numeral \(seat.position + 1)", en: "Article 4, numeral \(seat.position + 1)")
    }
    var quote: String {
        switch seat {
        case .s1: "El/La ministro(a) del Interior, o su delegado (a)"
        case .s2: "El/La ministro(a) de Hacienda y Crédito Público, o su delegado (a)."
        case .s3: "El/La directora(a) del Departamento Nacional de Planeación, o su delegado(a)"
        case .s4:
            "El/La directora(a) del Departamento Administrativo de la Presidencia de la República, o su delegado (a)."
        case .s5: "El/La directora(a) del Departamento Administrativo de la Función Pública, o su delegado (a)."
        case .s6:
            "El/La directora(a) de la Agencia Presidencial de Cooperación Internacional de Colombia, o su delegado(a)."
        case .s7: "El/La director(a) de la Escuela Superior de Administración Pública, o su delegado (a)."
        }
    }
    let checks = Bilingual(
        es: "Quien ocupa la curul sin acto de delegación es el titular del cargo, o su encargado, ese día.",
        en: "Whoever takes the seat without a delegation act is the holder of the office, or acting, that day.")
    let effect = Effect.finding(.grave)
    let remedy = Bilingual(
        es: "Registre la posesión o el encargo (office.holder.appointed), o asista con un acto de delegación.",
        en: "Record the appointment (office.holder.appointed), or attend under a delegation act.")
    let triggers: [EventType] = [.attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .attendanceStarted(let event) = act.event, event.seatId == seat, event.delegationId == nil
        else { return [] }
        // «… o su delegado(a)»
        let holder = try context.book.seats.row(seat.rawValue)?.holder(on: act.occurred.date())
        guard holder?.person.id != event.person.id else { return [] }
        return [
            breach(
                "«\(event.person.id)» no consta como titular de \(seat.rawValue) el \(act.occurred.date()); no cuenta.",
                "\"\(event.person.id)\" is not on record as holder of \(seat.rawValue) on \(act.occurred.date()); "
                    + "does not count.")
        ]
    }
}
