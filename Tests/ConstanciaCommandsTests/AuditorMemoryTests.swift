import Foundation
import Testing

/// What an auditor's machine remembers is held against the ledger at every audit.
@Suite struct AuditorMemoryTests {
    /// Puts the files of one ledger in the place of another's; the lock belongs to neither.
    private static func put(_ name: String, over other: String, in folder: Folder) throws {
        try? FileManager.default.removeItem(atPath: folder.path(other))
        try folder.copy(name, to: other)
        try? FileManager.default.removeItem(atPath: folder.path(other + "/lock.mdb"))
    }

    private static func seal(_ name: String, in folder: Folder) throws {
        let run = try Program.run(
            ["checkpoint", "--seal", "--ledger", name, "--key", "\(name)/keys/secretaria.key"], in: folder)
        #expect(run.exit == 0, "\(run.words)")
    }

    private static func audit(_ name: String, in folder: Folder, _ more: String...) throws -> Run {
        try Program.run(["audit", "--ledger", name] + more, in: folder)
    }

    @Test func `An earlier state put back with its own checkpoint file is a rollback for who saw the later one`() throws
    {
        let folder = try DemoLedger().folder
        try folder.copy("libro", to: "antes")
        try Self.seal("libro", in: folder)
        #expect(try Self.audit("libro", in: folder).exit == 1)
        try Self.put("antes", over: "libro", in: folder)
        let back = try Self.audit("libro", in: folder)
        #expect(back.exit == 4 && back.text.contains("rollback"), "\(back.text)")
        #expect(try Self.audit("libro", in: folder, "--no-memory").exit == 1)
    }

    @Test func `Two continuations of one state are a fork for who saw both`() throws {
        let folder = try DemoLedger().folder
        try folder.copy("libro", to: "otro")
        for name in ["libro", "otro"] { try Self.seal(name, in: folder) }
        #expect(try Self.audit("libro", in: folder).exit == 1)
        let second = try Self.audit("otro", in: folder)
        #expect(second.exit == 4 && second.text.contains("fork"), "\(second.text)")
    }

    @Test func `A log of a known name with a key that was never seen is named`() throws {
        let folder = try DemoLedger().folder
        #expect(try Self.audit("libro", in: folder).exit == 1)
        let elsewhere = ["CONSTANCIA_MEMORY": "elsewhere"]
        #expect(try Program.run(["demo", "--ledger", "otro"], in: folder, extra: elsewhere).exit == 0)
        let second = try Self.audit("otro", in: folder)
        #expect(second.exit == 4 && second.text.contains("logKeyChanged"), "\(second.text)")
    }

    @Test func `A log that is founded again on the same machine is another log`() throws {
        let folder = try DemoLedger().folder
        #expect(try Self.audit("libro", in: folder).exit == 1)
        #expect(try Program.run(["demo", "--ledger", "otro"], in: folder).exit == 0)
        #expect(try Self.audit("otro", in: folder).exit == 1)
    }
}
