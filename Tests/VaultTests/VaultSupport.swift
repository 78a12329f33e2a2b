import Foundation
import LMDB
import TransparencyLog

@testable import Vault

/// A ledger's directory of one test's own, with nothing in it but a vault.
final class VaultFolder: Sendable {
    let path: String
    var vault: PersonalVault { PersonalVault(ofLedger: path) }
    var file: String { vault.directory + "/data.mdb" }

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "constancia-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Keeps a text and gives back what was kept.
    @discardableResult
    func keep(_ text: String) throws -> SaltedValue {
        let value = try SaltedValue(text)
        try vault.put(value)
        return value
    }

    /// The names in the vault's directory.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: vault.directory).sorted()
    }

    /// Whether any file below the ledger's directory has the bytes of a value: the text, or the salt in any form.
    func hasTrace(of value: SaltedValue) throws -> Bool {
        let patterns = [Data(value.text.utf8), Data(value.salt.bytes), Data(value.salt.hex.utf8)]
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return try names.contains { name in
            let file = "\(path)/\(name)"
            let type = try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
            guard type == .typeRegular else { return false }
            let bytes = try Data(contentsOf: URL(filePath: file))
            return patterns.contains { bytes.range(of: $0) != nil }
        }
    }

    /// Writes an entry past the vault, as somebody with the file might.
    func tamper(_ commitment: Digest, _ entry: [UInt8]) throws {
        let environment = try Environment(path: vault.directory)
        let table = try environment.openTable(named: "values")
        let key = commitment.bytes
        try environment.write { try $0.put(entry.span, for: key.span, in: table) }
    }
}

/// The code that the vault refuses with, or nil when it does not.
func refusal(_ body: () throws -> Void) -> VaultError.Code? {
    do {
        try body()
        return nil
    } catch {
        return (error as? VaultError)?.code
    }
}
