internal import TransparencyLog

/// Checks the signatures of filings, each of them once however many of its events are shown.
struct FilingSignatures {
    private struct Signed: Equatable {
        let root: Digest
        let key: VerifierKey
        let firstSeq: UInt64
        let size: UInt64
        let signature: [UInt8]
    }

    private let origin: String
    private var known: [String: Signed] = [:]

    init(origin: String) {
        self.origin = origin
    }

    /// Requires that a key signed the filing that an event came in, and that the event's act is in it.
    ///
    /// - Throws: ``EvidenceError`` with code `invalidSignature`.
    mutating func check(_ event: UnverifiedEvent, by key: VerifierKey) throws(EvidenceError) {
        let envelope = event.envelope
        let filing = envelope.filing
        let proof = InclusionProof(
            leafIndex: LeafIndex(filing.index), treeSize: TreeSize(filing.size), path: event.filingPath)
        guard let root = proof.impliedRoot(leafHash: MerkleTree.leafHash(envelope.intent)) else {
            throw EvidenceError(.invalidSignature, seq: envelope.seq, detail: "filingPath")
        }
        let signed = Signed(
            root: root, key: key, firstSeq: envelope.firstSeq, size: filing.size, signature: filing.signature)
        if known[filing.id] == signed { return }
        // The five lines of formats: what an actor signs, bound to the ledger.
        let message = "constancia/filing/v1\n\(origin)\n\(filing.id)\n\(filing.size)\n\(root.base64)\n"
        guard known[filing.id] == nil, key.isValidSignature(filing.signature, for: Array(message.utf8)) else {
            throw EvidenceError(.invalidSignature, seq: envelope.seq, detail: filing.id)
        }
        known[filing.id] = signed
    }
}
