/// ART5-DUAL-ROLE: DNP is both chair and home of the Secretariat: one person, two roles in one session.
struct DualRole: Rule {
    let id = "ART5-DUAL-ROLE"
    let article = Bilingual(es: "Artículo 5 (implícito)", en: "Article 5 (implied)")
    let quote = "el/la Director(a) de Estrategia Regional del Departamento Nacional de Planeación"
    let checks = Bilingual(
        es: "Quien ejerce la Secretaría Técnica no ocupa a la vez la curul S3.",
        en: "Whoever is the Technical Secretary does not also take seat S3.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Separe los dos papeles: que otra persona ocupe la curul o haga de secretaría.",
        en: "Separate the two roles: let somebody else take the seat or act as secretary.")
    let triggers: [EventType] = [.attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .attendanceStarted(let event) = act.event, event.capacity == .seat, event.seatId == .s3 else {
            return []
        }
        let commission = try context.book.commission.row(Book.commissionKey)
        guard commission?.secretary(on: act.occurred.date())?.person.id == event.person.id else { return [] }
        return [
            breach(
                "«\(event.person.id)» ocupa la curul S3 y ejerce la Secretaría Técnica.",
                "\"\(event.person.id)\" takes seat S3 and is the Technical Secretary.")
        ]
    }
}
