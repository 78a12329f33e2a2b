internal import LMDB
public import TransparencyLog

/// Private keys in files that only their owner may read, in the form `PRIVATE+KEY+name+id+base64` and a line feed.
public enum KeyFile {
    /// Reads a private key.
    ///
    /// - Parameter path: The file.
    /// - Returns: The key.
    /// - Throws: `.keyFileMissing`; `.keyFilePermissions` when group or others have any right to the file;
    ///   `.keyFileInvalid`; `.permissionDenied`.
    public static func read(_ path: String) throws(EventLogError) -> SigningKey {
        let bytes: [UInt8]
        do throws(LMDBError) {
            guard try FileSystem.permissions(of: path) & 0o077 == 0 else {
                throw LMDBError(.notPermitted, call: "KeyFile.read")
            }
            bytes = try FileSystem.read(path, limit: 4_096)
        } catch {
            switch error.code {
            case .noSuchFile: throw EventLogError(.keyFileMissing, path)
            case .notPermitted: throw EventLogError(.keyFilePermissions, path)
            default: throw EventLogError(error)
            }
        }
        let text = String(decoding: bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...], as: UTF8.self)
        do throws(TransparencyLogError) {
            return try SigningKey(parsing: text)
        } catch {
            throw EventLogError(.keyFileInvalid, "\(path): \(error)")
        }
    }

    /// Writes a private key to a new file that only its owner may read (0600).
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - path: The file.
    /// - Throws: `.keyFileExists`; `.permissionDenied`; `.diskFull`.
    public static func write(_ key: SigningKey, to path: String) throws(EventLogError) {
        do throws(LMDBError) {
            try FileSystem.create(path, Array((key.encoded + "\n").utf8), mode: 0o600)
        } catch {
            throw error == LMDBError(.fileExists, call: "") ? EventLogError(.keyFileExists, path) : EventLogError(error)
        }
    }
}
