/// What to do about each kind of disorder that CORE-GENESIS refuses.
enum GenesisRemedy: CaseIterable {
    case beginning, time, signer, existing, unknown, state, content, irregularity

    var text: Bilingual {
        switch self {
        case .beginning:
            Bilingual(
                es: "Funde el libro con «constancia init»: sus actos fundacionales empiezan por decree.issued.",
                en: "Found the ledger with \"constancia init\": its founding acts begin with decree.issued.")
        case .time:
            Bilingual(
                es: "Diga cuándo ocurrió (--at, u «occurred» en un archivo): no después de ahora, y en una sesión "
                    + "no antes de su último acto.",
                en: "Say when it happened (--at, or \"occurred\" in a file): not after now, and in a session "
                    + "not before its last act.")
        case .signer:
            Bilingual(
                es: "Firme con la llave (--key) de un actor que tenga uno de esos roles; «constancia ver actores» los "
                    + "muestra.",
                en: "Sign with the key (--key) of an actor that has one of those roles; \"constancia show actors\" "
                    + "lists them.")
        case .existing:
            Bilingual(
                es: "Si es otra cosa, dele un identificador que no esté en uso; si es la misma, ya consta: registre el "
                    + "acto que la cambia.",
                en: "If it is another thing, give it an identifier not in use; if it is the same, it is on record "
                    + "already: record the act that changes it.")
        case .unknown:
            Bilingual(
                es: "Revise cómo está escrito el identificador («constancia ver» dice qué listas hay); si aún no "
                    + "consta, registre primero el acto con que empieza.",
                en: "Check how the identifier is spelt (\"constancia show\" says which lists there are); if it is "
                    + "not on record yet, first record the act that begins it.")
        case .state:
            Bilingual(
                es: "Vea en qué estado está («constancia ver») y registre primero el acto que falta; si lo que sigue "
                    + "ya ocurrió, este acto sobra.",
                en: "See in which state it is (\"constancia show\") and first record the act that is missing; if what "
                    + "follows has happened already, this act is not needed.")
        case .content:
            Bilingual(
                es: "Corrija en el acto el dato que se señala y vuelva a registrar.",
                en: "Put right in the act what is pointed out, and record again.")
        case .irregularity:
            Bilingual(
                es: "Registre el hecho como ocurrió, con justo las reglas que incumple; si no incumple ninguna, como "
                    + "un acto normal.",
                en: "Record the fact as it happened, with just the rules that it breaks; if it breaks none, as a "
                    + "regular act.")
        }
    }
}
