import Deliberation
import EventLog
import Ledger
import TransparencyLog
import Vault

/// What a view says beside a commitment to a person: where the value is, and never the value.
struct PersonalValueFate {
    private let journal: Journal

    init(_ journal: Journal) { self.journal = journal }

    /// Whether a field holds a commitment to a person, in whatever record.
    static func concerns(_ field: FieldDescriptor) -> Bool {
        guard case .sha256 = field.type else { return false }
        return field.name == "personCommitment"
    }

    /// The words for a commitment.
    ///
    /// The erasures are today's even where the view asked for is an earlier one: the value is gone now. A vault that
    /// may not be read, as on another user's ledger, is no reason not to show the rest.
    func note(on commitment: String) throws -> String {
        guard let digest = Digest(hex: commitment) else { return Message.noteNotHere.text }
        if let erasure = try journal.erasure(of: digest) {
            return Message.noteErased(date: "\(erasure.at.date())", basis: erasure.legalBasis).text
        }
        let isHeld = try? PersonalVault(ofLedger: journal.directory).holds(digest)
        return (isHeld == true ? Message.noteInVault : .noteNotHere).text
    }
}
