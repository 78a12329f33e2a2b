import CanonicalJSON
import Deliberation

/// Articles 3 and 4 paragraphs 3, 4 and 7: positions, consensus and commitments.
extension Gallery {
    static let decisions: [GalleryCase] = votes + consensus + commitments

    private static let votes: [GalleryCase] = [
        .refused(
            "ART4-PAR3-NO-VOTE", "a position of an invitee",
            in: {
                try .proposed().play([
                    Acts.arrival("esquemas-rep", as: "invitee", invitee: "esquemas", at: "09:11")
                ])
            }, Acts.position("esquemas-rep"), remedy: Acts.position("dnp-titular")),
        .refused(
            "ART4-PAR3-NO-VOTE", "an objection of an invitee",
            in: {
                try .proposed().play([
                    Acts.arrival("esquemas-rep", as: "invitee", invitee: "esquemas", at: "09:11")
                ])
            }, Acts.objection("esquemas-rep"), remedy: Acts.objection("dnp-titular")),
        .refused(
            "ART5-NO-VOTE", "a position of the Secretariat",
            in: { try .proposed().play([Acts.arrival("dnp-estrategia", as: "secretary", at: "09:11")]) },
            Acts.position("dnp-estrategia"), remedy: Acts.position("dnp-titular")),
        .refused(
            "ART5-NO-VOTE", "a position of support staff",
            in: { try .proposed().play([Acts.arrival("apoyo", as: "support", at: "09:11")]) },
            Acts.position("apoyo"), remedy: Acts.position("dnp-titular")),
        .refused(
            "ART5-NO-VOTE", "a position of one who holds no office",
            in: { try .proposed().play([Acts.arrival(seat: 2, "otro", at: "09:11")]) },
            Acts.position("otro"), remedy: Acts.position("dnp-titular")),
    ]

    private static let consensus: [GalleryCase] = [
        .refused(
            "ART4-PAR7-DECIDE", "a decision of three seats",
            in: { try .assented().play([Acts.departure("dafp-titular", at: "09:20")]) }, Acts.adopted,
            remedy: Acts.arrival(seat: 2, at: "09:25"), Acts.adopted),
        .refused(
            "ART4-PAR4-OBJECTION", "an objection that is still open",
            in: { try .assented().play([Acts.objection("dafp-titular")]) }, Acts.adopted,
            remedy: Acts.withdrawal(), Acts.adopted),
        .refused(
            "ART4-PAR4-OBJECTION", "one objection of two that is still open",
            in: {
                try .assented().play([
                    Acts.objection("dafp-titular"), Acts.objection("dapre-titular", 2), Acts.withdrawal(),
                ])
            }, Acts.adopted, remedy: Acts.withdrawal(2, at: "09:21"), Acts.adopted),
        .refused(
            "ART4-PAR4-CONSENSUS", "one seat that objects",
            in: {
                try .assented().play([
                    Acts.position("dafp-titular", "object", at: "09:14").with(["reason": "Falta la fuente."])
                ])
            }, Acts.adopted, remedy: Acts.position("dafp-titular", at: "09:20"), Acts.adopted),
        .refused(
            "ART4-PAR4-CONSENSUS", "positions that fell with the former text",
            in: { try .assented().play([Acts.amended(at: "09:20")]) }, Acts.adopted,
            remedy: Acts.position("dafp-titular", at: "09:21"), Acts.adopted),
        .refused(
            "ART4-PAR4-CONSENSUS", "an abstention, where abstention blocks",
            in: {
                try .assented([1, 3, 4, 5], ["consensus.abstention": "blocks"]).play([
                    Acts.position("dafp-titular", "abstain", at: "09:14")
                ])
            }, Acts.adopted, remedy: Acts.position("dafp-titular", at: "09:20"), Acts.adopted),
        .refused(
            "ART4-PAR4-CONSENSUS", "a seat that is silent, where all present must assent",
            in: {
                try .assented([1, 3, 4, 5], ["consensus.mode": "explicitAssentOfAllPresent"]).play([
                    Acts.arrival(seat: 2, at: "09:20")
                ])
            }, Acts.adopted, remedy: Acts.position("minhacienda-titular", at: "09:21"), Acts.adopted),
        .refused(
            "ART4-PAR4-CONSENSUS", "a seat that stands aside, where all present must assent",
            in: {
                try .assented([1, 3, 4, 5], ["consensus.mode": "explicitAssentOfAllPresent"]).play([
                    Acts.position("dafp-titular", "stand-aside", at: "09:14")
                ])
            }, Acts.adopted, remedy: Acts.position("dafp-titular", at: "09:20"), Acts.adopted),
        .refused(
            "ART4-PAR4-CONSENSUS", "a seat that is absent, where the seven must be heard",
            in: { try .assented([1, 2, 3, 4, 5, 6], ["consensus.mode": "noObjectionOfAllSeven"]) }, Acts.adopted,
            remedy: Acts.arrival(seat: 7, at: "09:20"), Acts.position("esap-titular", at: "09:21"), Acts.adopted),
        .finding(
            "ART4-PAR4-POSITIONS", "a seat present that is silent",
            in: { try .assented().play([Acts.arrival(seat: 2, at: "09:20")]) }, Acts.adopted,
            remedy: Acts.position("minhacienda-titular", at: "09:21"), Acts.adopted),
        .finding(
            "ART3-TRACE", "a decision that serves no function", in: { try .installed() },
            Acts.proposed.with(["functionCodes": []]), remedy: Acts.proposed),
    ]

    private static let commitments: [GalleryCase] = [
        .finding(
            "ART3-TRACE", "a commitment that serves no function", in: { try .adopted() },
            Acts.commitment.with(["functionCodes": []]), remedy: Acts.commitment),
        .refused(
            "ART3-N11-COMMITMENTS", "a commitment of a session that was not installed",
            in: { try .gathered([1, 3, 4, 5]) }, Acts.commitment.with(["decisionId": nil]),
            remedy: Acts.installed, Acts.commitment.with(["decisionId": nil])),
        .refused(
            "ART3-N11-COMMITMENTS", "a commitment of a decision that was not adopted", in: { try .assented() },
            Acts.commitment, remedy: Acts.adopted, Acts.commitment),
        .refused(
            "ART3-N11-COMMITMENTS", "a commitment verified by its reporter",
            in: { try .adopted().play([Acts.commitment, Acts.assigned, Acts.reported]) },
            Acts.verified(by: "Enlace"), remedy: Acts.verified(by: "Secretaría")),
    ]
}
