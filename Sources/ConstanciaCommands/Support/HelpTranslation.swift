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
        ("Show the version.", "Muestra la versión."),
        ("(default: ", "(por defecto: "),
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
        (". Please provide one of ", ". Use uno de "),
        ("The option '", "La opción '"),
        ("' does not take any value, but '", "' no lleva valor, pero se dio '"),
        ("' was specified.", "'."),
        ("Missing one of: '", "Falta uno de: '"),
        ("Invalid option: ", "Opción inválida: "),
        ("Can't generate completion scripts for '", "No se hace el autocompletado de '"),
        (
            "Please use --generate-completion-script=<shell> with one of:",
            "Use --generate-completion-script=<shell> con:"
        ),
        ("<subcommand>", "<orden>"),
        ("<options>", "<opciones>"),
    ]

    /// Stands for a space at which the argument parser must not break a line: an example is copied and pasted.
    private static let unbreakableSpace = "\u{E000}"

    /// The text with spaces that the argument parser leaves alone; ``translate(_:into:)`` gives them back.
    static func unbroken(_ text: String) -> String { text.replacing(" ", with: unbreakableSpace) }

    static func translate(_ text: String, into language: Language = Tongue.current) -> String {
        let text = text.replacing(unbreakableSpace, with: " ")
        guard language == .es else { return text.replacing("OVERVIEW: ", with: "") }
        return headings.reduce(text) { text, heading in text.replacing(heading.en, with: heading.es) }
    }
}
