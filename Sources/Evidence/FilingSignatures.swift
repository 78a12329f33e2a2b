internal import TransparencyLog

/// Checks the signature of every filing that events came in, each once however many of its acts are shown.
struct FilingSignatures {
    private let origin: String
    private let proofs: [String: [Digest]]

    /// - Parameters:
    ///   - origin: the ledger, which every signature is bound to.
    ///   - proofs: the rest of the tree of each filing that is shown in part.
    init(origin: String, proofs: [String: [Digest]]) {
        self.origin = origin
        self.proofs = proofs
    }

    /// Requires that each event's actor signed for it with a key that was the actor's then.
    ///
    /// - Returns: the events with their keys, in the order given.
    /// - Throws: ``EvidenceError`` with code `invalidSignature`, `malformedFile`, or as ``KeyRing/key(for:)``.
    func check(_ events: [Envelope], _ ring: KeyRing) throws(EvidenceError) -> [AuthenticTrail.SignedEvent] {
        let filings = Dictionary(grouping: events, by: \.filing.id)
        if let foreign = proofs.keys.filter({ filings[$0] == nil }).min() {
            throw EvidenceError(.malformedFile, detail: foreign)
        }
        var keys: [String: VerifierKey] = [:]
        var signed: [AuthenticTrail.SignedEvent] = []
        for event in events {
            let id = event.filing.id
            if keys[id] == nil {
                let key = try ring.key(for: event)
                try check(filings[id] ?? [], of: event, by: key)
                keys[id] = key
            }
            if let key = keys[id] { signed.append(AuthenticTrail.SignedEvent(envelope: event, key: key)) }
        }
        return signed
    }

    /// Checks one filing by the acts of it that are shown.
    private func check(_ acts: [Envelope], of first: Envelope, by key: VerifierKey) throws(EvidenceError) {
        let filing = first.filing
        let isOne = acts.allSatisfy { act in
            act.firstSeq == first.firstSeq && act.actor == first.actor && act.recorded == first.recorded
                && act.filing.keyID == filing.keyID && act.filing.signature == filing.signature
                && act.filing.size == filing.size
        }
        let isWhole = UInt64(acts.count) == filing.size
        guard isOne, isWhole == (proofs[filing.id] == nil) else {
            throw EvidenceError(.invalidSignature, seq: first.seq, detail: filing.id)
        }
        let root: Digest
        do throws(ProofError) {
            let proof = Multiproof(treeSize: TreeSize(filing.size), hashes: proofs[filing.id] ?? [])
            root = try proof.root(
                of: acts.map { (index: LeafIndex($0.filing.index), hash: MerkleTree.leafHash($0.intent)) })
        } catch {
            throw EvidenceError(.invalidSignature, seq: first.seq, detail: filing.id)
        }
        // The five lines of formats: what an actor signs, bound to the ledger.
        let message = "constancia/filing/v1\n\(origin)\n\(filing.id)\n\(filing.size)\n\(root.base64)\n"
        guard key.isValidSignature(filing.signature, for: Array(message.utf8)) else {
            throw EvidenceError(.invalidSignature, seq: first.seq, detail: filing.id)
        }
    }
}
