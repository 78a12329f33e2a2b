import FoundationEssentials

/// A folder that nobody else may read, for what is not to stay.
struct TemporaryFolder {
    let path: String

    /// Makes it where the environment says temporary files go; `nil` where that is not possible.
    init?() {
        let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        path = "\(parent)/constancia-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            return nil
        }
    }

    /// Removes it with all that is in it.
    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
