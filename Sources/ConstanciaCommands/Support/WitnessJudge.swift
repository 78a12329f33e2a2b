import Deliberation
import EventLog
import TransparencyLog
import WitnessService

/// Tells a good answer of a witness from a bad one, a fork from a rollback, and what is shown from what is said.
struct WitnessJudge {
    let head: UnverifiedNote
    let checkpoint: Checkpoint
    let policy: Policy
    let journal: Journal

    func ask(_ url: String) throws -> WitnessVerdict {
        let (head, journal, size) = (head, journal, checkpoint.size)
        let outcome = try AsyncWork.wait {
            try await Witnessing.ask(url, toCosign: head) { old in
                try journal.read { try $0.consistencyProof(from: old, to: size).path }
            }
        }
        switch outcome {
        case .cosigned(let lines): return cosigned(url, lines)
        case .ahead(let last, let shown): return try ahead(url, last, shown)
        case .forked(let last, let shown): return try forked(url, last, shown)
        case .refused(404): return failed(url, .witnessUnknownLog(url: url, key: "\(journal.logKey)"))
        case .refused(let status): return failed(url, .witnessRefusedHead(url: url, status: status))
        case .failed(let reason): return failed(url, .witnessNoAnswer(url: url, detail: reason))
        }
    }

    private func failed(_ url: String, _ message: Message) -> WitnessVerdict {
        WitnessVerdict(url: url, outcome: .failed, message: message)
    }

    /// Keeps the lines that are good cosignatures by witnesses of the policy.
    private func cosigned(_ url: String, _ lines: [NoteSignature]) -> WitnessVerdict {
        let keys = policy.witnesses.map(\.key)
        let good = lines.filter { line in
            var note = head
            note.append(line)
            let verified = try? note.verify(with: keys)
            return verified?.signatures.contains { $0.line == line } == true
        }
        guard !good.isEmpty else { return failed(url, .witnessUnknownKey(url: url)) }
        let names = good.map(\.name).joined(separator: ", ")
        return WitnessVerdict(
            url: url, outcome: .cosigned, message: .witnessGave(url: url, names: names), lines: good)
    }

    /// The witness has cosigned a larger tree: acts were removed, or the ledger has grown since the head was read.
    private func ahead(_ url: String, _ last: TreeSize, _ shown: UnverifiedNote?) throws -> WitnessVerdict {
        let (number, size) = (Int(clamping: last.value), Int(clamping: checkpoint.size.value))
        guard let signed = signed(shown), signed.size > checkpoint.size else {
            return WitnessVerdict(
                url: url, outcome: .rollback, message: .rollbackClaimed(url: url, last: number, size: size))
        }
        if try isBeginning(signed) { return failed(url, .witnessAhead(url: url, last: number)) }
        return WitnessVerdict(url: url, outcome: .rollback, message: .rollbackShown(url: url, last: number, size: size))
    }

    /// The witness has cosigned a tree that this head's does not extend.
    private func forked(_ url: String, _ last: TreeSize, _ shown: UnverifiedNote?) throws -> WitnessVerdict {
        let number = Int(clamping: last.value)
        guard let signed = signed(shown) else {
            return WitnessVerdict(url: url, outcome: .fork, message: .forkClaimed(url: url, last: number))
        }
        let shownNumber = Int(clamping: signed.size.value)
        if try isBeginning(signed) { return failed(url, .witnessContradicts(url: url, last: shownNumber)) }
        return WitnessVerdict(url: url, outcome: .fork, message: .forkShown(url: url, last: shownNumber))
    }

    /// The checkpoint that the witness shows, if this ledger's own key signed it: then nobody else is to blame.
    private func signed(_ shown: UnverifiedNote?) -> Checkpoint? {
        shown.flatMap {
            try? VerifiedCheckpoint($0, logKey: journal.logKey, origin: journal.origin).checkpoint
        }
    }

    /// Whether the ledger, as it is now, begins with that tree.
    private func isBeginning(_ other: Checkpoint) throws -> Bool {
        try journal.read { log in
            guard other.size <= log.size else { return false }
            return try log.root(of: other.size) == other.root
        }
    }
}
