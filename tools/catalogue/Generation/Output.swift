import FoundationEssentials

/// Compares generated files with those of a project, and writes them.
public struct Output {
    private let root: String
    private let files: [GeneratedFile]

    /// Takes the files for the project at a root.
    public init(_ files: [GeneratedFile], root: String) {
        self.files = files
        self.root = root
    }

    /// The paths that differ from the project's: missing, changed, or no longer generated.
    public func stale() throws -> [String] {
        let changed = files.filter { file in current(file.path) != Array(file.text.utf8) }.map { file in file.path }
        return (changed + (try leftovers())).sorted()
    }

    /// Brings the project up to date, and returns the paths that it had to touch.
    public func write() throws -> [String] {
        let stale = try stale()
        let texts = Dictionary(uniqueKeysWithValues: files.map { file in (file.path, file.text) })
        for path in stale {
            guard let text = texts[path] else {
                try FileManager.default.removeItem(atPath: "\(root)/\(path)")
                continue
            }
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: "\(root)/\(path)"), options: .atomic)
        }
        return stale
    }

    private func current(_ path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: "\(root)/\(path)").map { data in Array(data) }
    }

    /// Files in the generator's own folders that it does not make.
    private func leftovers() throws -> [String] {
        let known = Set(files.map { file in file.path })
        return try Folders.owned.flatMap { folder in try Self.walk(folder, root: root) }
            .filter { path in !known.contains(path) }
    }

    private static func walk(_ folder: String, root: String) throws -> [String] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: "\(root)/\(folder)", isDirectory: &isFolder), isFolder else {
            return []
        }
        return try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").flatMap { name in
            let path = "\(folder)/\(name)"
            var isInner = false
            _ = FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isInner)
            return isInner ? try walk(path, root: root) : [path]
        }
    }
}
