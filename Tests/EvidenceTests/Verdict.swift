import CanonicalJSON
import Deliberation
import Evidence
import TransparencyLog

/// A trail that is authentic and complete.
func complete(_ bytes: [UInt8], _ policy: Policy) throws(EvidenceError) -> CompleteTrail {
    try UnverifiedTrail(parsing: bytes).authenticate(policy: policy).completed()
}

/// The code that a trail is refused with, or `nil` when it holds.
func verdict(_ bytes: [UInt8], _ policy: Policy) -> EvidenceError.Code? {
    do throws(EvidenceError) {
        _ = try complete(bytes, policy)
        return nil
    } catch {
        return error.code
    }
}

func verdict(_ bytes: [UInt8]) throws -> EvidenceError.Code? {
    verdict(bytes, try SampleLog.policy())
}

/// The code that a trail is refused with after a change to its fields.
func verdict(changing change: (inout TrailFile) throws -> Void) throws -> EvidenceError.Code? {
    var file = try TrailFile(canonical: try SampleLog.sample().trail(), limits: .document)
    try change(&file)
    return try verdict(file.canonicalBytes)
}
