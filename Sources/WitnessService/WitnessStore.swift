import FoundationEssentials
internal import LMDB
public import TransparencyLog

/// What a witness must remember: in a folder, for each log one folder named by the SHA-256 of its origin.
///
/// In it `keys` has the log's keys, one a line, and `checkpoint` the last one that was cosigned, as a note with the
/// log's signature and the witness's own.
public struct WitnessStore: Sendable {
    private static let keysName = "keys"
    private static let checkpointName = "checkpoint"

    /// The folder.
    public let directory: String

    /// Opens a folder, and makes it if it is not there.
    ///
    /// - Throws: `WitnessServiceError` with code `system`.
    public init(_ directory: String) throws(WitnessServiceError) {
        self.directory = directory
        try Self.translating { () throws(LMDBError) in try FileSystem.makeDirectory(directory) }
    }

    /// The name of a log's folder, and of its checkpoint's address: the hexadecimal SHA-256 of its origin.
    public static func name(of origin: String) -> String { Digest.sha256(Array(origin.utf8)).hex }

    /// Registers a log; a key that is there already stays.
    ///
    /// - Parameter key: The log's key, named by its origin.
    /// - Returns: Whether the key is new.
    /// - Throws: `WitnessServiceError` with code `wrongKeyKind`, `stateDamaged` or `system`.
    public func add(_ key: VerifierKey) throws(WitnessServiceError) -> Bool {
        guard key.algorithm == .ed25519 else { throw WitnessServiceError(.wrongKeyKind, key.name) }
        let name = Self.name(of: key.name)
        var keys = try keys(of: name)
        guard !keys.contains(key) else { return false }
        keys.append(key)
        let text = keys.map { "\($0)\n" }.joined()
        try Self.translating { () throws(LMDBError) in
            try FileSystem.makeDirectory("\(directory)/\(name)")
            try FileSystem.syncDirectory(directory)
            try FileSystem.replace(path(name, Self.keysName), with: Array(text.utf8))
        }
        return true
    }

    /// The keys of all logs that are registered.
    ///
    /// - Throws: `WitnessServiceError` with code `stateDamaged` or `system`.
    /// - Complexity: one read for each log.
    public func logs() throws(WitnessServiceError) -> [VerifierKey] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory)
        } catch {
            throw WitnessServiceError(.system, directory)
        }
        var all: [VerifierKey] = []
        for name in names.sorted() where Digest(hex: name) != nil { all += try keys(of: name) }
        return all
    }

    /// The bytes of the last note that was cosigned for an origin, by the name of its folder.
    ///
    /// - Returns: The note, or `nil` if there is none.
    /// - Throws: `WitnessServiceError` with code `system`.
    public func note(named name: String) throws(WitnessServiceError) -> [UInt8]? {
        try read(path(name, Self.checkpointName))
    }

    /// The last checkpoint that was cosigned for an origin.
    ///
    /// - Parameters:
    ///   - origin: The log's origin.
    ///   - key: The witness's key, which must have signed it.
    /// - Returns: The checkpoint, or `nil` if there is none.
    /// - Throws: `WitnessServiceError` with code `stateDamaged` or `system`. A damaged file is never taken for none: a
    ///   witness without memory would cosign anything.
    func last(of origin: String, cosignedBy key: VerifierKey) throws(WitnessServiceError) -> Checkpoint? {
        let name = Self.name(of: origin)
        guard let bytes = try note(named: name) else { return nil }
        do {
            let note = try UnverifiedNote(parsing: bytes).verify(with: [key])
            let checkpoint = try Checkpoint(parsing: note.text)
            guard Self.name(of: checkpoint.origin) == name else { throw WitnessServiceError(.stateDamaged, name) }
            return checkpoint
        } catch {
            throw WitnessServiceError(.stateDamaged, "\(path(name, Self.checkpointName)): \(error)")
        }
    }

    /// Keeps a note as the last one; it is on disk when this returns, or the one before it still stands.
    func replace(_ origin: String, with note: UnverifiedNote) throws(WitnessServiceError) {
        let file = path(Self.name(of: origin), Self.checkpointName)
        try Self.translating { () throws(LMDBError) in
            try FileSystem.replace(file, with: Array(note.encoded.utf8), syncs: true)
        }
    }

    private func keys(of name: String) throws(WitnessServiceError) -> [VerifierKey] {
        guard let bytes = try read(path(name, Self.keysName)) else { return [] }
        do throws(TransparencyLogError) {
            var keys: [VerifierKey] = []
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                keys.append(try VerifierKey(parsing: String(line)))
            }
            return keys
        } catch {
            throw WitnessServiceError(.stateDamaged, "\(path(name, Self.keysName)): \(error)")
        }
    }

    private func path(_ name: String, _ file: String) -> String { "\(directory)/\(name)/\(file)" }

    private func read(_ path: String) throws(WitnessServiceError) -> [UInt8]? {
        do throws(LMDBError) {
            return try FileSystem.read(path)
        } catch {
            if error == LMDBError(.noSuchFile, call: "") { return nil }
            throw WitnessServiceError(.system, "\(error)")
        }
    }

    private static func translating(_ body: () throws(LMDBError) -> Void) throws(WitnessServiceError) {
        do throws(LMDBError) {
            try body()
        } catch {
            throw WitnessServiceError(.system, "\(error)")
        }
    }
}
