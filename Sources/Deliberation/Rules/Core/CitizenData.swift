/// LEX-HABEAS: no personal data of citizens enters bytes that nobody can erase.
///
/// What is looked at are the fields for guests, offices and organisations; free text is for whoever writes it.
struct CitizenData: Rule {
    let id = "LEX-HABEAS"
    let article = Bilingual(es: "Ley 1581 de 2012, artículo 4", en: "Law 1581 of 2012, article 4")
    let quote = "solo puede ejercerse con el consentimiento, previo, expreso e informado del Titular"
    let checks = Bilingual(
        es: "De un ciudadano entra solo la huella salada; ningún nombre de invitado, cargo u organización lleva un "
            + "correo o un número de identidad.",
        en: "Of a citizen only the salted commitment enters; no name of a guest, office or organisation carries an "
            + "e-mail address or an identity number.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Guarde los datos de la persona en la bóveda y registre su huella (personCommitment); nombre a las "
            + "entidades por su nombre y a los servidores por su cargo.",
        en: "Keep the person's data in the vault and record the commitment (personCommitment); name entities by their "
            + "name and officials by their office.")
    let triggers = EventType.allCases

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        // What is written inside an irregularity stays as long as what is written outside one.
        var event = act.irregularFact?.event ?? act.event
        if case .correctionRecorded(let correction) = event { event = correction.act ?? event }
        let guests = event.guests
        let texts = event.namingTexts + guests.flatMap { [$0.guestId, $0.organization ?? ""] }
        guard !texts.isEmpty else { return [] }
        let marks = texts.compactMap(PersonalMark.init)
        return guests.flatMap(shape)
            + marks.map { mark in
                breach(
                    "«\(mark.field)» lleva \(mark.kind.es): es un dato personal.",
                    "\"\(mark.field)\" carries \(mark.kind.en): that is personal data.")
            }
    }

    private func shape(_ guest: Guest) -> [Breach] {
        switch guest.kind {
        case .citizen:
            if guest.organization == nil, guest.personCommitment != nil { return [] }
            return [
                breach(
                    "El ciudadano «\(guest.guestId)» entra solo por su huella (personCommitment), sin organización.",
                    "The citizen \"\(guest.guestId)\" enters only by a commitment (personCommitment), with no "
                        + "organisation.")
            ]
        case .entity:
            if guest.organization != nil, guest.personCommitment == nil { return [] }
            return [
                breach(
                    "La entidad «\(guest.guestId)» entra por su nombre (organization), sin huella de persona.",
                    "The entity \"\(guest.guestId)\" enters by its name (organization), with no commitment to a person."
                )
            ]
        }
    }
}
