import Deliberation
import Publication

extension Failure {
    /// What kept a log from being published, followed or restored.
    init(_ error: PublicationError) {
        let detail = error.detail
        let (exit, message): (Exit, Message) =
            switch error.code {
            case .missingPublication: (.wrongUse, .missingPublication)
            case .foreignPublication: (.wrongUse, .foreignPublication(detail: detail))
            case .untrustedCheckpoint: (.integrity, .untrustedCheckpoint(detail: detail))
            case .fork: (.integrity, .forked(detail: detail))
            case .rollback: (.integrity, .rolledBack(detail: detail))
            case .missingFile: (.integrity, .missingFile(detail: detail))
            case .damagedFile: (.integrity, .damagedFile(detail: detail))
            case .withheld: (.findings, .withheldEntries(detail: detail))
            default: (.environment, .unreachable(detail: detail))
            }
        self.init(error.code.rawValue, exit, message.text)
    }
}
