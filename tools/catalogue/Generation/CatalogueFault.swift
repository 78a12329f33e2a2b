/// A mistake in the catalogue, with the place where it stands.
public struct CatalogueFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, without its folder.
    public let file: String
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// What is wrong and what would be right.
    public let message: String

    init(file: String, line: Int = 0, _ message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// The fault in the form that editors understand.
    public var description: String {
        line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
    }
}
