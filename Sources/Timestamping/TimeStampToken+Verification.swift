internal import FoundationEssentials
internal import SwiftASN1
public import TransparencyLog
@_spi(FixedExpiryValidationTime) internal import X509

/// Certificates that somebody trusts to vouch for time-stamping authorities.
public struct TrustedAuthorities: Sendable {
    let certificates: [Certificate]

    /// Reads certificates in PEM, one after another.
    ///
    /// - Throws: `TimestampError` with code `malformedAuthority`, also if there are none.
    public init(pem: String) throws(TimestampError) {
        do {
            certificates = try PEMDocument.parseMultiple(pemString: pem).map { try Certificate(pemDocument: $0) }
        } catch {
            throw TimestampError(.malformedAuthority, "\(error)")
        }
        guard !certificates.isEmpty else { throw TimestampError(.malformedAuthority, "no certificate") }
    }
}

extension TimeStampToken {
    /// Verifies that a trusted authority saw a digest, and when.
    ///
    /// The chain is judged as of the time of the stamp, and nobody is asked whether a certificate was revoked. Nothing
    /// but the arguments is read, and no network is used.
    ///
    /// - Parameters:
    ///   - imprint: The digest: SHA-256 of a checkpoint's text.
    ///   - roots: Whom to trust.
    /// - Returns: The time.
    /// - Throws: `TimestampError` with code `wrongImprint`, `invalidSignature` or `untrustedAuthority`.
    public func verify(
        imprint: Digest, roots: TrustedAuthorities
    ) async throws(TimestampError) -> VerifiedTimeStamp {
        let own = try verifySigner(imprint)
        let moment = Date(timeIntervalSince1970: Double(time.seconds))
        var verifier = Verifier(rootCertificates: CertificateStore(roots.certificates)) {
            RFC5280Policy(fixedExpiryValidationTime: moment)
            TimeStampingPolicy()
        }
        let others = data.certificates.map(\.certificate)
        switch await verifier.validate(leaf: own, intermediates: CertificateStore(others)) {
        case .validCertificate:
            return VerifiedTimeStamp(time: time, authority: "\(own.subject)", isTrusted: true)
        case .couldNotValidate(let failures):
            let reasons = failures.map { "\($0.policyFailureReason)" }
            let none = "no chain to a trusted certificate"
            throw TimestampError(.untrustedAuthority, reasons.isEmpty ? none : reasons.joined(separator: "; "))
        }
    }

    /// Verifies that the certificate in the stamp is for time stamps and that its key signed; whose it is, nobody says.
    ///
    /// - Parameter imprint: The digest.
    /// - Returns: The time, by somebody who calls himself so.
    /// - Throws: `TimestampError` with code `wrongImprint`, `invalidSignature` or `untrustedAuthority`.
    public func verifyWithoutRoots(imprint: Digest) throws(TimestampError) -> VerifiedTimeStamp {
        let own = try verifySigner(imprint)
        if let reason = TimeStampingPolicy.objection(to: own) { throw TimestampError(.untrustedAuthority, reason) }
        return VerifiedTimeStamp(time: time, authority: "\(own.subject)", isTrusted: false)
    }

    private func verifySigner(_ imprint: Digest) throws(TimestampError) -> Certificate {
        guard imprint == self.imprint else { throw TimestampError(.wrongImprint, "another digest is stamped") }
        return try data.signer.verify(data).certificate
    }
}

/// That the chain is for time stamps (RFC 3161 section 2.3): the signer's certificate for nothing else, and none above
/// it, where it says what it is for, for something else.
private struct TimeStampingPolicy: VerifierPolicy {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [ObjectIdentifiers.extendedKeyUsage]

    mutating func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) async -> PolicyEvaluationResult {
        if let reason = Self.objection(to: chain.leaf) { return .failsToMeetPolicy(reason: reason) }
        for issuer in chain.dropFirst() {
            guard issuer.extensions[oid: ObjectIdentifiers.extendedKeyUsage] != nil else { continue }
            guard let usage = try? issuer.extensions.extendedKeyUsage,
                usage.contains(.timeStamping) || usage.contains(.any)
            else { return .failsToMeetPolicy(reason: "a certificate of the chain is not for time stamps") }
        }
        return .meetsPolicy
    }

    /// Why a certificate may not sign time stamps; nil if it may.
    static func objection(to certificate: Certificate) -> String? {
        guard let usage = try? certificate.extensions.extendedKeyUsage, Array(usage) == [.timeStamping],
            certificate.extensions[oid: ObjectIdentifiers.extendedKeyUsage]?.critical == true
        else { return "the certificate is not for time stamps and nothing else" }
        return nil
    }
}
