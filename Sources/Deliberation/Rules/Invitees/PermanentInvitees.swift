/// ART4-PAR2-PERM-RAP, -EAT, -GREMIO: the permanent invitees are in every convocation.
///
/// One file for the three kinds: they stand in one sentence. Not enforced here: that the associative schemes'
/// representative was chosen by the Mesa (ART4-PAR5-MESA).
struct PermanentInvitees: Rule {
    let kind: InviteeKind

    var id: String { "ART4-PAR2-PERM-\(kind.rawValue.uppercased())" }
    let article = Bilingual(es: "Artículo 4, parágrafo 2", en: "Article 4, paragraph 2")
    var quote: String {
        switch kind {
        case .rap: "Un delegado(a) por cada una de las Regiones Administrativas y de Planeación – RAP"
        case .eat: "un representante de los esquemas asociativos territoriales, o su delegado(a)"
        case .gremio: "un representante legal o su delegado(a) de las agremiaciones de entidades territoriales"
        }
    }
    var checks: Bilingual {
        Bilingual(
            es: "Cada invitado permanente acreditado está entre los destinatarios (\(kind.label.es)).",
            en: "Every accredited permanent invitee is among the recipients (\(kind.label.en)).")
    }
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Incluya al invitado permanente entre los destinatarios de la convocatoria.",
        en: "Include the permanent invitee among the recipients of the convocation.")
    let triggers: [EventType] = [.convocationIssued]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .convocationIssued(let event) = act.event else { return [] }
        let invited = Set(event.recipients.compactMap(\.inviteeId))
        // «serán invitados permanentes»
        return try context.book.invitees.rows()
            .filter { $0.kind == kind && $0.isAccredited(on: event.start.date()) && !invited.contains($0.inviteeId) }
            .map {
                breach(
                    "«\($0.organization)» no está entre los destinatarios de \(event.sessionId).",
                    "\"\($0.organization)\" is not among the recipients of \(event.sessionId).")
            }
    }
}
