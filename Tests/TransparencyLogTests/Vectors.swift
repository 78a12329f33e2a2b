import FoundationEssentials
import Testing

/// The conformance vectors that others published, read where they lie: `../shared/vectors` beside the package.
enum Vectors {
    static let root: URL = {
        if let shared = ProcessInfo.processInfo.environment["CONSTANCIA_SHARED"] {
            return URL(fileURLWithPath: shared).appendingPathComponent("vectors")
        }
        let package = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        return package.deletingLastPathComponent().appendingPathComponent("shared").appendingPathComponent("vectors")
    }()

    static let areThere = FileManager.default.fileExists(atPath: root.appendingPathComponent("README.md").path)

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appendingPathComponent(path)))
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    static func json<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(try bytes(path)))
    }

    /// All files of one kind under a folder, by their path; none if the vectors are absent.
    static func files(under folder: String, suffix: String = ".json") -> [String] {
        guard areThere,
            let found = try? FileManager.default.subpathsOfDirectory(
                atPath: root.appendingPathComponent(folder).path)
        else { return [] }
        return found.filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
    }
}

extension Trait where Self == ConditionTrait {
    static var needsVectors: Self {
        .enabled(if: Vectors.areThere, "the folder shared/vectors is not beside the package")
    }
}
