extension Book {
    /// The actors for which a key of an identifier is enrolled: one, unless two keys share their four bytes.
    public func actors(keyID: String) throws -> [ActorView] {
        try ids(.actors(keyID: keyID)).compactMap { try actors.row($0) }
    }

    func evolveRegistry(_ act: Act) throws {
        switch act.event {
        case .actorEnrolled(let event): try evolve(event, act)
        case .keyRevoked(let event): try evolve(event, act)
        default: return
        }
    }

    private func evolve(_ event: ActorEnrolled, _ act: Act) throws {
        try actors.update(event.actorId) { row in
            var actor =
                row
                ?? ActorView(
                    actorId: event.actorId, keys: [], name: event.name, position: act.position, roles: event.roles)
            actor.name = event.name
            actor.roles = event.roles
            actor.keys.append(
                KeyRow(
                    key: event.key, keyId: VerifierKeyText.keyID(of: event.key) ?? "", validFrom: event.validFrom,
                    validUntil: event.validUntil))
            actor.position = act.position
            row = actor
        }
        if let keyID = VerifierKeyText.keyID(of: event.key) { try index(event.actorId, .actors(keyID: keyID)) }
    }

    private func evolve(_ event: KeyRevoked, _ act: Act) throws {
        try actors.update(event.actorId) { row in
            guard var actor = row, let index = actor.keys.lastIndex(where: { $0.keyId == event.keyId }) else { return }
            // A later revocation may bring the end forward, but never gives a revoked key back.
            actor.keys[index].revokedFrom = min(actor.keys[index].revokedFrom ?? event.from, event.from)
            actor.position = act.position
            row = actor
        }
    }
}

/// The text form of a verifier key, `<name>+<8 hex of the key ID>+<base64>`, as far as the domain needs it.
///
/// Checking that the ID follows from the key needs a hash and is the work of whoever verifies signatures.
public enum VerifierKeyText {
    /// The key ID, or nil where the text does not have the three parts.
    public static func keyID(of key: String) -> String? {
        let parts = key.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count == 8 else { return nil }
        return String(parts[1])
    }
}

extension KeyRow {
    /// Whether the key may sign at an instant: from `validFrom`, before `validUntil` and before its revocation.
    public func maySign(at instant: Instant) -> Bool {
        guard validFrom <= instant else { return false }
        if let end = validUntil, end <= instant { return false }
        if let end = revokedFrom, end <= instant { return false }
        return true
    }
}
