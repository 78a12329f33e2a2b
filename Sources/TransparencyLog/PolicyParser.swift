extension Policy {
    /// How a policy file writes keys.
    public enum Dialect: Sendable {
        /// Verifier keys, `name+id+base64` (C2SP tlog-policy).
        case c2sp
        /// Raw public keys in hexadecimal, as sigsum's tools write them.
        ///
        /// A log's key gets the origin `sigsum.org/v1/tree/<hex SHA-256 of the key>` as its name, a witness's key the
        /// witness's name.
        case sigsum
    }

    /// Reads a policy file.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedPolicy`, its detail beginning with the line's number.
    public init(parsing text: String, dialect: Dialect = .c2sp) throws(TransparencyLogError) {
        var parser = PolicyParser(dialect: dialect)
        var number = 0
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            do {
                try parser.read(Array(line))
            } catch {
                throw TransparencyLogError(.malformedPolicy, "line \(number): \(error.detail ?? "\(error.code)")")
            }
        }
        guard let quorum = parser.quorum else { throw TransparencyLogError(.malformedPolicy, "no quorum line") }
        self.init(
            logs: parser.logs, witnesses: parser.witnesses, groups: parser.groups,
            quorum: quorum == PolicyParser.none ? nil : quorum)
    }
}

/// The state of reading a policy line by line: names must be defined before they are used.
private struct PolicyParser {
    static let none = "none"

    let dialect: Policy.Dialect
    var logs: [Policy.Party] = []
    var witnesses: [Policy.Party] = []
    var groups: [Policy.Group] = []
    var quorum: String?
    private var names: Set<String> = [none]
    private var grouped: Set<String> = []

    init(dialect: Policy.Dialect) {
        self.dialect = dialect
    }

    mutating func read(_ line: [UInt8]) throws(TransparencyLogError) {
        guard line.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else { throw error("a control character") }
        guard let text = String(validating: line, as: UTF8.self) else { throw error("not UTF-8") }
        let words = text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) }
        guard let keyword = words.first, !keyword.utf8.starts(with: "#".utf8) else { return }
        let arguments = Array(words.dropFirst())
        switch keyword {
        case "log": try readLog(arguments)
        case "witness": try readWitness(arguments)
        case "group": try readGroup(arguments)
        case "quorum": try readQuorum(arguments)
        default: throw error("unknown keyword \(keyword)")
        }
    }

    private mutating func readLog(_ words: [String]) throws(TransparencyLogError) {
        guard 1...2 ~= words.count else { throw error("a log line is: log <key> [url]") }
        let key = try key(words[0], name: nil)
        guard key.algorithm == .ed25519 else { throw error("a log's key must be of type 1") }
        guard !logs.contains(where: { $0.key.publicKey == key.publicKey }) else { throw error("a log twice") }
        logs.append(Policy.Party(name: key.name, key: key, url: words.count == 2 ? words[1] : nil))
    }

    private mutating func readWitness(_ words: [String]) throws(TransparencyLogError) {
        guard 2...3 ~= words.count else { throw error("a witness line is: witness <name> <key> [url]") }
        let key = try key(words[1], name: words[0])
        guard key.algorithm == .cosignatureV1 else { throw error("a witness's key must be of type 4") }
        guard !witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else {
            throw error("a witness twice")
        }
        try define(words[0])
        witnesses.append(Policy.Party(name: words[0], key: key, url: words.count == 3 ? words[2] : nil))
    }

    private mutating func readGroup(_ words: [String]) throws(TransparencyLogError) {
        guard words.count >= 3 else { throw error("a group line is: group <name> <k|any|all> <member>...") }
        let members = Array(words.dropFirst(2))
        for member in members {
            guard member != Self.none, names.contains(member) else { throw error("\(member) cannot be a member") }
            guard grouped.insert(member).inserted else { throw error("\(member) is already a member of a group") }
        }
        try define(words[0])
        groups.append(Policy.Group(name: words[0], threshold: try threshold(words[1], of: members), members: members))
    }

    private mutating func readQuorum(_ words: [String]) throws(TransparencyLogError) {
        guard words.count == 1, quorum == nil else { throw error("there is one line: quorum <name|none>") }
        guard names.contains(words[0]) else { throw error("\(words[0]) is not defined") }
        quorum = words[0]
    }

    private mutating func define(_ name: String) throws(TransparencyLogError) {
        guard names.insert(name).inserted else { throw error("the name \(name) is there twice") }
    }

    private func threshold(_ word: String, of members: [String]) throws(TransparencyLogError) -> Int {
        switch word {
        case "any": return 1
        case "all": return members.count
        default:
            guard let number = Decimal.parse(word.utf8), 1...members.count ~= Int(clamping: number) else {
                throw error("the threshold must be any, all or 1 to \(members.count)")
            }
            return Int(number)
        }
    }

    private func key(_ word: String, name: String?) throws(TransparencyLogError) -> VerifierKey {
        switch dialect {
        case .c2sp:
            return try VerifierKey(parsing: word)
        case .sigsum:
            guard let bytes = Hexadecimal.decode(word.utf8) else { throw error("a key is not hexadecimal") }
            return try VerifierKey(
                name: name ?? "sigsum.org/v1/tree/\(Digest.sha256(bytes).hex)",
                algorithm: name == nil ? .ed25519 : .cosignatureV1,
                publicKey: bytes)
        }
    }

    private func error(_ detail: String) -> TransparencyLogError {
        TransparencyLogError(.malformedPolicy, detail)
    }
}
