import CanonicalJSON
import Deliberation

/// Article 6, minutes and further functions; corrections and irregularities.
extension Gallery {
    static let minutes: [GalleryCase] = fidelity + functions + corrections + irregularities

    private static let fidelity: [GalleryCase] = [
        .refused(
            "ART6-N3-MINUTES-FIDELITY", "minutes of a session that goes on", in: { try .adopted() }, Acts.drafted(),
            remedy: Acts.session(.agendaItemClosed, at: "10:00", ["itemId": "P1"]), Acts.adjourned, Acts.drafted()),
        .refused(
            "ART6-N3-MINUTES-FIDELITY", "minutes of other facts", in: { try .adjourned() },
            Acts.drafted().with(["factsHash": .string(Acts.hash)]), remedy: Acts.drafted()),
        .refused(
            "ART6-N3-MINUTES-FIDELITY", "minutes that end before the session", in: { try .adjourned() },
            Acts.drafted().with(["throughSeq": 3]), remedy: Acts.drafted()),
        .refused(
            "ART6-N3-MINUTES-FIDELITY", "a version that skips one", in: { try .circulated() },
            Acts.drafted(3, at: "2026-03-05T09:00:00-05:00"), remedy: Acts.drafted(2, at: "2026-03-05T09:00:00-05:00")),
        .refused(
            "ART6-N3-MINUTES-FIDELITY", "the approval of a version that was replaced",
            in: {
                try .circulated().play([
                    Acts.drafted(2, at: "2026-03-05T09:00:00-05:00"),
                    Acts.circulated(at: "2026-03-05T10:00:00-05:00"),
                ])
            }, Acts.approved(1), remedy: Acts.approved(2)),
        .refused(
            "ART6-N3-MINUTES-FIDELITY", "the signature of another document",
            in: { try .circulated().play([Acts.approved()]) }, Acts.signed(2), remedy: Acts.signed(1)),
    ]

    private static let functions: [GalleryCase] = [
        .refused(
            "ART6-N6-EXTRA-FUNCTIONS", "a function that six assent to",
            in: { try .assented([1, 2, 3, 4, 5, 6]).play([Acts.adopted]) }, Acts.function([1, 2, 3, 4, 5, 6]),
            remedy: Acts.session(.agendaItemClosed, at: "10:00", ["itemId": "P1"])),
        .refused(
            "ART6-N6-EXTRA-FUNCTIONS", "a function of a decision that was not adopted",
            in: { try .assented(Array(1...7)) }, Acts.function(), remedy: Acts.adopted, Acts.function()),
        .refused(
            "ART6-N6-EXTRA-FUNCTIONS", "an assent that is not named",
            in: { try .assented(Array(1...7)).play([Acts.adopted]) }, Acts.function([1, 2, 3, 4, 5, 6, 6]),
            remedy: Acts.function()),
    ]

    private static let corrections: [GalleryCase] = [
        .refused(
            "CORE-CORRECTION", "a correction of an act that is not there", in: { try .founded() },
            Acts.correction(["correctsSeq": 999]), remedy: Acts.correction()),
        .refused(
            "CORE-CORRECTION", "a correction of a field that is not there", in: { try .founded() },
            Acts.correction(["field": "numero"]), remedy: Acts.correction()),
        .refused(
            "CORE-CORRECTION", "a correction of what the act does not say", in: { try .founded() },
            Acts.correction(["was": "0009 de 2026"]), remedy: Acts.correction()),
        .refused(
            "CORE-CORRECTION", "a correction that changes nothing", in: { try .founded() },
            Acts.correction(["is": "0000 de 2026"]), remedy: Acts.correction()),
        .refused(
            "CORE-CORRECTION", "a correction to what cannot be", in: { try .founded() },
            Acts.correction(["is": .string(String(repeating: "0", count: 61))]), remedy: Acts.correction()),
    ]

    private static let irregularities: [GalleryCase] = [
        .refused(
            "CORE-GENESIS", "an irregularity that names another rule", in: { try .deserted() },
            Acts.irregularity(["ART4-PAR4-CONSENSUS"]), remedy: Acts.irregularity(["ART4-PAR7-DECIDE"])),
        .refused(
            "CORE-GENESIS", "an irregularity of a lawful act", in: { try .assented() },
            Acts.irregularity(["ART4-PAR7-DECIDE"]), remedy: Acts.adopted),
        .refused(
            "CORE-GENESIS", "an irregularity of an act that is none", in: { try .deserted() },
            Acts.irregularity(["ART4-PAR7-DECIDE"], "decision.invented"),
            remedy: Acts.irregularity(["ART4-PAR7-DECIDE"])),
        .finding(
            "ART4-PAR7-DECIDE", "a decision that was taken without quorum", in: { try .deserted() },
            Acts.irregularity(["ART4-PAR7-DECIDE"]), remedy: Acts.arrival(seat: 2, at: "09:25"), Acts.adopted),
    ]
}
