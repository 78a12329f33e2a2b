public import Deliberation

/// Turns judged acts into the rows of the views.
///
/// The same function serves the writer, the rebuild of the views and the auditor; what differs is only where the
/// rows go.
public enum Projector {
    /// The names of all views.
    public static var views: [String] { Book.viewNames }

    /// Applies one act, with the findings that it raised, to a book.
    ///
    /// - Parameters:
    ///   - act: the act, admissible or not: a projection never refuses.
    ///   - breaches: what the rules said of it; findings become rows of the view `findings`.
    ///   - book: changed; the caller settles or discards it.
    /// - Throws: only what reading a stored row throws.
    public static func apply(_ act: Act, breaches: [Breach], to book: Book) throws {
        try book.evolve(act)
        var place = 0
        for breach in breaches {
            guard case .finding(let severity) = breach.effect else { continue }
            try book.record(
                FindingView(
                    en: breach.message.en, es: breach.message.es, ruleId: breach.ruleID, seq: act.position,
                    severity: severity, stream: act.event.streamName), place: place)
            place += 1
        }
    }
}
