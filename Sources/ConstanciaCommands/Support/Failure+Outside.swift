import Timestamping
import WitnessService

/// Errors that come from outside the ledger: witnesses and time stamps.
extension Failure {
    init(_ error: WitnessServiceError) {
        let detail = error.detail
        let (exit, message): (Exit, Message) =
            switch error.code {
            case .alreadyServing: (.environment, .witnessAlreadyServing(detail: detail))
            case .stateDamaged: (.integrity, .witnessStateDamaged(detail: detail))
            case .wrongKeyKind: (.wrongUse, .witnessWrongKey(detail: detail))
            case .system: (.environment, .witnessSystem(detail: detail))
            }
        self.init(error.code.rawValue, exit, message.text)
    }

    init(_ error: TimestampError) {
        let detail = error.detail
        let (exit, message): (Exit, Message) =
            switch error.code {
            case .malformed: (.findings, .timestampMalformed(detail: detail))
            case .notGranted: (.findings, .timestampNotGranted(detail: detail))
            case .unsupported: (.findings, .timestampUnsupported(detail: detail))
            case .wrongImprint: (.findings, .timestampWrongImprint)
            case .wrongNonce: (.findings, .timestampWrongNonce)
            case .invalidSignature: (.findings, .timestampInvalid(detail: detail))
            case .untrustedAuthority: (.findings, .timestampAuthorityUnknown(detail: detail))
            case .malformedAuthority: (.wrongUse, .timestampAuthorityMalformed(detail: detail))
            }
        self.init("timestamp." + error.code.rawValue, exit, message.text)
    }

    init(_: StampOfNothing) { self.init("timestamp.ofNothing", .findings, Message.timestampOfNothing.text) }
}
