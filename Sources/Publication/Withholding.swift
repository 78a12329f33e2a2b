import Deliberation
import EventLog
import Ledger

/// Which entries are withheld from a publication: it follows from the ledger alone, and nobody chooses.
///
/// A document classed *clasificada* or *reservada* (Ley 1712 de 2014, artículos 18 y 19) stands in the log by its name
/// and its hash. Withheld is what says them: the act that incorporates it, the record of an irregular one, and the
/// corrections of both. The acts that classify it are public, for the law wants the index of what is withheld to be so
/// (artículo 20).
struct Withholding {
    private let journal: Journal
    private let corrections: [(seq: UInt64, corrects: UInt64)]
    private let irregular: [Act]

    /// The places that are withheld.
    private(set) var places: Set<UInt64> = []

    /// Asks a ledger, as it stands now.
    init(_ journal: Journal) throws {
        self.journal = journal
        corrections = try journal.acts(ofTypes: [.correctionRecorded], before: .max).compactMap { act in
            guard case .correctionRecorded(let event) = act.event else { return nil }
            return (act.seq, UInt64(clamping: event.correctsSeq))
        }
        irregular = try journal.acts(ofTypes: [.irregularityRecorded], before: .max).compactMap(\.irregularFact)
        var restricted: [String] = []
        try journal.readBook { book, _ in
            try book.documents.forEachRow { row in
                if row.classification ?? .publica != .publica { restricted.append(row.documentId) }
            }
        }
        for document in restricted { places.formUnion(try self.places(of: document)) }
    }

    /// The places whose visibility may not be what it was when the log had a size, those that are withheld included.
    func places(changedSince size: UInt64) throws -> Set<UInt64> {
        let types: [EventType] = [.documentClassified, .correctionRecorded, .irregularityRecorded]
        let events = try journal.read { snapshot in
            try types.flatMap { try snapshot.events(ofType: $0.rawValue, in: size..<UInt64.max) }
        }
        var documents = Set(events.compactMap { Self.document($0.stream.text) })
        documents.formUnion(irregular.filter { $0.seq >= size }.compactMap { Self.document($0.event.streamName) })
        for correction in corrections where correction.seq >= size {
            let corrected = try journal.read { try $0.event(at: correction.corrects) }
            if let document = corrected.flatMap({ Self.document($0.stream.text) }) { documents.insert(document) }
        }
        return try documents.reduce(into: places) { $0.formUnion(try self.places(of: $1)) }
    }

    /// Where the log says what a document is.
    private func places(of document: String) throws -> Set<UInt64> {
        let stream = "document/\(document)"
        var places = Set(
            try journal.acts(ofStream: stream).filter { $0.type == .documentIncorporated }.map(\.seq))
        places.formUnion(
            irregular.filter { $0.type == .documentIncorporated && $0.event.streamName == stream }.map(\.seq))
        // In the order of the log, so that what corrects a correction follows it.
        for correction in corrections where places.contains(correction.corrects) { places.insert(correction.seq) }
        return places
    }

    private static func document(_ stream: String) -> String? {
        stream.hasPrefix("document/") ? String(stream.dropFirst("document/".count)) : nil
    }
}
