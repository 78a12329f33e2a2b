import FoundationEssentials
internal import LMDB
public import TransparencyLog

/// A witness with its memory: one request at a time, and nothing leaves it that is not on disk.
public actor WitnessDesk {
    private let store: WitnessStore
    private let key: SigningKey
    private let hold: DirectoryHold

    /// Takes a folder for this witness alone, and looks whether its memory can be trusted.
    ///
    /// - Parameters:
    ///   - store: The folder.
    ///   - key: The witness's key, of type ``TransparencyLog/SignatureAlgorithm/cosignatureV1``.
    /// - Throws: `WitnessServiceError` with code `alreadyServing`, `wrongKeyKind`, `stateDamaged` or `system`.
    public init(_ store: WitnessStore, key: SigningKey) throws(WitnessServiceError) {
        guard key.algorithm == .cosignatureV1 else { throw WitnessServiceError(.wrongKeyKind, key.name) }
        do throws(LMDBError) {
            hold = try DirectoryHold(store.directory)
        } catch {
            let isHeld = error == LMDBError(.alreadyOpen, call: "")
            throw WitnessServiceError(isHeld ? .alreadyServing : .system, "\(error)")
        }
        self.store = store
        self.key = key
        for log in try store.logs() { _ = try store.last(of: log.name, cosignedBy: key.verifierKey) }
    }

    /// Answers an add-checkpoint request.
    ///
    /// What is cosigned has replaced the last checkpoint, durably, before this returns. There is no suspension inside,
    /// so that no other request comes between the comparison and the replacement.
    ///
    /// - Parameters:
    ///   - body: The request's body.
    ///   - time: The time to cosign with.
    /// - Returns: The answer.
    /// - Throws: `WitnessServiceError` with code `stateDamaged` or `system`; nothing is signed then, or at least
    ///   nothing leaves.
    public func answer(_ body: [UInt8], at time: PosixTime = .now()) throws -> Witness.Answer {
        let logs = try store.logs()
        let witness = try Witness(key: key, logs: logs)
        let answer = try witness.answer(body, at: time) { origin in
            try store.last(of: origin, cosignedBy: key.verifierKey)
        }
        guard case .cosigned(let checkpoint, let line) = answer else { return answer }
        // Signatures of strangers are left out, or somebody could fill the note with lines until it cannot be read.
        let keys = logs.filter { $0.name.utf8.elementsEqual(checkpoint.origin.utf8) }
        let signed = try AddCheckpointRequest(parsing: body).note.verify(with: keys)
        var note = UnverifiedNote(signed)
        note.append(line)
        try store.replace(checkpoint.origin, with: note)
        return answer
    }

    /// The last note that was cosigned, by the hexadecimal SHA-256 of its origin.
    ///
    /// - Returns: The note, or `nil` for none and for any other name.
    /// - Throws: `WitnessServiceError` with code `system`.
    public func note(named name: String) throws(WitnessServiceError) -> [UInt8]? {
        guard Digest(hex: name) != nil else { return nil }
        return try store.note(named: name)
    }
}

extension PosixTime {
    /// The system's time.
    public static func now() -> PosixTime { PosixTime(seconds: UInt64(max(0, Date().timeIntervalSince1970))) }
}
