import CanonicalJSON
import Deliberation
import Evidence
import TransparencyLog

/// What a verified proof shows, and what it cannot show.
enum TrailPage {
    static func add(_ trail: VerifiedTrail, file: String, to page: inout Page) {
        let size = Int(clamping: trail.checkpoint.checkpoint.size.value)
        page.line(
            Message.trailVerified(stream: trail.stream, n: trail.events.count, origin: trail.origin, size: size).text)
        page.line("  " + Message.fileLine(path: file).text)
        page.table(
            trail.events.map { event in
                let act = event.envelope.act
                return [
                    "\(event.envelope.seq)", Clock.dayAndTime(act.occurred), Catalogue.event(act.type).label.text,
                    "\(act.actor) (\(event.key.keyID))",
                ]
            })
        limits(trail.limits, on: &page)
    }

    static func add(_ event: VerifiedEvent, file: String, to page: inout Page) {
        let act = event.envelope.act
        page.line(
            Message.proofVerified(
                seq: Int(clamping: event.envelope.seq), origin: event.checkpoint.checkpoint.origin,
                size: Int(clamping: event.checkpoint.checkpoint.size.value)
            ).text)
        page.line("  " + Message.fileLine(path: file).text)
        page.line(
            "  \(Clock.dayAndTime(act.occurred))  \(Catalogue.event(act.type).label.text)  (\(act.event.streamName))")
        limits(VerifiedEvent.limits, on: &page)
    }

    private static func limits(_ limits: [Bilingual], on page: inout Page) {
        for limit in limits { page.paragraph("· " + limit.text, indent: 2) }
    }

    static func json(_ trail: VerifiedTrail) -> String {
        json(
            stream: trail.stream, trail.checkpoint, sequence: trail.events.map(\.envelope.seq), limits: trail.limits)
    }

    static func json(_ event: VerifiedEvent) -> String {
        json(
            stream: event.envelope.act.event.streamName, event.checkpoint, sequence: [event.envelope.seq],
            limits: VerifiedEvent.limits)
    }

    private static func json(
        stream: String, _ checkpoint: VerifiedCheckpoint, sequence: [UInt64], limits: [Bilingual]
    ) -> String {
        VerificationReport(
            limits: limits.map(\.text), origin: checkpoint.checkpoint.origin, root: checkpoint.checkpoint.root.base64,
            sequence: sequence.map { Int64(clamping: $0) }, size: Int64(clamping: checkpoint.checkpoint.size.value),
            stream: stream, verdict: "verified"
        ).canonicalText
    }
}
