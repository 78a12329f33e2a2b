import Foundation
import LMDB
import Testing
import TransparencyLog

@testable import Vault

@Suite struct PersonalVaultTests {
    let folder: VaultFolder

    init() throws { folder = try VaultFolder() }

    @Test func `a value is found by its commitment and by no other`() throws {
        let value = try folder.keep("Vocera de la veeduría")
        let other = try folder.keep("Gremio de ejemplo")
        #expect(try folder.vault.value(of: value.commitment) == "Vocera de la veeduría")
        #expect(try folder.vault.value(of: other.commitment) == "Gremio de ejemplo")
        #expect(try folder.vault.value(of: Digest.sha256([1])) == nil)
        #expect(try folder.vault.holds(value.commitment))
        #expect(try !folder.vault.holds(Digest.sha256([1])))
    }

    @Test func `asking makes nothing`() throws {
        #expect(try folder.vault.value(of: Digest.sha256([1])) == nil)
        #expect(try folder.vault.erase([Digest.sha256([1])]).isEmpty)
        #expect(try folder.vault.check() == VaultContents())
        #expect(!FileSystem.exists(folder.vault.directory))
    }

    @Test func `only the owner may enter, and a vault that others may enter is not opened`() throws {
        let value = try folder.keep("Vocera")
        #expect(try FileSystem.permissions(of: folder.vault.directory) == 0o700)
        for name in try folder.names() {
            #expect(try FileSystem.permissions(of: folder.vault.directory + "/" + name) == 0o600, "\(name)")
        }
        for path in [folder.vault.directory, folder.file] {
            let mode = try FileSystem.permissions(of: path)
            try FileManager.default.setAttributes([.posixPermissions: mode | 0o040], ofItemAtPath: path)
            #expect(refusal { _ = try folder.vault.value(of: value.commitment) } == .vaultPermissions, "\(path)")
            #expect(refusal { _ = try folder.vault.erase([value.commitment]) } == .vaultPermissions, "\(path)")
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        #expect(try folder.vault.value(of: value.commitment) == "Vocera")
    }

    @Test func `the files are the owner's alone after an erasure too`() throws {
        try folder.keep("Vocera")
        _ = try folder.vault.erase([try folder.keep("Vocero").commitment])
        #expect(try FileSystem.permissions(of: folder.file) == 0o600)
        #expect(try folder.names() == ["data.mdb", "lock.mdb"])
    }

    @Test func `a check finds every altered entry and counts the rest`() throws {
        let values = try (0..<4).map { try folder.keep("Dato \($0)") }
        #expect(try folder.vault.check() == VaultContents(count: 4, faults: []))
        // Another text under the same salt, another salt under the same text, and bytes that are no entry.
        let forged = try [
            SaltedValue("Otro", salt: values[0].salt).stored, SaltedValue("Dato 1", salt: values[2].salt).stored,
            Array("no".utf8),
        ]
        for (value, entry) in zip(values, forged) { try folder.tamper(value.commitment, entry) }
        let expected: [VaultFault] = [
            VaultFault(commitment: values[0].commitment.hex, kind: .mismatch),
            VaultFault(commitment: values[1].commitment.hex, kind: .mismatch),
            VaultFault(commitment: values[2].commitment.hex, kind: .unreadable),
        ]
        let contents = try folder.vault.check()
        #expect(contents.count == 4)
        #expect(contents.faults == expected.sorted { $0.commitment < $1.commitment })
        for value in values[..<3] {
            #expect(refusal { _ = try folder.vault.value(of: value.commitment) } == .vaultDamaged)
        }
        #expect(try folder.vault.value(of: values[3].commitment) == "Dato 3")
    }

    @Test func `a file that is no environment is damage and not a crash`() throws {
        let value = try folder.keep("Vocera")
        try FileSystem.replace(folder.file, with: [UInt8](repeating: 7, count: 20_000), mode: 0o600)
        #expect(refusal { _ = try folder.vault.value(of: value.commitment) } == .vaultDamaged)
        #expect(refusal { _ = try folder.vault.check() } == .vaultDamaged)
    }

    @Test func `callers on many threads take turns`() throws {
        let folder = folder
        DispatchQueue.concurrentPerform(iterations: 8) { index in
            for turn in 0..<5 {
                guard let value = try? folder.keep("Dato \(index) \(turn)") else { continue }
                if turn == 0 { _ = try? folder.vault.erase([value.commitment]) }
            }
        }
        #expect(try folder.vault.check() == VaultContents(count: 8 * 4, faults: []))
    }
}
