public import Deliberation

/// Something stored that does not follow from the events' bytes, or bytes that nobody may have written.
///
/// How grave it is, which invariant it breaks and what to do follow from its kind: ``guide``.
public struct Difference: Sendable, Hashable {
    /// A kind of difference; the list may grow.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The stable name of the kind.
        public let rawValue: String

        /// Names a kind.
        ///
        /// - Parameter rawValue: The name.
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// The kind.
    public let code: Code

    /// Where: a table and a key, such as `events 12`, or a file.
    public let place: String

    /// The event, if it is of one.
    public let seq: UInt64?

    /// The stream, if it is known.
    public let stream: String?

    /// What other things may rest on: a key of ``AuditResult/dependents``.
    public let subject: String?

    /// What should be there, in short, where two values were compared.
    public let expected: String?

    /// What is there, in short, where two values were compared.
    public let found: String?

    /// What differs.
    public let message: Bilingual
}

/// Gathers differences, in the order in which they are met, and tells whoever waits that the audit goes on.
///
/// A hostile ledger has as many as it has rows: of each kind only the first are kept, the others are counted.
final class DifferenceList {
    private static let largestCountOfKind = 1_000

    /// Called at every row and page, so that an audit that stands still can be told from a long one.
    let heartbeat: @Sendable () -> Void

    private(set) var all: [Difference] = []
    private(set) var omitted = 0
    /// Why a check could not be made, for a reason that is not the ledger's.
    private(set) var failure: AuditError?
    private var counts: [Difference.Code: Int] = [:]

    init(heartbeat: @escaping @Sendable () -> Void = {}) { self.heartbeat = heartbeat }

    /// Notes a difference; `expected` and `found` where two values were compared.
    func add(
        _ code: Difference.Code, _ place: Place, expected: @autoclosure () -> String? = nil,
        found: @autoclosure () -> String? = nil, es: @autoclosure () -> String, en: @autoclosure () -> String
    ) {
        guard counts[code, default: 0] < Self.largestCountOfKind else {
            omitted += 1
            return
        }
        counts[code, default: 0] += 1
        all.append(
            Difference(
                code: code, place: place.text, seq: place.seq, stream: place.stream, subject: place.subject,
                expected: expected()?.shortLine, found: found()?.shortLine,
                message: Bilingual(es: es().plainLine, en: en().plainLine)))
    }

    /// Notes a difference at a place of which nothing is known but its name.
    func add(
        _ code: Difference.Code, _ place: String, expected: @autoclosure () -> String? = nil,
        found: @autoclosure () -> String? = nil, es: @autoclosure () -> String, en: @autoclosure () -> String
    ) {
        add(code, Place(place), expected: expected(), found: found(), es: es(), en: en())
    }

    /// Notes that the audit itself cannot go on.
    func fail(_ error: AuditError) { failure = failure ?? error }

    /// Runs a check, so that a failure to read becomes a difference and the other checks still run.
    func guarding(_ place: String, _ check: () throws -> Void) {
        do {
            try check()
        } catch let error as AuditError {
            fail(error)
        } catch {
            add(
                .unreadable, place, es: "No se puede leer o no tiene la forma debida: \(error).",
                en: "It cannot be read or does not have its form: \(error).")
        }
    }
}

extension String {
    private static let largestShortCount = 80

    /// The text on one line and short, for a value beside another; a dash where it is empty.
    var shortLine: String {
        let line = plainLine.unicodeScalars
        if line.isEmpty { return "—" }
        let short = String(UnicodeScalarView(line.prefix(Self.largestShortCount)))
        return line.count > Self.largestShortCount ? short + "…" : short
    }
}
