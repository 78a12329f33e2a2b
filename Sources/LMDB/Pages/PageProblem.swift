/// Something about a page that LMDB did not write so.
///
/// LMDB 0.9 has no checksums: this says what its writers would trip over, and nothing of keys and values.
public struct PageProblem: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        /// The page that says which commit is the newest is malformed, or its commit is not next to the other's.
        case meta
        /// The page lies past the end of the file, or past the last page in use.
        case missing
        /// The page carries another page's number.
        case number
        /// The page is of another kind than its place demands, or carries marks of a transaction that is not over.
        case flags
        /// Bounds and nodes do not fit into the page.
        case nodes
        /// Keys do not ascend, or lie outside of what the page above says.
        case order
        /// The page is reached twice, or is in use and free at once.
        case shared
        /// A table's record, or the list of free pages, says other than its tree.
        case record
    }

    /// What is wrong.
    public let kind: Kind

    /// The page.
    public let page: UInt64

    init(_ kind: Kind, _ page: UInt64) {
        self.kind = kind
        self.page = page
    }
}
