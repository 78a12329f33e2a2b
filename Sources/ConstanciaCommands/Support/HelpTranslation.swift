import Deliberation

/// Says in Spanish what the argument parser says in English; the help of our own is in both languages already.
enum HelpTranslation {
    private static let headings: [(en: String, es: String)] = [
        ("OVERVIEW: ", ""),
        ("USAGE:", "USO:"),
        ("ARGUMENTS:", "ARGUMENTOS:"),
        ("OPTIONS:", "OPCIONES:"),
        ("SUBCOMMANDS:", "ÓRDENES:"),
        ("Show help information.", "Muestra esta ayuda."),
        ("Show subcommand help information.", "Muestra la ayuda de una orden."),
        ("  See 'constancia help ", "  Detalles: «constancia help "),
        ("' for detailed help.", "»."),
        ("Error: ", "Error: "),
        ("Usage: ", "Uso: "),
        ("Help:  ", "Ayuda:  "),
        ("  See '", "  Vea «"),
        ("' for more information.", "»."),
        ("Unknown option '", "No existe la opción '"),
        ("Missing expected argument '", "Falta el argumento '"),
        ("Missing value for '", "Falta el valor de '"),
        ("Unexpected argument '", "Sobra el argumento '"),
        (" unexpected arguments: ", " argumentos de más: "),
        ("Did you mean '", "¿Quiso decir '"),
        ("The value '", "El valor '"),
        ("' is invalid for '", "' no vale para '"),
        ("<subcommand>", "<orden>"),
        ("<options>", "<opciones>"),
    ]

    static func translate(_ text: String, into language: Language = Tongue.current) -> String {
        guard language == .es else { return text }
        return headings.reduce(text) { text, heading in text.replacing(heading.en, with: heading.es) }
    }
}
