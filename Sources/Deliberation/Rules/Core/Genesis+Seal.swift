extension Genesis {
    /// A seal is of everything before it: it states the ledger as it stands when it is taken.
    func seal(_ stated: CheckpointSealed, _ act: Act, _ context: Context) throws -> [Bilingual] {
        guard stated.size == act.position, let known = try context.seal(stated.size) else {
            return [
                Bilingual(
                    es: "El sello dice cubrir los primeros \(stated.size) actos, y antes de él hay \(act.position) ya "
                        + "registrados o en trámite. El sello se radica solo y los cubre todos.",
                    en: "The seal says that it covers the first \(stated.size) acts, and \(act.position) come before "
                        + "it. A seal is filed alone and covers them all.")
            ]
        }
        var parts: [Bilingual] = []
        if stated.rootHash != known.rootHash { parts.append(Bilingual(es: "los actos", en: "the acts")) }
        if stated.streams != known.streams || stated.streamsRoot != known.streamsRoot {
            parts.append(Bilingual(es: "los expedientes", en: "the streams"))
        }
        if stated.viewsRoot != known.viewsRoot { parts.append(Bilingual(es: "las vistas", en: "the views")) }
        return parts.map {
            Bilingual(
                es: "El sello no dice de \($0.es) lo que el libro tiene.",
                en: "What the seal says of \($0.en) is not what the ledger has.")
        }
    }

    /// A replay states the root of the log that it replayed.
    func root(_ stated: AuditReplayRun, _ context: Context) throws -> [Bilingual] {
        guard try context.root(stated.toSeq + 1) != stated.rootHash else { return [] }
        return [
            Bilingual(
                es: "La raíz de la repetición no es la de los actos hasta el \(stated.toSeq).",
                en: "The root of the replay is not that of the acts up to \(stated.toSeq).")
        ]
    }
}
