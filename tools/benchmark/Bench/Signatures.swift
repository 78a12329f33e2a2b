import Crypto
import TransparencyLog

/// Signing and verifying through our types beside the library's own functions, one core.
enum Signatures {
    /// Signs and verifies a message of a filing's size many times both ways.
    static func measure(count: Int) throws {
        let message = Array(
            "constancia/filing/v1\ndemo.constancia/cicatt\n019b2f0e-6d3c-7a51-8d02-3f4c5d6e7f80\n1\n".utf8)
            + Array("oX5nBtVZ2Y7r0mVdS2q0mYHqT2nJcQqzj2p8iGkWm9E=\n".utf8)
        let key = try SigningKey(name: "demo.constancia/cicatt/secretaria")
        var signature: [UInt8] = []
        let signing = try timed { for _ in 0..<count { signature = try key.sign(message) } }
        Figure(operation: "sign", count: count, elapsed: signing).report()

        var valid = 0
        let verifying = timed {
            for _ in 0..<count where key.verifierKey.isValidSignature(signature, for: message) { valid += 1 }
        }
        Figure(operation: "verify", count: valid, elapsed: verifying).report()

        let library = Curve25519.Signing.PrivateKey()
        let data = try library.signature(for: message)
        let librarySigning = try timed { for _ in 0..<count { _ = try library.signature(for: message) } }
        Figure(operation: "librarySign", count: count, elapsed: librarySigning).report()

        valid = 0
        let publicKey = library.publicKey
        let libraryVerifying = timed {
            for _ in 0..<count where publicKey.isValidSignature(data, for: message) { valid += 1 }
        }
        Figure(operation: "libraryVerify", count: valid, elapsed: libraryVerifying).report()
    }
}
