import Glibc

/// A folder that nobody else may read, for what is not to stay.
struct TemporaryFolder {
    private static let files = ["data.mdb", "lock.mdb", "checkpoint", "checkpoint.new"]

    let path: String

    /// Makes it where the environment says temporary files go; `nil` where that is not possible.
    init?() {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var name = Array((parent + "/constancia-XXXXXX").utf8CString)
        guard unsafe mkdtemp(&name) != nil else { return nil }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes it with the ledger in it.
    func remove() {
        for file in Self.files { unsafe _ = unlink(path + "/" + file) }
        unsafe _ = rmdir(path)
    }
}
