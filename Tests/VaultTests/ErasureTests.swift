import Foundation
import LMDB
import Testing
import TransparencyLog

@testable import Vault

@Suite struct ErasureTests {
    let folder: VaultFolder

    init() throws { folder = try VaultFolder() }

    /// Short values share a page with others, long ones have pages of their own; in between they move on every change.
    private func keepMany() throws -> [SaltedValue] {
        try (0..<40).map { index in
            let length = [12, 300, 1_900, 9_000][index % 4]
            return try folder.keep("Dato \(index): " + String(repeating: "\(index % 10)", count: length))
        }
    }

    @Test func `no byte of an erased value or its salt is left in any file, and every other value is`() throws {
        let values = try keepMany()
        for value in values { #expect(try folder.hasTrace(of: value)) }
        // One by one, first, last and in the middle of their pages, and several at once.
        var gone: [SaltedValue] = []
        for erased in [[values[0]], [values[3]], [values[39]], Array(values[10..<20]), [values[21]]] {
            #expect(try folder.vault.erase(erased.map(\.commitment)) == erased.map(\.commitment))
            gone += erased
            for value in gone { #expect(try !folder.hasTrace(of: value), "\(value.text.prefix(10))") }
        }
        for value in values where !gone.contains(value) {
            #expect(try folder.vault.value(of: value.commitment) == value.text)
        }
        #expect(try folder.vault.check() == VaultContents(count: values.count - gone.count, faults: []))
    }

    @Test func `the last value leaves an empty vault that works`() throws {
        let value = try folder.keep("Vocera de la veeduría")
        #expect(try folder.vault.erase([value.commitment, Digest.sha256([1])]) == [value.commitment])
        #expect(try !folder.hasTrace(of: value))
        #expect(try folder.vault.value(of: value.commitment) == nil)
        #expect(try folder.vault.erase([value.commitment]).isEmpty)
        let other = try folder.keep("Otra")
        #expect(try folder.vault.value(of: other.commitment) == "Otra")
    }

    @Test func `what is not held does not rewrite the file`() throws {
        try folder.keep("Vocera")
        let kept = try #require(
            try FileManager.default.attributesOfItem(atPath: folder.file)[.systemFileNumber] as? Int)
        #expect(try folder.vault.erase([Digest.sha256([1])]).isEmpty)
        let now = try #require(try FileManager.default.attributesOfItem(atPath: folder.file)[.systemFileNumber] as? Int)
        #expect(now == kept)
    }

    @Test func `the bytes of the replaced file are zeros before its name goes`() throws {
        let value = try folder.keep("Vocera de la veeduría")
        // A name of the test's own keeps the old file in sight.
        let witness = folder.path + "/witness"
        try FileSystem.link(folder.file, as: witness)
        #expect(try folder.hasTrace(of: value))
        _ = try folder.vault.erase([value.commitment])
        let bytes = try FileSystem.read(witness, limit: 1 << 24)
        #expect(bytes.count >= 4_096)
        #expect(bytes.allSatisfy { $0 == 0 })
    }
}

/// A crash at each step of a rewriting, as the files that it leaves.
@Suite struct InterruptedErasureTests {
    let folder: VaultFolder
    let value: SaltedValue
    let other: SaltedValue
    var old: String { folder.file + ".old" }
    var next: String { folder.vault.directory + "/next" }

    init() throws {
        folder = try VaultFolder()
        value = try folder.keep("Vocera de la veeduría")
        other = try folder.keep("Gremio de ejemplo")
    }

    private func expectWhole(_ held: [SaltedValue]) throws {
        #expect(try folder.vault.check() == VaultContents(count: held.count, faults: []))
        #expect(try folder.names() == ["data.mdb", "lock.mdb"])
        for value in held { #expect(try folder.vault.value(of: value.commitment) == value.text) }
    }

    @Test func `while the new file is written: the old one stands, and the new one leaves no trace`() throws {
        try FileSystem.makeDirectory(next, mode: 0o700)
        let half = try FileSystem.read(folder.file, limit: 1 << 24)
        try FileSystem.create(next + "/data.mdb", half, mode: 0o600)
        try FileSystem.link(next + "/data.mdb", as: folder.path + "/witness")
        try expectWhole([value, other])
        #expect(try FileSystem.read(folder.path + "/witness", limit: 1 << 24).allSatisfy { $0 == 0 })
    }

    @Test func `before the renaming: the second name goes and the file stays`() throws {
        try FileSystem.link(folder.file, as: old)
        try expectWhole([value, other])
        #expect(try folder.vault.erase([value.commitment]) == [value.commitment])
        #expect(try !folder.hasTrace(of: value))
        try expectWhole([other])
    }

    @Test func `after the renaming: what the old file held is overwritten by the next task`() throws {
        let before = try FileSystem.read(folder.file, limit: 1 << 24)
        _ = try folder.vault.erase([value.commitment])
        try FileSystem.create(old, before, mode: 0o600)
        #expect(try folder.hasTrace(of: value))
        try expectWhole([other])
        #expect(try !folder.hasTrace(of: value))
    }
}
