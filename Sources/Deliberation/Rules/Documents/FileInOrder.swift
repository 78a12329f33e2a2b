/// LEX-ARCHIVE: the documents of the file are in one order, without gaps or repeats.
struct FileInOrder: Rule {
    let id = "LEX-ARCHIVE"
    let article = Bilingual(
        es: "Ley 594 de 2000 (índice del expediente, Archivo General de la Nación)",
        en: "Law 594 of 2000 (index of the file, National Archive)")
    let quote = "—"
    let checks = Bilingual(
        es: "El orden de los documentos empieza en 1 y no salta ni repite números; la misma huella no entra dos veces.",
        en: "The order of the documents begins at 1 and skips and repeats no number; the same hash does not enter "
            + "twice.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Incorpore el documento con el número que sigue (document.incorporated); si ya está, cite el que hay.",
        en: "Incorporate the document under the next number (document.incorporated); if it is there, cite that one.")
    let triggers: [EventType] = [.documentIncorporated]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .documentIncorporated(let event) = act.event else { return [] }
        let book = context.book
        var breaches: [Breach] = []
        let next = try book.lastOrder() + 1
        if let taken = try book.documents(order: event.order).first {
            breaches.append(
                breach(
                    "El orden \(event.order) ya es de \(taken.documentId); el que sigue es \(next).",
                    "Order \(event.order) is already that of \(taken.documentId); the next is \(next)."))
        } else if event.order > next {
            breaches.append(
                breach(
                    "\(event.documentId) entra con el orden \(event.order) y el que sigue es \(next).",
                    "\(event.documentId) enters under order \(event.order) and the next is \(next)."))
        }
        let sameHash = try book.ids(.documentsOf(sha256: event.document.sha256)).min()
        if let same = try sameHash.flatMap({ try book.documents.row($0) }) {
            breaches.append(
                breach(
                    "\(event.documentId) es el mismo documento que \(same.documentId): tiene su huella.",
                    "\(event.documentId) is the same document as \(same.documentId): it has its hash."))
        }
        return breaches
    }
}

extension Book {
    /// The documents that stand at an order today.
    fileprivate func documents(order: Int64) throws -> [DocumentView] {
        try ids(.documents(order: order)).sorted().compactMap { try documents.row($0) }.filter { $0.order == order }
    }

    /// The greatest order of a document, or 0: one that was corrected away is passed over.
    fileprivate func lastOrder() throws -> Int64 {
        try last(in: .documentOrders) { link in
            guard let order = Int64(link), try !documents(order: order).isEmpty else { return nil }
            return order
        } ?? 0
    }
}
