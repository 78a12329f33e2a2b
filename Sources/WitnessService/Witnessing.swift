public import TransparencyLog

/// What came of asking a witness to cosign a head.
public enum WitnessOutcome: Sendable {
    /// It cosigned: signature lines, not verified.
    case cosigned([NoteSignature])
    /// It has cosigned a larger tree than this head's, and shows it, not verified, if it shows anything.
    case ahead(last: TreeSize, shown: UnverifiedNote?)
    /// It has cosigned a tree that this head's does not extend, and shows it, not verified, if it shows anything.
    case forked(last: TreeSize, shown: UnverifiedNote?)
    /// It refused with an HTTP status: 404 for a log that it does not know, 403 for a key that it does not know.
    case refused(status: Int)
    /// It gave no answer, or none that can be understood, and why.
    case failed(String)
}

/// Collecting cosignatures.
public enum Witnessing {
    private static let largestAttemptCount = 4

    /// Asks a witness to cosign a head, first finding out which tree it knows.
    ///
    /// - Parameters:
    ///   - url: Where the witness is.
    ///   - head: The head, signed by the log.
    ///   - proof: Gives the consistency proof from a smaller size to the head's.
    /// - Returns: What came of it.
    /// - Throws: `TransparencyLogError` if the head is no checkpoint; whatever `proof` throws.
    public static func ask(
        _ url: String, toCosign head: UnverifiedNote, proof: @Sendable (TreeSize) throws -> [Digest]
    ) async throws -> WitnessOutcome {
        let checkpoint = try Checkpoint(parsing: head.text)
        let client = WitnessClient(url: url)
        var old: TreeSize = 0
        // A log that publishes from two places at once may find the witness elsewhere each time.
        for _ in 0..<largestAttemptCount {
            let isSame = old == 0 || old == checkpoint.size
            let request = AddCheckpointRequest(oldSize: old, proof: isSame ? [] : try proof(old), note: head)
            switch await client.add(request) {
            case .cosigned(let lines): return .cosigned(lines)
            case .refused(let status): return .refused(status: status)
            case .failed(let reason): return .failed(reason)
            case .inconsistent:
                return .forked(last: old, shown: await client.checkpoint(of: checkpoint.origin))
            case .conflict(let last) where last > checkpoint.size:
                return .ahead(last: last, shown: await client.checkpoint(of: checkpoint.origin))
            case .conflict(let last): old = last
            }
        }
        return .failed("409")
    }
}
