/// ART4-PAR2-PERM-RAP, -EAT, -GREMIO: the permanent invitees are in every convocation, each by one delegate.
///
/// One file for the three kinds: they stand in one sentence. A region and its delegate share their identifier
/// (inviteeId is the rapId). That the schemes' representative was chosen by the Mesa is for ART4-PAR5-MESA to say.
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
            es: "Cada invitado permanente está entre los destinatarios y asiste por una sola persona "
                + "(\(kind.label.es)).",
            en: "Every permanent invitee is among the recipients and attends by a single person (\(kind.label.en)).")
    }
    let effect = Effect.finding(.leve)
    var readings: [Reading] { kind == .gremio ? [.inviteGremios] : [] }
    let remedy = Bilingual(
        es: "Acredite al invitado permanente (permanent.invitee.accredited; el de una RAP, con el identificador de la "
            + "RAP) e inclúyalo entre los destinatarios de la convocatoria.",
        en: "Accredit the permanent invitee (permanent.invitee.accredited; that of a region under the region's "
            + "identifier) and include it among the recipients of the convocation.")
    let triggers: [EventType] = [.convocationIssued, .attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .convocationIssued(let event): return try convened(event, context)
        case .attendanceStarted(let event): return try second(event, act.occurred, context)
        default: return []
        }
    }

    private func convened(_ event: ConvocationIssued, _ context: Context) throws -> [Breach] {
        let day = event.start.date()
        let recipients = Set(event.recipients.compactMap(\.inviteeId))
        // The decree bounds both views: the country has so many regions, schemes and associations, and each has one row.
        let accredited = try context.book.invitees.rows().filter { $0.kind == kind && $0.isAccredited(on: day) }
        if kind == .gremio, context.readings[.inviteGremios] == Reading.inviteGremios.defaultValue {
            return oneForAll(event, accredited, recipients)
        }
        var missing = accredited.filter { !recipients.contains($0.inviteeId) }.map { ($0.inviteeId, $0.organization) }
        if kind == .rap {
            // «cada una de las Regiones Administrativas y de Planeación»: the register says which there are
            let raps = try context.book.raps.rows()
            missing.removeAll { id, _ in raps.contains { $0.rapId == id && !$0.isActive(on: day) } }
            missing += raps.filter { rap in
                rap.isActive(on: day) && !accredited.contains { $0.inviteeId == rap.rapId }
            }.map { ($0.rapId, $0.name) }
        }
        // «serán invitados permanentes»
        return missing.map { id, name in
            breach(
                "«\(name)» (\(id)) no está entre los destinatarios de \(event.sessionId) con delegado acreditado.",
                "\"\(name)\" (\(id)) is not among the recipients of \(event.sessionId) with an accredited delegate.")
        }
    }

    /// «un representante legal … de las agremiaciones», read as one for all of them.
    private func oneForAll(
        _ event: ConvocationIssued, _ accredited: [InviteeView], _ recipients: Set<String>
    ) -> [Breach] {
        let invited = accredited.filter { recipients.contains($0.inviteeId) }.map(\.inviteeId)
        guard !accredited.isEmpty, invited.count != 1 else { return [] }
        guard !invited.isEmpty else {
            return [
                breach(
                    "\(event.sessionId) no convoca a ninguna agremiación; va un representante por todas.",
                    "\(event.sessionId) convenes no association; one represents them all.")
            ]
        }
        let names = invited.joined(separator: ", ")
        return [
            breach(
                "\(event.sessionId) convoca a \(invited.count) agremiaciones (\(names)); va un representante por todas.",
                "\(event.sessionId) convenes \(invited.count) associations (\(names)); one represents them all.")
        ]
    }

    private func second(_ event: AttendanceStarted, _ instant: Instant, _ context: Context) throws -> [Breach] {
        guard event.capacity == .invitee, event.invitationId == nil, let id = event.inviteeId,
            try context.book.invitees.row(id)?.kind == kind
        else { return [] }
        let other = try context.book.attendance.row(event.sessionId)?.attendance.first {
            $0.inviteeId == id && $0.isPresent(at: instant) && $0.person.id != event.person.id
        }
        // «Un delegado(a)», «un representante»
        guard let other else { return [] }
        return [
            breach(
                "«\(id)» ya está presente por «\(other.person.id)»; «\(event.person.id)» sería un segundo delegado.",
                "\"\(id)\" is already present by \"\(other.person.id)\"; \"\(event.person.id)\" would be a second one.")
        ]
    }
}
