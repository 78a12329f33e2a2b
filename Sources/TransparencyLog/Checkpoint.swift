/// What a log says its tree is: the text of a C2SP tlog-checkpoint, not verified.
public struct Checkpoint: Hashable, Sendable {
    /// The log's unique name.
    public let origin: String
    /// How many leaves the tree has.
    public let size: TreeSize
    /// The root of the tree.
    public let root: Digest
    /// Further lines without their LF, none of them empty; witnesses do not vouch for them.
    public let extensions: [String]

    /// Describes a tree.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedCheckpoint` if a line is empty or has a control character.
    public init(
        origin: String,
        size: TreeSize,
        root: Digest,
        extensions: [String] = []
    ) throws(TransparencyLogError) {
        for line in [origin] + extensions {
            guard !line.isEmpty, line.utf8.allSatisfy({ $0 >= 0x20 }) else {
                throw TransparencyLogError(.malformedCheckpoint, "a line is empty or has a control character")
            }
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads the text of a note.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedCheckpoint`.
    public init(parsing noteText: String) throws(TransparencyLogError) {
        let text = noteText.utf8
        guard text.last == 0x0A else { throw TransparencyLogError(.malformedCheckpoint, "no final line feed") }
        let lines = text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count >= 3 else { throw TransparencyLogError(.malformedCheckpoint, "fewer than three lines") }
        guard let size = Decimal.parse(lines[1]) else {
            throw TransparencyLogError(.malformedCheckpoint, "the size is not a decimal number")
        }
        guard let bytes = Base64.decode(lines[2]), let root = Digest(bytes: bytes) else {
            throw TransparencyLogError(.malformedCheckpoint, "the root is not 32 bytes in base64")
        }
        try self.init(
            origin: String(Substring(lines[0])),
            size: TreeSize(size),
            root: root,
            extensions: lines.dropFirst(3).map { String(Substring($0)) })
    }

    /// The text to sign, ending in LF.
    public var text: String {
        ([origin, "\(size)", root.base64] + extensions).map { "\($0)\n" }.joined()
    }

    /// The note in which `keys` sign the checkpoint.
    ///
    /// A log must never sign a checkpoint that is inconsistent with any it signed before.
    /// - Throws: as ``UnverifiedNote/init(signing:with:)``.
    public func signed(by keys: [SigningKey]) throws(TransparencyLogError) -> UnverifiedNote {
        try UnverifiedNote(signing: text, with: keys)
    }

    /// Checkpoints are equal when their texts are the same bytes.
    public static func == (left: Checkpoint, right: Checkpoint) -> Bool {
        left.size == right.size && left.root == right.root && KeyName.isSame(left.text, right.text)
    }

    /// Hashes the size and the root.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(size)
        hasher.combine(root)
    }
}
