import Foundation

extension BadInput {
    static let all = words + times + forms + sizes + keys

    private static let words = [
        BadInput(
            "an unknown type", #"{"type":"session.instaled","data":{}}"#, 2,
            es: ["Acto 1: type: no hay un acto «session.instaled»", "«session.installed»"],
            en: ["Act 1: type: there is no act \"session.instaled\"", "“session.installed”"]),
        BadInput(
            "an unknown field of the act", #"{"type":"session.installed","dta":{},"data":{"sessionId":"S-2026-01"}}"#,
            2, es: ["dta: no hay un campo con ese nombre. ¿Quiso decir «data»?"],
            en: ["dta: there is no field of that name. Did you mean “data”?"]),
        BadInput(
            "an unknown field of the data", Acts.progress().replacing("narrative", with: "narative"), 2,
            es: ["narative: no hay un campo", "«narrative»"], en: ["narative: there is no field", "narrative"]),
        BadInput(
            "a seat that does not exist",
            """
            {"type":"attendance.started","data":{"sessionId":"S-2026-01","person":{"id":"x","office":"y"},\
            "capacity":"seat","seatId":"S9","mode":"remote"}}
            """, 2, es: ["seatId: no se conoce la palabra «S9»", "S1, S2, S3, S4, S5, S6, S7"],
            en: ["seatId:", "S9", "S1, S2, S3, S4, S5, S6, S7"]),
        BadInput(
            "the second act of two", "[\(Acts.progress()),\(Acts.progress(percent: "101"))]", 2,
            es: ["Acto 2: percent:", "de 0 a 100"], en: ["Act 2: percent:", "0 to 100"]),
        BadInput(
            "an identifier that is none", Acts.progress(id: "abc"), 2, es: ["UUID versión 7", "«abc»"],
            en: ["version 7 UUID", "\"abc\""]),
        BadInput(
            "a stale version", Acts.progress(extra: #""version":0,"#), 3,
            es: ["«commitment/C-2026-007» cambió entre tanto", "se esperaba la versión 0 y va en 2"],
            en: ["commitment/C-2026-007", "0", "2"]),
        BadInput(
            "a version to come", Acts.progress(extra: #""version":40,"#), 3, es: ["se esperaba la versión 40"],
            en: ["40"]),
    ]

    private static let times = [
        BadInput(
            "a day that does not exist", Acts.progress(occurred: "2026-02-30T09:00:00-05:00"), 2,
            es: ["occurred: se espera fecha, hora y desfase, como 2026-03-02T09:00:00-05:00"],
            en: ["occurred: expected date, time and offset, such as 2026-03-02T09:00:00-05:00"]),
        BadInput(
            "a time without zone", Acts.progress(occurred: "2026-06-01T09:00:00"), 2, es: ["desfase"],
            en: ["offset"]),
        BadInput(
            "a zone that does not exist", Acts.progress(occurred: "2026-06-01T09:00:00-25:00"), 2, es: ["desfase"],
            en: ["offset"]),
        BadInput(
            "the future", Acts.progress(occurred: "2999-06-01T09:00:00-05:00"), 3,
            es: ["está en el futuro", "Qué hacer:", "Nada se registró."],
            en: ["is in the future", "What to do:", "Nothing was recorded."]),
        BadInput(
            "a day before the decree", Acts.progress(occurred: "2020-06-01T09:00:00-05:00"), 3,
            es: ["ART9-EFFECTIVE · Artículo 9", "«El presente decreto rige a partir de la fecha de su expedición.»"],
            en: ["ART9-EFFECTIVE", "«El presente decreto rige a partir de la fecha de su expedición.»"]),
    ]

    private static let forms = [
        BadInput(
            "bytes that are not UTF-8", bytes: Array(Acts.progress().utf8) + [0xFF], 2,
            es: ["no es texto UTF-8 válido"], en: ["not valid UTF-8"]),
        BadInput(
            "text that is not in NFC", Acts.progress(narrative: "Educacio\u{301}n"), 2,
            es: ["/data/narrative", "NFC"], en: ["/data/narrative", "NFC"]),
        BadInput(
            "JSON that breaks off", #"{"type":"session.installed","#, 2,
            es: ["JSON inválido en la línea 1, columna 29: el texto se corta"],
            en: ["Invalid JSON at line 1, column 29: the text breaks off"]),
        BadInput("nothing", "", 2, es: ["La entrada está vacía"], en: ["The input is empty"]),
        BadInput("blank lines", " \n\n", 2, es: ["La entrada está vacía"], en: ["The input is empty"]),
        BadInput("an empty list", "[]", 2, es: ["No hay actos"], en: ["There are no acts"]),
        BadInput("a number", "5", 2, es: ["Se espera un objeto"], en: ["Expected an object"]),
        BadInput(
            "a key twice", #"{"type":"a","type":"b"}"#, 2, es: ["la clave está repetida (type)"],
            en: ["the key is repeated (type)"]),
        BadInput(
            "a key twice in YAML", "type: a\ntype: b\n", 2, es: ["El YAML repite una clave", "type"],
            en: ["The YAML repeats a key", "type"]),
        BadInput(
            "null in the data", Acts.progress(percent: "null"), 2, es: ["percent: no puede ser «null»"],
            en: ["percent:", "null"]),
        BadInput(
            "a fraction", Acts.progress(percent: "10.5"), 2, es: ["se espera un número entero, sin decimales"],
            en: ["expected a whole number, no fraction"]),
        BadInput(
            "an exponent", Acts.progress(percent: "1e1"), 2, es: ["se espera un número entero"],
            en: ["expected a whole number"]),
        BadInput(
            "a fraction in YAML", "type: commitment.progress.reported\ndata: {percent: 10.5}\n", 2,
            es: ["percent: no puede ser «10.5»"], en: ["percent:", "10.5"]),
        BadInput(
            "YAML that does not close", "type: [a\ndata: 3\n", 2, es: ["YAML inválido en la línea 2"],
            en: ["Invalid YAML at line 2"]),
        BadInput(
            "YAML that grows without end", bomb, 2, es: ["El YAML es demasiado grande o profundo"],
            en: ["The YAML is too large or too deep"]),
        BadInput(
            "a broken second line", Acts.progress() + "\n{\"type\":\n", 2, es: ["JSON inválido en la línea 2"],
            en: ["Invalid JSON at line 2"]),
        BadInput(
            "arrays without end", String(repeating: "[", count: 200_000), 2, es: ["demasiados niveles"],
            en: ["too many levels"]),
    ]

    /// Ten times ten times ten … items, by aliases.
    private static let bomb = {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(aliases)]")
        }
        return lines.joined(separator: "\n") + "\n"
    }()

    private static let sizes = [
        BadInput(
            "an event over 65,535 bytes", convocation, 2, es: ["El acto pasa de 65.535 bytes", "por su huella"],
            en: ["over 65,535 bytes", "by its hash"]),
        BadInput(
            "a filing of 10,001 acts",
            "[" + Array(repeating: Acts.progress(), count: 10_001).joined(separator: ",") + "]",
            2, es: ["Una radicación tiene de 1 a 10.000 actos: 10001"], en: ["A filing has 1 to 10,000 acts: 10001"]),
        BadInput(
            "a file over 64 MiB", String(repeating: " ", count: 65 << 20) + "[]", 2,
            es: ["La entrada pasa de 64 MiB"], en: ["The input is over 64 MiB"]),
        BadInput(
            "a text over its limit", Acts.progress(narrative: String(repeating: "x", count: 4_001)), 2,
            es: ["narrative: es muy largo", "4000"], en: ["narrative:", "4000"]),
    ]

    /// Every field within its limit, and the whole over an event's.
    private static let convocation = {
        let attachments = (0..<30).map { #"{"name":"\#($0)-\#(String(repeating: "a", count: 90)).pdf","sha256":"# }
        let hash = String(repeating: "6", count: 64)
        let list = attachments.map { "\($0)\"\(hash)\"}" }.joined(separator: ",")
        let agenda = (1..<20).map {
            """
            {"itemId":"P\($0)","title":"Título","kind":"decision","functionCodes":["F05"],"attachments":[\(list)]}
            """
        }
        return """
            {"type":"convocation.issued","occurred":"2026-06-01T08:00:00-05:00","data":{"sessionId":"S-2026-02",\
            "kind":"ordinaria","number":2,"start":"2026-06-22T09:00:00-05:00","modality":"virtual","place":"x",\
            "agenda":[\(agenda.joined(separator: ","))],"recipients":[{"seatId":"S1"}]}}
            """
    }()

    private static let keys = [
        BadInput(
            "a key that is not enrolled", Acts.progress(), 3, es: ["no está inscrita", "actor.enrolled"],
            en: ["is not enrolled", "actor.enrolled"], key: "ajena.key"),
        BadInput(
            "a revoked key", Acts.progress(), 3, es: ["revocada o fuera de su vigencia: presidencia"],
            en: ["revoked", "presidencia"], key: "libro/keys/presidencia.key"),
        BadInput(
            "a key that is not valid yet", Acts.progress(), 3, es: ["fuera de su vigencia: nueva"],
            en: ["nueva"], key: "nueva.key"),
        BadInput(
            "a role that may not", Acts.progress(), 3, es: ["no tiene un rol que pueda registrar"],
            en: ["control-interno", "role"], key: "libro/keys/control-interno.key"),
        BadInput(
            "a private key that others can read", Acts.progress(), 5, es: ["Otros pueden leer", "chmod 600"],
            en: ["Others can read", "chmod 600"], key: "abierta.key"),
        BadInput(
            "a key file that does not exist", Acts.progress(), 2, es: ["No existe la llave nada.key"],
            en: ["There is no key nada.key"], key: "nada.key"),
        BadInput(
            "a key file that holds no key", Acts.progress(), 5, es: ["libro/policy"], en: ["libro/policy"],
            key: "libro/policy"),
    ]
}
