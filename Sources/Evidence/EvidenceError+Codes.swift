internal import Deliberation

/// What can be wrong with the file.
extension EvidenceError.Code {
    /// The bytes are not a trail or proof file, or are too many.
    public static let malformedFile = Self(rawValue: "malformedFile")
    /// The file is of another format or version.
    public static let unknownFormat = Self(rawValue: "unknownFormat")
    /// An event's bytes are not an event of the ledger.
    public static let malformedEvent = Self(rawValue: "malformedEvent")
    /// The event's type, or its data, is none that this version of the program knows.
    public static let unknownAct = Self(rawValue: "unknownAct")
    /// The event's bytes are not there.
    public static let missingEvent = Self(rawValue: "missingEvent")
    /// A document is not what its hash says, or no event names it.
    public static let foreignAttachment = Self(rawValue: "foreignAttachment")
}

/// What can be wrong with the log's word.
extension EvidenceError.Code {
    /// The checkpoint is not one, or its log or a witness did not sign it.
    public static let invalidCheckpoint = Self(rawValue: "invalidCheckpoint")
    /// The checkpoint is of a log that the policy does not know, or not of the ledger that the file names.
    public static let foreignOrigin = Self(rawValue: "foreignOrigin")
    /// Too few of the policy's witnesses have cosigned.
    public static let quorumNotMet = Self(rawValue: "quorumNotMet")
    /// An event is not in the tree at its place.
    public static let notIncluded = Self(rawValue: "notIncluded")
    /// The last event is no seal of all that comes before it.
    public static let invalidSeal = Self(rawValue: "invalidSeal")
    /// The time stamp is not one of this checkpoint.
    public static let invalidTimestamp = Self(rawValue: "invalidTimestamp")
}

/// What can be wrong with the events and their signatures.
extension EvidenceError.Code {
    /// The events are not in the log's order, or one is there twice.
    public static let brokenOrder = Self(rawValue: "brokenOrder")
    /// The time of recording goes back.
    public static let timeGoesBack = Self(rawValue: "timeGoesBack")
    /// No enrolment in the file gives the actor the key that signed.
    public static let unknownKey = Self(rawValue: "unknownKey")
    /// The key was not valid when the event was recorded.
    public static let keyNotInForce = Self(rawValue: "keyNotInForce")
    /// The key was revoked from an instant before the event was recorded.
    public static let keyRevoked = Self(rawValue: "keyRevoked")
    /// The filing's signature is not by the key it names, or not over this event.
    public static let invalidSignature = Self(rawValue: "invalidSignature")
}

/// What can be missing.
extension EvidenceError.Code {
    /// The streams that the file names are not those of the seal.
    public static let streamsNotSealed = Self(rawValue: "streamsNotSealed")
    /// An event is of a stream that the file does not name.
    public static let foreignStream = Self(rawValue: "foreignStream")
    /// The versions of a stream do not run from 0 to the sealed one without a gap.
    public static let brokenStream = Self(rawValue: "brokenStream")
    /// An event does not name the leaf hash of the one before it in its stream, or the last one is not the sealed head.
    public static let brokenChain = Self(rawValue: "brokenChain")
    /// A stream is neither there nor shown to be absent.
    public static let incomplete = Self(rawValue: "incomplete")
}

extension EvidenceError.Code {
    /// What the code means, in words.
    var explanation: Bilingual {
        Self.explanations[self] ?? Bilingual(es: rawValue, en: rawValue)
    }

    private static let explanations: [Self: Bilingual] = [
        .malformedFile: Bilingual(es: "el archivo no es una prueba", en: "the file is not a piece of evidence"),
        .unknownFormat: Bilingual(
            es: "el formato del archivo no es el de esta versión", en: "the file's format is not that of this version"),
        .malformedEvent: Bilingual(
            es: "los bytes no son los de un evento del libro", en: "the bytes are not those of an event of the ledger"),
        .unknownAct: Bilingual(
            es: "el catálogo de esta versión del programa no conoce ese acto",
            en: "the catalogue of this version of the program does not know that act"),
        .missingEvent: Bilingual(es: "faltan los bytes del evento", en: "the event's bytes are missing"),
        .invalidCheckpoint: Bilingual(
            es: "la cabeza del libro no está firmada como exige la política",
            en: "the checkpoint is not signed as the policy requires"),
        .foreignOrigin: Bilingual(
            es: "la cabeza es de otro libro", en: "the checkpoint is of another ledger"),
        .quorumNotMet: Bilingual(
            es: "no lo refrendaron suficientes testigos de la política",
            en: "too few of the policy's witnesses have cosigned"),
        .notIncluded: Bilingual(
            es: "no está en el árbol firmado en ese lugar", en: "it is not in the sealed tree at that place"),
        .foreignAttachment: Bilingual(
            es: "el documento adjunto no tiene la huella que dice, o ningún acto lo nombra",
            en: "the attached document has not the hash that it claims, or no act names it"),
        .invalidSeal: Bilingual(
            es: "el último acto no es un sello de todo lo anterior",
            en: "the last event is no seal of all that comes before it"),
        .invalidTimestamp: Bilingual(
            es: "la estampa de tiempo no es de esta cabeza del libro, o su firma no corresponde",
            en: "the time stamp is not one of this checkpoint, or its signature does not hold"),
        .streamsNotSealed: Bilingual(
            es: "los expedientes que nombra el archivo no son los que se sellaron",
            en: "the streams that the file names are not those that were sealed"),
        .foreignStream: Bilingual(
            es: "es de un expediente que el archivo no nombra", en: "it is of a stream that the file does not name"),
        .brokenStream: Bilingual(
            es: "el expediente no está entero, del primer acto al último sellado",
            en: "the stream is not whole, from its first event to the last one sealed"),
        .brokenChain: Bilingual(
            es: "no encadena con el evento anterior del expediente, o el último no es el que se selló",
            en: "it does not chain to the stream's previous event, or the last one is not the one that was sealed"),
        .incomplete: Bilingual(
            es: "falta un expediente que debe estar, o la prueba de que no existe",
            en: "a stream that must be there is missing, or the proof that there is none"),
        .brokenOrder: Bilingual(
            es: "los eventos no van en el orden del libro, o alguno está dos veces",
            en: "the events are not in the log's order, or one is there twice"),
        .timeGoesBack: Bilingual(
            es: "la hora de registro retrocede", en: "the time of recording goes back"),
        .unknownKey: Bilingual(
            es: "el archivo no inscribe para ese actor la llave que firma",
            en: "the file enrols no such signing key for that actor"),
        .keyNotInForce: Bilingual(
            es: "la llave no estaba vigente al registrarse", en: "the key was not valid when it was recorded"),
        .keyRevoked: Bilingual(
            es: "la llave fue revocada desde antes de registrarse",
            en: "the key was revoked from before it was recorded"),
        .invalidSignature: Bilingual(
            es: "la firma de la radicación no corresponde", en: "the filing's signature does not hold"),
    ]
}
