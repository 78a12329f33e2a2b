/// Whom to trust: logs, witnesses, and which of the witnesses must have cosigned (C2SP tlog-policy).
public struct Policy: Sendable {
    /// A log or witness as a policy lists it.
    public struct Party: Hashable, Sendable {
        /// The name that the policy's groups use; for a log the name of its key.
        public let name: String
        /// The party's key.
        public let key: VerifierKey
        /// Where to reach it.
        public let url: String?
    }

    /// A named set of witnesses and other groups, of which `threshold` members must be satisfied.
    public struct Group: Hashable, Sendable {
        /// The group's name.
        public let name: String
        /// How many members are enough.
        public let threshold: Int
        /// Names of witnesses and of groups defined before this one.
        public let members: [String]
    }

    /// The logs whose checkpoints are accepted.
    public let logs: [Party]
    /// The witnesses, in the order of the policy.
    public let witnesses: [Party]
    /// The groups, each after those it refers to.
    public let groups: [Group]
    /// The witness or group that must be satisfied; `nil` if none need cosign.
    public let quorum: String?

    init(logs: [Party], witnesses: [Party], groups: [Group], quorum: String?) {
        self.logs = logs
        self.witnesses = witnesses
        self.groups = groups
        self.quorum = quorum
    }

    /// A policy that accepts checkpoints signed by one log, cosigned by nobody.
    ///
    /// - Throws: `TransparencyLogError` with code `wrongKeyKind`.
    public init(trustingOnly logKey: VerifierKey) throws(TransparencyLogError) {
        guard logKey.algorithm == .ed25519 else { throw TransparencyLogError(.wrongKeyKind, logKey.name) }
        self.init(logs: [Party(name: logKey.name, key: logKey, url: nil)], witnesses: [], groups: [], quorum: nil)
    }

    /// Whether cosignatures by the witnesses of these names are enough; other names count for nothing.
    public func isSatisfied(by cosigners: Set<String>) -> Bool {
        guard let quorum else { return true }
        var satisfied = Set(witnesses.map(\.name)).intersection(cosigners)
        for group in groups where group.members.count(where: satisfied.contains) >= group.threshold {
            satisfied.insert(group.name)
        }
        return satisfied.contains(quorum)
    }

    /// Verifies a note as a checkpoint of one of the policy's logs that its witnesses have cosigned.
    ///
    /// - Throws: `TransparencyLogError` with code `unexpectedOrigin`, `missingLogSignature`, `invalidSignature`,
    ///   `malformedCheckpoint` or `quorumNotMet`.
    public func verify(_ note: UnverifiedNote) throws(TransparencyLogError) -> VerifiedCheckpoint {
        let checkpoint = try Checkpoint(parsing: note.text)
        let candidates = logs.filter { KeyName.isSame($0.key.name, checkpoint.origin) }
        // A log may have several keys, as when it is changing them; the one that signed is the one to use.
        guard
            let log = candidates.first(where: { log in note.signatures.contains { $0.keyID == log.key.keyID } })
                ?? candidates.first
        else { throw TransparencyLogError(.unexpectedOrigin, checkpoint.origin) }
        let verified = try VerifiedCheckpoint(note, logKey: log.key, witnesses: witnesses.map(\.key))
        let cosigners = witnesses.filter { verified.note.isSigned(by: $0.key) }.map(\.name)
        guard isSatisfied(by: Set(cosigners)) else {
            throw TransparencyLogError(.quorumNotMet, "cosigned by: \(cosigners.joined(separator: ", "))")
        }
        return verified
    }
}
