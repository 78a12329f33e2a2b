import CanonicalJSON
public import Deliberation
public import EventLog
import FoundationEssentials
public import TransparencyLog

/// The founding acts of a commission, as a file hands them in.
public struct FoundingFile: Sendable {
    /// The ledger's name.
    public var origin: String
    /// What the file says of itself.
    public let note: Bilingual?
    /// The actor who signs, enrolled by the acts.
    public let signer: String
    let acts: [JSONValue]

    /// The founding acts that the program carries: those of the draft decree, for demonstration.
    public static func demonstration() throws(InputError) -> FoundingFile {
        try FoundingFile(PackageResources.cicatt_yaml)
    }

    /// The carried file as it is, for whoever wants to start from it.
    public static var demonstrationText: [UInt8] { PackageResources.cicatt_yaml }

    /// Reads a founding file, JSON or YAML: `origin`, `signer`, `acts` and, as wanted, `note`.
    public init(_ bytes: [UInt8]) throws(InputError) {
        guard case .object(let members) = try DraftReader.value(of: bytes),
            case .string(let origin) = members["origin"], case .string(let signer) = members["signer"],
            case .array(let acts) = members["acts"]
        else {
            throw InputError(
                es: "Un archivo fundacional tiene origin, signer y acts.",
                en: "A founding file has origin, signer and acts.")
        }
        self.origin = origin
        self.signer = signer
        self.acts = acts
        guard case .object(let note) = members["note"], case .string(let es) = note["es"],
            case .string(let en) = note["en"]
        else {
            self.note = nil
            return
        }
        self.note = Bilingual(es: es, en: en)
    }

    /// The drafts, with a key for every `actor.enrolled` that has none.
    ///
    /// - Parameter keys: the key of each actor that needs one, by actor.
    /// - Returns: the drafts in the file's order.
    /// - Throws: ``InputError``.
    func drafts(keys: inout [String: SigningKey]) throws -> [Draft] {
        var drafts: [Draft] = []
        for (index, value) in acts.enumerated() {
            drafts.append(try Draft(try withKey(value, &keys), at: index + 1))
        }
        return drafts
    }

    private func withKey(_ value: JSONValue, _ keys: inout [String: SigningKey]) throws -> JSONValue {
        guard case .object(var act) = value, act["type"] == .string(EventType.actorEnrolled.rawValue),
            case .object(var data) = act["data"], data["key"] == nil, case .string(let actor) = data["actorId"]
        else { return value }
        let key = try keys[actor] ?? SigningKey(name: "\(origin)/\(actor)")
        keys[actor] = key
        data["key"] = .string(key.verifierKey.description)
        act["data"] = .object(data)
        return .object(act)
    }
}

extension Ledger {
    /// What founding a ledger left on disk.
    public struct Founded: Sendable {
        /// The ledger, open.
        public let ledger: Ledger
        /// The receipt of the founding filing.
        public let receipt: LedgerReceipt
        /// The private keys that were made, by actor, with the path of each.
        public let keyFiles: [String: String]
    }

    /// Founds a ledger: judges the founding acts, makes the log, and records them as its first filing.
    ///
    /// The ledger is built beside its place and renamed into it, so that an interruption leaves no half of one.
    ///
    /// - Parameters:
    ///   - directory: where it goes; refused when something is there.
    ///   - file: the founding acts.
    ///   - signer: the key of the signing actor; nil makes one.
    ///   - clock: where the time comes from.
    /// - Returns: the ledger, open, with the receipt and the keys that were made.
    /// - Throws: ``InputError``, ``Refusal``, ``LedgerError``, `EventLogError`.
    public static func found(
        at directory: String, _ file: FoundingFile, signer: SigningKey? = nil, clock: RecordingClock = .system
    ) throws -> Founded {
        var keys: [String: SigningKey] = [:]
        if let signer { keys[file.signer] = signer }
        let drafts = try file.drafts(keys: &keys)
        guard let key = keys[file.signer] else {
            throw LedgerError(.invalidFounding, "signer: \(file.signer)")
        }
        let preparation = Preparation(actor: file.signer, recorded: clock.now(), log: LogFacts(nil))
        let rehearsal = try preparation.rehearse(drafts, on: Book(source: EmptySource()), firstSeq: 0) { _ in 0 }
        let filing = try VerifiedFiling.signed(id: .new(), intents: rehearsal.intents, by: key, origin: file.origin)

        let building = try StagingDirectory(for: directory)
        let made = keys.filter { $0.key != file.signer || signer == nil }
        let receipt: LedgerReceipt
        do {
            let journal = try Journal.create(
                at: building.path, origin: file.origin, logKey: try SigningKey(name: file.origin), clock: clock)
            let results = try journal.write { transaction in
                try Submission.process([filing], on: Book(source: EmptySource()), LogFacts(nil), &transaction)
            }
            guard let result = results.first else { throw LedgerError(.invalidFounding, "acts") }
            receipt = try result.get()
            let folder = try building.makeDirectory("keys")
            for (actor, key) in made {
                try KeyFile.write(key, to: "\(folder)/\(actor).key")
            }
            try building.write("policy", "log \(journal.logKey)\nquorum none\n")
        } catch {
            try? FileManager.default.removeItem(atPath: building.path)
            throw error
        }
        try building.moveIntoPlace()
        var paths: [String: String] = [:]
        for actor in made.keys { paths[actor] = "\(directory)/keys/\(actor).key" }
        return Founded(ledger: try Ledger(opening: directory, clock: clock), receipt: receipt, keyFiles: paths)
    }
}
