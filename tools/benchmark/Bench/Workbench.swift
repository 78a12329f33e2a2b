import EventLog
import FoundationEssentials
import Ledger
import TransparencyLog

/// A ledger to measure: the commission of the draft decree with one installed session.
struct Workbench {
    private static let actor = "secretaria"

    let ledger: Ledger
    let key: SigningKey

    /// Opens the ledger in a folder, or founds it there.
    init(_ folder: String) throws {
        let keyFile = "\(folder)/keys/\(Self.actor).key"
        guard !FileManager.default.fileExists(atPath: folder) else {
            ledger = try Ledger(opening: folder)
            key = try KeyFile.read(keyFile)
            return
        }
        ledger = try Ledger.found(at: folder, try .demonstration()).ledger
        key = try KeyFile.read(keyFile)
        _ = try ledger.record(try DraftReader.drafts(in: PackageResources.session_yaml), signedBy: key)
    }

    /// The number of events in the log.
    func size() throws -> UInt64 {
        try ledger.journal.read { $0.size.value }
    }

    /// A source of acts that no other source of this ledger repeats.
    ///
    /// - Parameters:
    ///   - lane: One of the callers, from 0.
    ///   - lanes: How many callers there are.
    /// - Returns: The source.
    /// - Throws: What the log reports.
    func acts(lane: Int, of lanes: Int) throws -> CommitmentActs {
        // Every commitment takes several events, so the log's size is past every number that was used.
        CommitmentActs(actor: Self.actor, firstNumber: Int(try size()) + lane, stride: lanes)
    }
}
