internal import Deliberation

/// What can be wrong with the file.
extension EvidenceError.Code {
    /// The bytes are not a trail or proof file, or are too many.
    public static let malformedFile = Self(rawValue: "malformedFile")
    /// The file is of another format or version.
    public static let unknownFormat = Self(rawValue: "unknownFormat")
    /// An event's bytes are not an event of the ledger.
    public static let malformedEvent = Self(rawValue: "malformedEvent")
    /// A hash of a path is not 32 bytes in base64.
    public static let malformedPath = Self(rawValue: "malformedPath")
    /// The event's bytes are not there.
    public static let missingEvent = Self(rawValue: "missingEvent")
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
}

/// What can be wrong with the events and their signatures.
extension EvidenceError.Code {
    /// An event is of another stream than the trail.
    public static let foreignStream = Self(rawValue: "foreignStream")
    /// The versions do not run from 0 without a gap, or the events are not in the log's order.
    public static let brokenOrder = Self(rawValue: "brokenOrder")
    /// An event does not name the leaf hash of the one before it in its stream.
    public static let brokenChain = Self(rawValue: "brokenChain")
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
        .malformedPath: Bilingual(
            es: "un camino trae algo que no es una huella en base64",
            en: "a path holds something that is not a hash in base64"),
        .missingEvent: Bilingual(es: "faltan los bytes del evento", en: "the event's bytes are missing"),
        .invalidCheckpoint: Bilingual(
            es: "el sello no está firmado como exige la política",
            en: "the checkpoint is not signed as the policy requires"),
        .foreignOrigin: Bilingual(
            es: "el sello es de otro libro", en: "the checkpoint is of another ledger"),
        .quorumNotMet: Bilingual(
            es: "no lo refrendaron suficientes testigos de la política",
            en: "too few of the policy's witnesses have cosigned"),
        .notIncluded: Bilingual(
            es: "no está en el árbol sellado en ese lugar", en: "it is not in the sealed tree at that place"),
        .foreignStream: Bilingual(es: "es de otro expediente", en: "it is of another stream"),
        .brokenOrder: Bilingual(
            es: "los eventos no van en orden, sin saltos y desde el primero",
            en: "the events are not in order, without gaps and from the first"),
        .brokenChain: Bilingual(
            es: "no encadena con el evento anterior del expediente",
            en: "it does not chain to the stream's previous event"),
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
