import Foundation
import Testing
import Timestamping
import TransparencyLog

/// Against OpenSSL's own `ts`: what it grants is taken, and nothing else.
@Suite(.enabled(if: TestAuthority.isThere, "openssl is not here"))
struct TimeStampTests {
    let imprint = Digest.sha256(Array("example.org/log\n3\nroot\n".utf8))

    private func refuses(
        _ code: TimestampError.Code, _ body: () async throws -> Void, _ location: SourceLocation = #_sourceLocation
    ) async {
        do {
            try await body()
            Issue.record("taken instead of refused: \(code.rawValue)", sourceLocation: location)
        } catch let error as TimestampError {
            #expect(error.code == code, "\(error)", sourceLocation: location)
        } catch {
            Issue.record(error, sourceLocation: location)
        }
    }

    @Test(arguments: TestAuthority.Kind.allCases)
    func `a granted stamp gives its time and its authority`(_ kind: TestAuthority.Kind) async throws {
        let authority = try TestAuthority(kind)
        let request = try TimeStampRequest(imprint: imprint)
        #expect(try TimeStampRequest(parsing: request.bytes) == request)
        let token = try TimeStampToken(
            parsingResponse: try authority.answer(request.bytes, digest: kind.digest))
        try token.check(answers: request)
        let stamp = try await token.verify(imprint: imprint, roots: authority.roots())
        #expect(abs(Double(stamp.time.seconds) - Date().timeIntervalSince1970) < 60)
        #expect(stamp.authority == "CN=tsa")
        #expect(stamp.isTrusted)
        #expect(try token.verifyWithoutRoots(imprint: imprint).isTrusted == false)
        // What is kept reads as what came.
        let kept = try TimeStampToken(parsingResponse: token.response)
        #expect(try await kept.verify(imprint: imprint, roots: authority.roots()) == stamp)
    }

    @Test func `OpenSSL reads our request as its own, and verifies what is kept`() async throws {
        let authority = try TestAuthority()
        let request = try TimeStampRequest(imprint: imprint)
        try authority.write("ours", request.bytes)
        try authority.run(["ts", "-query", "-in", "ours", "-text"])
        let token = try TimeStampToken(parsingResponse: try authority.answer(request.bytes))
        try authority.write("kept", token.response)
        try authority.run([
            "ts", "-verify", "-in", "kept", "-digest", imprint.hex, "-CAfile", "root.pem",
        ])
    }

    @Test func `a chain through an intermediate certificate in the stamp is followed`() async throws {
        let authority = try TestAuthority()
        try authority.certificate("middle", by: "root", "ca")
        try authority.certificate("below", by: "middle", "stamps")
        let request = try TimeStampRequest(imprint: imprint)
        let whole = try TimeStampToken(
            parsingResponse: try authority.answer(request.bytes, signer: "below", with: "middle"))
        #expect(try await whole.verify(imprint: imprint, roots: authority.roots()).authority == "CN=below")
        let without = try TimeStampToken(parsingResponse: try authority.answer(request.bytes, signer: "below"))
        await refuses(.untrustedAuthority) { _ = try await without.verify(imprint: imprint, roots: authority.roots()) }
    }

    @Test func `a stamp of other data, or an answer to another request, is refused`() async throws {
        let authority = try TestAuthority()
        let request = try TimeStampRequest(imprint: imprint)
        let other = try TimeStampRequest(imprint: Digest.sha256([1]))
        let stamped = try TimeStampToken(parsingResponse: try authority.answer(other.bytes))
        await refuses(.wrongImprint) { try stamped.check(answers: request) }
        await refuses(.wrongImprint) { _ = try await stamped.verify(imprint: imprint, roots: authority.roots()) }
        await refuses(.wrongImprint) { _ = try stamped.verifyWithoutRoots(imprint: imprint) }
        let again = try TimeStampRequest(imprint: imprint)
        let answer = try TimeStampToken(parsingResponse: try authority.answer(again.bytes))
        await refuses(.wrongNonce) { try answer.check(answers: request) }
    }

    @Test func `what is not granted is refused`() async throws {
        let authority = try TestAuthority()
        try authority.write("data", [1])
        try authority.run(["ts", "-query", "-data", "data", "-sha512", "-out", "sha512"])
        let rejection = try authority.answer(try authority.read("sha512"))
        await refuses(.notGranted) { _ = try TimeStampToken(parsingResponse: rejection) }
        // Granted with changes: not what was asked.
        var answer = try authority.answer(try TimeStampRequest(imprint: imprint).bytes)
        let status = try #require(answer.indices.first { answer[$0...].starts(with: [0x30, 0x03, 0x02, 0x01, 0x00]) })
        answer[status + 4] = 1
        await refuses(.notGranted) { _ = try TimeStampToken(parsingResponse: answer) }
    }

    @Test func `another root, and a certificate that had ended, vouch for nothing`() async throws {
        let authority = try TestAuthority()
        try authority.root("stranger")
        let request = try TimeStampRequest(imprint: imprint)
        let token = try TimeStampToken(parsingResponse: try authority.answer(request.bytes))
        await refuses(.untrustedAuthority) {
            _ = try await token.verify(imprint: imprint, roots: authority.roots("stranger"))
        }
        try authority.certificate("ended", by: "root", "stamps", end: "20200201000000Z")
        let late = try TimeStampToken(parsingResponse: try authority.answer(request.bytes, signer: "ended"))
        await refuses(.untrustedAuthority) { _ = try await late.verify(imprint: imprint, roots: authority.roots()) }
        // The same certificate is good where it has not ended: only the date is at fault.
        try authority.certificate("lasting", by: "root", "stamps", end: "20990201000000Z")
        let good = try TimeStampToken(parsingResponse: try authority.answer(request.bytes, signer: "lasting"))
        _ = try await good.verify(imprint: imprint, roots: authority.roots())
    }

    @Test(arguments: ["nothing", "optional", "several"])
    func `a certificate that is not for time stamps alone vouches for nothing`(_ use: String) async throws {
        let authority = try TestAuthority()
        try authority.certificate("wrong", by: "root", use)
        let request = try TimeStampRequest(imprint: imprint)
        let forged = try TimeStampToken(parsingResponse: try authority.forged(request.bytes, by: "wrong"))
        await refuses(.untrustedAuthority) { _ = try await forged.verify(imprint: imprint, roots: authority.roots()) }
        await refuses(.untrustedAuthority) { _ = try forged.verifyWithoutRoots(imprint: imprint) }
        // By the right certificate the same bytes are good: it is the use that is at fault.
        let good = try TimeStampToken(parsingResponse: try authority.forged(request.bytes, by: "tsa"))
        _ = try await good.verify(imprint: imprint, roots: authority.roots())
    }

    @Test func `a certificate that is no authority vouches for nobody below it`() async throws {
        let authority = try TestAuthority()
        try authority.certificate("below", by: "tsa", "stamps")
        let request = try TimeStampRequest(imprint: imprint)
        let token = try TimeStampToken(
            parsingResponse: try authority.answer(request.bytes, signer: "below", with: "tsa"))
        await refuses(.untrustedAuthority) { _ = try await token.verify(imprint: imprint, roots: authority.roots()) }
    }

    @Test(arguments: [TestAuthority.Kind.rsa, .p256])
    func `no stamp is taken with a byte changed, cut off or added`(_ kind: TestAuthority.Kind) async throws {
        let authority = try TestAuthority(kind)
        let roots = try authority.roots()
        let request = try TimeStampRequest(imprint: imprint)
        let good = try TimeStampToken(parsingResponse: try authority.answer(request.bytes)).response
        var count = 0
        for index in good.indices {
            for mask in [0x01, 0x80, 0xFF] as [UInt8] {
                var bytes = good
                bytes[index] ^= mask
                if await isTaken(bytes, request, roots) { Issue.record("byte \(index) with \(mask)") }
                count += 1
            }
            #expect(throws: TimestampError.self) { try TimeStampToken(parsingResponse: Array(good[..<index])) }
        }
        #expect(throws: TimestampError.self) { try TimeStampToken(parsingResponse: good + [0]) }
        #expect(await isTaken(good, request, roots))
        #expect(count > 2_000)
    }

    private func isTaken(_ bytes: [UInt8], _ request: TimeStampRequest, _ roots: TrustedAuthorities) async -> Bool {
        do {
            let token = try TimeStampToken(parsingResponse: bytes)
            try token.check(answers: request)
            _ = try await token.verify(imprint: imprint, roots: roots)
            return true
        } catch {
            return false
        }
    }

    @Test func `a file without certificates is no file of authorities`() throws {
        for text in ["", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
            #expect(throws: TimestampError.self) { try TrustedAuthorities(pem: text) }
        }
    }
}
