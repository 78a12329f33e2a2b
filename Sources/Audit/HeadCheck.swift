import Deliberation
import EventLog
import TransparencyLog

/// What the log has signed: the head in `meta`, the checkpoint file, and a checkpoint that somebody kept.
struct HeadCheck {
    let logKey: VerifierKey
    let origin: String
    let differences: DifferenceList
    /// The signed head in `meta`, if it is that of the events as they are.
    private(set) var head: UnverifiedNote?

    init(logKey: VerifierKey, origin: String, differences: DifferenceList) {
        self.logKey = logKey
        self.origin = origin
        self.differences = differences
    }

    /// A checkpoint that the log's key has signed for this log.
    func verified(_ note: UnverifiedNote) throws(TransparencyLogError) -> Checkpoint {
        try VerifiedCheckpoint(note, logKey: logKey, origin: origin).checkpoint
    }

    /// The notes that an auditor remembers; one that cannot be read any more is named, for it proves nothing now.
    static func remembered(_ notes: [String], _ differences: DifferenceList) -> [UnverifiedNote] {
        notes.compactMap { text in
            do throws(TransparencyLogError) {
                return try UnverifiedNote(parsing: text)
            } catch {
                differences.add(
                    .earlierCheckpointInvalid, "checkpoint (memory)",
                    es: "Un sello recordado ya no se puede leer: \(error).",
                    en: "A remembered head can no longer be read: \(error).")
                return nil
            }
        }
    }

    /// Holds the head in `meta` against the events.
    mutating func checkHead(_ bytes: [UInt8], _ tree: TreeCheck, size: UInt64) {
        let place = "meta head"
        let checkpoint: Checkpoint
        let note: UnverifiedNote
        do throws(TransparencyLogError) {
            note = try UnverifiedNote(parsing: bytes)
            checkpoint = try verified(note)
            // The log signs the plain checkpoint alone; further lines would be bytes that nothing vouches for.
            guard checkpoint.extensions.isEmpty, note.signatures.count == 1, Array(note.encoded.utf8) == bytes else {
                return differences.add(
                    .headInvalid, place, es: "La nota tiene más que el sello y la firma del libro.",
                    en: "The note has more than the checkpoint and the log's signature.")
            }
        } catch {
            return differences.add(
                .headInvalid, place, es: "No es un sello firmado por la llave de este libro: \(error).",
                en: "It is not a checkpoint signed by this log's key: \(error).")
        }
        if checkpoint.size.value != size {
            differences.add(
                .headMismatch, place, expected: "\(size)", found: "\(checkpoint.size)",
                es: "El sello es de \(checkpoint.size) eventos y el libro tiene \(size).",
                en: "The head is of \(checkpoint.size) events, and the ledger has \(size).")
        } else if let root = tree.root, checkpoint.root != root {
            differences.add(
                .headMismatch, place, expected: root.base64, found: checkpoint.root.base64,
                es: "La raíz firmada no es la de los bytes, \(root.base64).",
                en: "The signed root is not that of the bytes, \(root.base64).")
        } else {
            head = note
        }
    }

    /// Holds a checkpoint that somebody kept against the events, of which it must be a beginning.
    func checkEarlier(
        _ note: UnverifiedNote, place: String, _ tree: TreeCheck, _ size: UInt64, _ snapshot: borrowing LogSnapshot
    ) {
        let isOfThisKey = note.signatures.contains { $0.keyID == logKey.keyID }
        if !isOfThisKey, let other = note.signatures.first(where: { $0.name == origin }) {
            return differences.add(
                .logKeyChanged, place, expected: "\(other.keyID)", found: "\(logKey.keyID)",
                es: "Un libro de este nombre firmó con la llave \(other.keyID) y este firma con \(logKey.keyID).",
                en: "A log of this name signed with key \(other.keyID), and this one signs with \(logKey.keyID).")
        }
        do throws(TransparencyLogError) {
            checkPrefix(try verified(note), place, tree, size, snapshot)
        } catch {
            differences.add(
                .earlierCheckpointInvalid, place, es: "No es un sello de este libro: \(error).",
                en: "It is not a checkpoint of this log: \(error).")
        }
    }

    /// Holds the checkpoint file against the events.
    ///
    /// A file that was renewed while the last page was read (`isLive`) may lag by any number of commits; any other only
    /// by the last one, which begins at `lastCommit`.
    func checkFile(
        _ file: [UInt8]?, isLive: Bool, lastCommit: UInt64, _ tree: TreeCheck, _ size: UInt64,
        _ snapshot: borrowing LogSnapshot
    ) -> AuditResult.CheckpointFile {
        guard let file else {
            differences.add(
                .checkpointMissing, CheckpointFile.name,
                es: "Falta el archivo con el sello: una vuelta atrás no se notaría.",
                en: "The file with the checkpoint is missing: a rollback would not be noticed.")
            return .differs
        }
        let checkpoint: Checkpoint
        do throws(TransparencyLogError) {
            checkpoint = try verified(try UnverifiedNote(parsing: file))
        } catch {
            differences.add(
                .checkpointInvalid, CheckpointFile.name,
                es: "No es un sello firmado por la llave de este libro: \(error).",
                en: "It is not a checkpoint signed by this log's key: \(error).")
            return .differs
        }
        guard checkPrefix(checkpoint, CheckpointFile.name, tree, size, snapshot) else { return .differs }
        if checkpoint.size.value == size { return .current }
        if isLive || checkpoint.size.value >= lastCommit { return .lagging(size: checkpoint.size) }
        differences.add(
            .checkpointBehind, CheckpointFile.name, expected: "\(size)", found: "\(checkpoint.size)",
            es: "El archivo es de \(checkpoint.size) eventos; le falta más que el último asiento del libro, que tiene "
                + "\(size).",
            en: "The file is of \(checkpoint.size) events; it lacks more than the last commit of the ledger, which has "
                + "\(size).")
        return .differs
    }

    /// Whether the tree that was signed for is a beginning of this one.
    @discardableResult
    private func checkPrefix(
        _ checkpoint: Checkpoint, _ place: String, _ tree: TreeCheck, _ size: UInt64, _ snapshot: borrowing LogSnapshot
    ) -> Bool {
        guard checkpoint.size.value <= size else {
            if head != nil {
                differences.add(
                    .rollback, place, expected: "≥ \(checkpoint.size)", found: "\(size)",
                    es: "El libro firmó \(checkpoint.size) eventos y está, entero y con su sello, en \(size): "
                        + "alguien puso de vuelta un estado anterior.",
                    en: "The log signed for \(checkpoint.size) events and stands, whole and with its head, at "
                        + "\(size): somebody put an earlier state back.")
            } else {
                differences.add(
                    .tailCut, place, expected: "≥ \(checkpoint.size)", found: "\(size)",
                    es: "El libro firmó \(checkpoint.size) eventos y quedan \(size): se cortó el final.",
                    en:
                        "The log signed for \(checkpoint.size) events and \(size) are left: its end was cut off."
                )
            }
            return false
        }
        // Roots come from the leaves; only a size that nobody knew beforehand is looked up among the hashes, which are
        // compared with the leaves anyway.
        guard let root = tree.roots[checkpoint.size.value] ?? (try? snapshot.root(of: checkpoint.size)) else {
            // After a gap there is no root to compare; what is missing is said already, and is no second history.
            return false
        }
        guard root == checkpoint.root else {
            differences.add(
                .fork, place, expected: checkpoint.root.base64, found: root.base64,
                es:
                    "Los primeros \(checkpoint.size) eventos no son los que el libro firmó: hay dos historias con la misma "
                    + "firma.",
                en:
                    "The first \(checkpoint.size) events are not those that the log signed for: there are two histories "
                    + "with one signature.")
            return false
        }
        return true
    }
}

/// The checkpoint file as bytes that nobody has checked.
enum CheckpointFile {
    static let name = "checkpoint"

    /// Reads it; what cannot be read is no checkpoint.
    static func read(in directory: String) -> [UInt8]? {
        do throws(EventLogError) {
            return try Journal.checkpointFile(in: directory)
        } catch {
            return []
        }
    }
}
