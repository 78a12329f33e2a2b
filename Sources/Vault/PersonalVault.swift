internal import LMDB
public import TransparencyLog

/// The values behind a ledger's commitments: personal data, in an environment of its own that can be erased.
///
/// It lives in `<ledger>/vault`, which only its owner may enter. Every task takes the directory's lock, opens the file,
/// and closes it, so tasks of several processes take turns. Nothing of the ledger depends on what is in here.
public struct PersonalVault: Sendable {
    /// The vault's directory, there or not.
    public let directory: String

    /// Names the vault of a ledger; nothing is opened.
    ///
    /// - Parameter ledger: The ledger's directory.
    public init(ofLedger ledger: String) { directory = ledger + "/vault" }

    var file: String { directory + "/data.mdb" }

    /// Whether anything was ever kept here.
    public var exists: Bool { FileSystem.exists(file) }

    /// Keeps a value; it is on disk when this returns.
    ///
    /// - Parameter value: The value with its salt.
    /// - Throws: ``VaultError``; the same value was kept then or nothing was.
    @available(*, noasync)
    public func put(_ value: SaltedValue) throws {
        try translating { try FileSystem.makeDirectory(directory, mode: 0o700) }
        try locked { try VaultFile(directory, creates: true).insert(value) }
    }

    /// The value behind a commitment.
    ///
    /// - Parameter commitment: The commitment.
    /// - Returns: The text; nil where the vault does not hold it.
    /// - Throws: ``VaultError`` with `.vaultDamaged` when the entry does not give its commitment, and others.
    @available(*, noasync)
    public func value(of commitment: Digest) throws -> String? {
        guard exists, let entry = try locked({ try VaultFile(directory).entry(commitment) }) else { return nil }
        guard let value = SaltedValue(stored: entry), value.commitment == commitment else {
            throw VaultError(.vaultDamaged, commitment.hex)
        }
        return value.text
    }

    /// Whether there is an entry for a commitment, sound or not.
    ///
    /// - Parameter commitment: The commitment.
    /// - Returns: Whether an erasure would find something.
    /// - Throws: ``VaultError``.
    @available(*, noasync)
    public func holds(_ commitment: Digest) throws -> Bool {
        guard exists else { return false }
        return try locked { try VaultFile(directory).entry(commitment) } != nil
    }

    /// Erases values and salts for good: the file is written anew without them, and the old one overwritten.
    ///
    /// - Parameter commitments: What to erase; the vault need not hold them.
    /// - Returns: Those that it held.
    /// - Throws: ``VaultError``; an interruption is made good by the next task, but for the erasure itself, which the
    ///   caller asks for again.
    /// - Complexity: O(size of the vault) when it held any, else one look-up each.
    @available(*, noasync)
    public func erase(_ commitments: [Digest]) throws -> [Digest] {
        guard exists, !commitments.isEmpty else { return [] }
        return try locked {
            let held = try held(among: commitments)
            if !held.isEmpty { try rewrite(without: Set(held.map(\.bytes))) }
            return held
        }
    }

    private func held(among commitments: [Digest]) throws -> [Digest] {
        let file = try VaultFile(directory)
        return try commitments.filter { try file.entry($0) != nil }
    }

    /// Recomputes every commitment.
    ///
    /// - Returns: How many entries there are, and which of them are not what they should be.
    /// - Throws: ``VaultError`` when the file itself cannot be read.
    /// - Complexity: O(size of the vault).
    @available(*, noasync)
    public func check() throws -> VaultContents {
        var contents = VaultContents()
        guard exists else { return contents }
        try locked {
            try VaultFile(directory).scan { key, entry in
                contents.count += 1
                let name = Digest(bytes: key)?.hex ?? "\(key.count) B"
                guard let value = SaltedValue(stored: entry) else {
                    return contents.faults.append(VaultFault(commitment: name, kind: .unreadable))
                }
                guard value.commitment.bytes == key else {
                    return contents.faults.append(VaultFault(commitment: name, kind: .mismatch))
                }
            }
        }
        return contents
    }

    /// Runs a task while no other process has the vault open, after what an interruption left was cleared away.
    private func locked<R>(_ task: () throws -> R) throws -> R {
        try translating {
            for path in [directory, file] where FileSystem.exists(path) {
                guard try FileSystem.permissions(of: path) & 0o077 == 0 else {
                    throw VaultError(.vaultPermissions, path)
                }
            }
            return try DirectoryLock(directory).withLock {
                try clearRemains()
                return try task()
            }
        }
    }

    private func translating<R>(_ task: () throws -> R) throws -> R {
        do {
            return try task()
        } catch let error as LMDBError {
            throw VaultError(error)
        }
    }
}

/// What a vault holds, recomputed.
public struct VaultContents: Sendable, Hashable {
    /// How many entries there are.
    public internal(set) var count = 0

    /// Entries that are not what they should be, in the order of their keys.
    public internal(set) var faults: [VaultFault] = []
}

/// An entry that is not what it should be.
public struct VaultFault: Sendable, Hashable {
    /// What is wrong with an entry.
    public enum Kind: String, Sendable, Hashable {
        /// Its bytes are no entry.
        case unreadable
        /// Salt and value give another commitment.
        case mismatch
    }

    /// The commitment it is kept under, in hexadecimal.
    public let commitment: String

    /// What is wrong.
    public let kind: Kind
}
