import Deliberation

// What to do.
extension Bilingual {
    static let keepEvidence = Bilingual(
        es: "No escriba más en este libro. Conserve sus archivos como evidencia, compárelo con un sello que tenga otra "
            + "persona («constancia audit --since») y restaure una copia que se audite sin diferencias.",
        en: "Write no more to this ledger. Keep its files as evidence, compare it with a checkpoint that somebody else "
            + "holds (\"constancia audit --since\"), and restore a copy that audits without differences.")
    fileprivate static let rebuildViews = Bilingual(
        es:
            "Rehaga las vistas con «constancia views rebuild» y vuelva a auditar. Lo que se haya leído de ellas entretanto "
            + "hay que revisarlo.",
        en:
            "Rebuild the views with \"constancia views rebuild\" and audit again. What was read from them meanwhile must be "
            + "looked at again.")
    fileprivate static let restoreCopy = Bilingual(
        es:
            "Deje de escribir y restaure una copia que se audite sin diferencias; conserve este archivo como evidencia.",
        en: "Stop writing and restore a copy that audits without differences; keep this file as evidence.")
    fileprivate static let copyAnew = Bilingual(
        es: "No escriba en este archivo: podría destruirlo. Los actos se leen; siga en una copia que se audite sin "
            + "diferencias.",
        en:
            "Do not write to this file: that could destroy it. The acts can be read; go on in a copy that audits without "
            + "differences.")
    fileprivate static let salvagedCopy = Bilingual(
        es: "Conserve el archivo dañado como evidencia. Restaure una copia que se audite sin diferencias; sin ella, lo "
            + "recuperado («constancia audit --salvage») muestra qué actos quedan.",
        en: "Keep the damaged file as evidence. Restore a copy that audits without differences; failing that, what was "
            + "recovered (\"constancia audit --salvage\") shows which acts are left.")
    fileprivate static let askSigner = Bilingual(
        es: "Pregunte a quien figura como firmante si radicó esto. Si no lo hizo, trate el libro como intervenido: no "
            + "escriba más y conserve los archivos; si su llave se perdió, revóquela (key.revoked).",
        en:
            "Ask whoever is named as signer whether they filed this. If not, treat the ledger as tampered with: write no "
            + "more and keep the files; if their key was lost, revoke it (key.revoked).")
    fileprivate static let irregular = Bilingual(
        es:
            "Nadie debió poder registrarlo: averigüe con qué programa se hizo. Si el hecho ocurrió, deje constancia de la "
            + "irregularidad (irregularity.recorded) y revise lo que depende de él.",
        en: "Nobody should have been able to record it: find out with which program it was done. If it did happen, put "
            + "the irregularity on record (irregularity.recorded) and look at what rests on it.")
    fileprivate static let newCheckpoint = Bilingual(
        es: "Compare con un sello que tenga otra persona («constancia audit --since»). Si el libro lo continúa, el "
            + "siguiente asiento renueva el archivo; si no, no escriba más y conserve los archivos.",
        en:
            "Compare with a checkpoint that somebody else holds (\"constancia audit --since\"). If the log continues it, "
            + "the next commit renews the file; if not, write no more and keep the files.")
    fileprivate static let rightKey = Bilingual(
        es:
            "Confirme por otro medio la llave de la Secretaría Técnica y compruebe que este es el libro que buscaba; si lo "
            + "es, no confíe en él y dé aviso al órgano de control.",
        en:
            "Confirm the Technical Secretariat's key by another way and check that this is the ledger you meant; if it is, "
            + "do not trust it and tell the control body.")
    fileprivate static let rightFile = Bilingual(
        es: "Compruebe que el archivo que entregó es un sello de este libro y está completo.",
        en: "Check that the file you handed in is a checkpoint of this log, and whole.")
    fileprivate static let firstMend = Bilingual(
        es: "Resuelva primero la diferencia del acto anterior que lo impidió y vuelva a auditar.",
        en: "First settle the difference of the act before it that was in the way, and audit again.")
    fileprivate static let sameProgram = Bilingual(
        es:
            "Averigüe qué programa lo escribió. Los actos no dependen de ello: una copia hecha con este programa no lo trae.",
        en:
            "Find out which program wrote it. The acts do not rest on it: a copy made with this program does not have it."
    )
}

// The one table: every kind, with what it means.
extension DifferenceGuide {
    /// The kinds of difference, and what each means.
    static let table: [Difference.Code: DifferenceGuide] = [
        .unreadable: .init(
            .grave, .answers, .restoreCopy, es: "No se puede leer", en: "It cannot be read"),
        .died: .init(
            .grave, .answers, .restoreCopy, es: "Leer el archivo hizo caer el proceso",
            en: "Reading the file brought the process down"),
        .hung: .init(
            .grave, .answers, .restoreCopy, es: "Leer el archivo no termina", en: "Reading the file does not end"),
        .memory: .init(
            .grave, .answers, .restoreCopy, es: "Leer el archivo agota la memoria",
            en: "Reading the file uses up the memory"),
        .pageMeta: .init(
            .grave, .oneTransaction, .restoreCopy, es: "Página del último asiento dañada",
            en: "Damaged page of the last commit"),
        .pageFlags: .init(
            .grave, .oneTransaction, .copyAnew, es: "Página con marcas ajenas", en: "Page with marks not its own"),
        .pageStructure: .init(
            .grave, .oneTransaction, .restoreCopy, es: "Páginas que no forman su tabla",
            en: "Pages that do not form their table"),
        .salvaged: .init(
            .grave, .answers, .salvagedCopy, es: "Se leyó lo que se pudo recuperar",
            en: "What could be recovered was read"),
        .unknownTable: .init(.leve, .oneTransaction, .sameProgram, es: "Tabla desconocida", en: "Unknown table"),
        .tableCount: .init(
            .grave, .oneTransaction, .restoreCopy, es: "La tabla no tiene las entradas que dice",
            en: "A table does not have the entries it claims"),
        .tableOrder: .init(
            .grave, .oneTransaction, .restoreCopy, es: "Tabla en desorden", en: "Table out of order"),
        .eventMissing: .init(.grave, .oneOrder, .keepEvidence, es: "Faltan actos", en: "Acts are missing"),
        .eventKey: .init(
            .grave, .oneOrder, .keepEvidence, es: "Acto fuera de la secuencia", en: "Act outside the sequence"),
        .eventTooLarge: .init(.grave, .bytesAreTruth, .keepEvidence, es: "Acto demasiado grande", en: "Act too large"),
        .eventMalformed: .init(
            .grave, .bytesAreTruth, .keepEvidence, es: "Bytes que no son un acto", en: "Bytes that are no act"),
        .eventSequence: .init(
            .grave, .oneOrder, .keepEvidence, es: "El acto dice estar en otro lugar",
            en: "The act says it stands elsewhere"),
        .recordedBackwards: .init(
            .grave, .oneOrder, .keepEvidence, es: "La fecha de registro retrocede",
            en: "The time of recording goes backwards"),
        .filingBroken: .init(.grave, .signed, .keepEvidence, es: "Radicación partida", en: "Filing broken up"),
        .filingKeyUnknown: .init(
            .grave, .signed, .askSigner, es: "Firma de una llave no inscrita", en: "Signed by a key not registered"),
        .filingKeyNotInForce: .init(
            .grave, .signed, .askSigner, es: "Firma de una llave que no estaba vigente",
            en: "Signed by a key not in force"),
        .filingSignature: .init(
            .grave, .signed, .askSigner, es: "La firma no corresponde", en: "The signature does not fit"),
        .streamVersion: .init(
            .grave, .oneOrder, .keepEvidence, es: "Expediente con un salto de orden", en: "Stream with a gap in order"),
        .streamChain: .init(
            .grave, .oneOrder, .keepEvidence, es: "Expediente con la cadena rota", en: "Stream with a broken chain"),
        .actMalformed: .init(
            .grave, .rulesJudge, .keepEvidence, es: "Acto fuera del catálogo", en: "Act outside the catalogue"),
        .actInadmissible: .init(
            .grave, .rulesJudge, .irregular, es: "Acto que una regla rechaza", en: "Act that a rule refuses"),
        .replayStopped: .init(
            .grave, .rulesJudge, .firstMend, es: "No se pudo seguir juzgando", en: "Judging could not go on"),
        .viewMissing: .init(
            .grave, .oneTransaction, .rebuildViews, es: "Falta una fila de una vista", en: "A view lacks a row"),
        .viewStale: .init(
            .grave, .oneTransaction, .rebuildViews, es: "Fila de una vista alterada", en: "Altered row of a view"),
        .viewExtra: .init(
            .grave, .oneTransaction, .rebuildViews, es: "Fila de una vista sin acto que la explique",
            en: "Row of a view that no act explains"),
        .viewPosition: .init(
            .grave, .oneTransaction, .rebuildViews, es: "Vistas en otra posición", en: "Views at another position"),
        .viewGeneration: .init(
            .leve, .oneTransaction, .rebuildViews, es: "Vistas que no están en uso", en: "Views not in use"),
        .sealMismatch: .init(
            .grave, .bytesAreTruth, .keepEvidence, es: "El sello no dice lo que dan los actos",
            en: "The seal does not say what the acts give"),
        .hashMissing: .init(
            .grave, .oneTransaction, .restoreCopy, es: "Faltan huellas del árbol", en: "Hashes of the tree missing"),
        .hashMismatch: .init(
            .grave, .bytesAreTruth, .keepEvidence, es: "La huella no es la de los bytes",
            en: "The hash is not that of the bytes"),
        .hashExtra: .init(
            .grave, .oneTransaction, .restoreCopy, es: "Huellas de más en el árbol", en: "Too many hashes in the tree"),
        .headInvalid: .init(
            .grave, .oneTransaction, .keepEvidence, es: "La cabeza del libro no está bien firmada",
            en: "The head of the log is not rightly signed"),
        .headMismatch: .init(
            .grave, .oneTransaction, .keepEvidence, es: "La cabeza firmada no es la de los bytes",
            en: "The signed head is not that of the bytes"),
        .checkpointMissing: .init(
            .grave, .headOutside, .newCheckpoint, es: "Falta el sello guardado fuera del libro",
            en: "The checkpoint kept outside the ledger is missing"),
        .checkpointInvalid: .init(
            .grave, .headOutside, .newCheckpoint, es: "El sello guardado fuera no es de este libro",
            en: "The checkpoint kept outside is not of this log"),
        .checkpointBehind: .init(
            .grave, .headOutside, .newCheckpoint, es: "El sello guardado fuera está atrasado",
            en: "The checkpoint kept outside is behind"),
        .rollback: .init(
            .grave, .headOutside, .keepEvidence, es: "Retroceso a un estado anterior",
            en: "Rolled back to an earlier state"),
        .tailCut: .init(
            .grave, .headOutside, .keepEvidence, es: "Se cortó el final del libro", en: "The end of the log was cut off"
        ),
        .fork: .init(
            .grave, .oneOrder, .keepEvidence, es: "Dos historias con la misma firma",
            en: "Two histories with one signature"),
        .logKeyChanged: .init(
            .grave, .headOutside, .rightKey, es: "El libro cambió de llave", en: "The log changed its key"),
        .earlierCheckpointInvalid: .init(
            .grave, .headOutside, .rightFile, es: "El sello entregado no es de este libro",
            en: "The checkpoint handed in is not of this log"),
        .logKeyUntrusted: .init(
            .grave, .headOutside, .rightKey, es: "La llave no es la de confianza", en: "The key is not the trusted one"),
        .policyNotMet: .init(
            .grave, .headOutside, .rightKey, es: "La cabeza no cumple la política",
            en: "The head does not meet the policy"),
        .indexMissing: .init(
            .grave, .oneTransaction, .restoreCopy, es: "Falta una entrada de un índice",
            en: "An index lacks an entry"),
        .indexWrong: .init(
            .grave, .oneTransaction, .restoreCopy, es: "Índice que lleva a otro acto",
            en: "Index that leads to another act"),
        .indexExtra: .init(
            .grave, .oneTransaction, .restoreCopy, es: "Entrada de índice sin acto que la explique",
            en: "Index entry that no act explains"),
        .metaMissing: .init(
            .grave, .oneTransaction, .restoreCopy, es: "Falta un dato del libro",
            en: "An entry of the ledger's own is missing"),
        .metaWrong: .init(
            .grave, .oneTransaction, .restoreCopy, es: "Dato del libro equivocado",
            en: "A wrong entry of the ledger's own"),
        .metaUnknown: .init(
            .leve, .oneTransaction, .sameProgram, es: "Dato del libro desconocido",
            en: "An unknown entry of the ledger's own"),
        .omitted: .init(
            .grave, .bytesAreTruth, .keepEvidence, es: "Hay más de las mismas clases",
            en: "There are more of the same kinds"),
    ]
}
