/// LEX-63-RECORD: a session with remote attendance keeps the record of its platform.
struct RemoteRecordKept: Rule {
    let id = "LEX-63-RECORD"
    let article = Bilingual(es: "Ley 1437 de 2011, artículo 63", en: "Law 1437 of 2011, article 63")
    let quote = "dejando constancia … con los atributos de seguridad necesarios"
    let checks = Bilingual(
        es: "Al levantarse, la sesión con asistencia remota tiene la constancia de la plataforma.",
        en: "When adjourned, a session with remote attendance has the record of its platform.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Adjunte la grabación o el registro de la plataforma (remote.record.attached) antes de levantar la sesión.",
        en: "Attach the recording or log of the platform (remote.record.attached) before adjourning.")
    let triggers: [EventType] = [.sessionAdjourned]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let session = try context.book.session(of: act.event), session.remoteRecords.isEmpty else { return [] }
        let rows = try context.book.attendance.row(session.sessionId)?.attendance ?? []
        let remote = Set(rows.filter { $0.mode != .inPerson }.map(\.person.id))
        // «dejando constancia»
        guard let first = remote.min() else { return [] }
        return [
            breach(
                "\(session.sessionId) termina sin constancia de la plataforma y hubo asistencia remota "
                    + "(\(remote.count); la primera, «\(first)»).",
                "\(session.sessionId) ends without a record of the platform and there was remote attendance "
                    + "(\(remote.count); the first, \"\(first)\").")
        ]
    }
}
