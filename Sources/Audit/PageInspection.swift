import Deliberation
import EventLog
import LMDB

/// The pages below the tables: what readers pass over in silence, and writers trip over.
enum PageInspection {
    /// How often a snapshot is taken anew because writers overwrote its own page meanwhile.
    private static let largestAttemptCount = 8

    static func run(_ journal: Journal, _ differences: DifferenceList) throws {
        for attempt in 1...largestAttemptCount {
            let problems = try journal.read { snapshot in
                try snapshot.reading { transaction in
                    try PageCheck.problems(
                        in: journal.directory, commit: transaction.id, progress: differences.heartbeat)
                }
            }
            guard let problems else { continue }
            // A page that a writer renews at this moment may be read in halves; the next look sees it whole.
            let mayBeTorn = problems.contains { $0.kind == .meta } && attempt < largestAttemptCount
            if !mayBeTorn { return report(problems, differences) }
        }
        differences.add(
            .pageMeta, "data.mdb",
            es: "Ninguna de las dos primeras páginas lleva el número del asiento que se está leyendo.",
            en: "Neither of the first two pages carries the number of the commit that is being read.")
    }

    static func report(_ problems: [PageProblem], _ differences: DifferenceList) {
        for problem in problems {
            let words = words(for: problem.kind)
            differences.add(code(of: problem.kind), "data.mdb, p. \(problem.page)", es: words.es, en: words.en)
        }
    }

    private static func code(of kind: PageProblem.Kind) -> Difference.Code {
        switch kind {
        case .meta: .pageMeta
        case .number, .flags: .pageFlags
        case .missing, .nodes, .order, .shared, .record: .pageStructure
        }
    }

    private static func words(for kind: PageProblem.Kind) -> Bilingual {
        switch kind {
        case .meta:
            Bilingual(
                es: "La página que dice cuál es el último asiento no es la que dejó el último asiento.",
                en: "The page that says which commit is the last is not the one that the last commit left.")
        case .missing:
            Bilingual(
                es: "Una tabla lleva a esta página, y no está en el archivo.",
                en: "A table leads to this page, and it is not in the file.")
        case .number:
            Bilingual(es: "La página lleva el número de otra.", en: "The page carries the number of another.")
        case .flags:
            Bilingual(
                es: "La página tiene marcas que no son las de su lugar: los lectores no lo notan, quien escriba sí.",
                en: "The page has marks that its place does not have: readers do not notice, whoever writes does.")
        case .nodes:
            Bilingual(
                es: "Las entradas de la página no caben en ella o se pisan.",
                en: "The page's entries do not fit into it, or overlap.")
        case .order:
            Bilingual(
                es:
                    "Las claves de la página no ascienden o no son las que anuncia la página de arriba: buscarlas falla.",
                en: "The page's keys do not ascend, or are not those that the page above announces: looking them up "
                    + "fails.")
        case .shared:
            Bilingual(
                es: "La página está en uso dos veces, o en uso y libre a la vez: escribir la destruiría.",
                en: "The page is in use twice, or in use and free at once: writing would destroy it.")
        case .record:
            Bilingual(
                es: "Lo que el archivo dice de una tabla, o de las páginas libres, no es lo que hay.",
                en: "What the file says of a table, or of the free pages, is not what there is.")
        }
    }
}
