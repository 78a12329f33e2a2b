import CanonicalJSON
import Deliberation

extension CanonicalJSONError.Code {
    /// What is wrong, in words; a code without words of its own is named.
    var problem: Bilingual {
        switch self {
        case .truncated: Bilingual(es: "el texto se corta", en: "the text breaks off")
        case .trailingBytes: Bilingual(es: "sobra texto después del valor", en: "there is text after the value")
        case .tooLarge: Bilingual(es: "es demasiado grande", en: "it is too large")
        case .tooDeep: Bilingual(es: "tiene demasiados niveles", en: "it has too many levels")
        case .unexpectedByte: Bilingual(es: "no se espera este signo", en: "this character is not expected")
        case .invalidUTF8: Bilingual(es: "no es UTF-8 válido", en: "it is not valid UTF-8")
        case .loneSurrogate: Bilingual(es: "hay medio par de \\u sin el otro", en: "half a pair of \\u stands alone")
        case .invalidEscape: Bilingual(es: "no existe este escape", en: "there is no such escape")
        case .unescapedControl: Bilingual(es: "hay un carácter de control", en: "there is a control character")
        case .invalidNumber: Bilingual(es: "el número está mal escrito", en: "the number is not well formed")
        case .notInteger:
            Bilingual(es: "se espera un número entero, sin decimales", en: "expected a whole number, no fraction")
        case .integerOutOfRange: Bilingual(es: "el número es demasiado grande", en: "the number is too large")
        case .duplicateKey: Bilingual(es: "la clave está repetida", en: "the key is repeated")
        default: Bilingual(es: rawValue, en: rawValue)
        }
    }
}
