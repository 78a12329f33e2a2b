import Crypto
import TransparencyLog

/// Signing and verifying through our types beside the library's own functions, one core.
enum Signatures {
    private static let turns = 20

    /// Signs and verifies a message of a filing's size many times both ways.
    static func measure(count wanted: Int) throws {
        let count = max(1, wanted / turns) * turns
        let message =
            Array(
                "constancia/filing/v1\ndemo.constancia/cicatt\n019b2f0e-6d3c-7a51-8d02-3f4c5d6e7f80\n1\n".utf8)
            + Array("oX5nBtVZ2Y7r0mVdS2q0mYHqT2nJcQqzj2p8iGkWm9E=\n".utf8)
        let key = try SigningKey(name: "demo.constancia/cicatt/secretaria")
        let library = Curve25519.Signing.PrivateKey()
        let signing = try takingTurns {
            for _ in 0..<count / turns { _ = try key.sign(message) }
        } _: {
            for _ in 0..<count / turns { _ = try library.signature(for: message) }
        }
        Figure(operation: "sign", count: count, cost: signing.first).report()
        Figure(operation: "librarySign", count: count, cost: signing.second).report()

        let signature = try key.sign(message)
        let librarySignature = try library.signature(for: message)
        let publicKey = library.publicKey
        var valid = 0
        let verifying = takingTurns {
            for _ in 0..<count / turns where key.verifierKey.isValidSignature(signature, for: message) { valid += 1 }
        } _: {
            for _ in 0..<count / turns where publicKey.isValidSignature(librarySignature, for: message) { valid += 1 }
        }
        precondition(valid == 2 * count, "every signature is valid")
        Figure(operation: "verify", count: count, cost: verifying.first).report()
        Figure(operation: "libraryVerify", count: count, cost: verifying.second).report()
    }
}
