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

    @Test func `A remembered head that cannot be opened is told, and the report counts those that were compared`()
        throws
    {
        let folder = try DemoLedger().folder
        #expect(try Self.audit("libro", in: folder).exit == 1)
        let heads = try #require(FileManager.default.enumerator(atPath: folder.path("memory")))
        let name = try #require(heads.compactMap { $0 as? String }.first { $0.split(separator: "/").count == 3 })
        let head = folder.path("memory/\(name)")
        #expect(try Self.audit("libro", in: folder).words.contains("comparado con 1 sello recordado."))
        // Whoever runs the tests may read every file, and nobody reads a folder as one.
        try FileManager.default.removeItem(atPath: head)
        try FileManager.default.createDirectory(atPath: head, withIntermediateDirectories: false)
        let blind = try Self.audit("libro", in: folder)
        let file = try #require(name.split(separator: "/").last)
        #expect(blind.words.contains("no se pudo abrir") && blind.words.contains(file), "\(blind.words)")
        #expect(blind.exit == 1 && blind.words.contains("comparado con 0 sellos recordados."), "\(blind.words)")
    }

    @Test func `An option of one value is refused when it is given twice, and one of many is not`() throws {
        let folder = try DemoLedger().folder
        let note = try Program.run(["checkpoint", "--ledger", "libro"], in: folder)
        try folder.write("sello.txt", note.text)
        let twice = try Self.audit("libro", in: folder, "--since", "sello.txt", "--since=sello.txt")
        #expect(twice.exit == 2 && twice.words.contains("«--since» está dos veces"), "\(twice.words)")
        let many = try Self.audit(
            "libro", in: folder, "--reading", "quorum.halfPlusOne=moreThanHalf", "--reading",
            "quorum.halfPlusOne=moreThanHalf", "--json", "--json")
        #expect(many.exit == 1, "\(many.words)")
        let status = try Program.run(["status", "--ledger", "libro", "--ledger", "otro"], in: folder)
        #expect(status.exit == 2 && status.words.contains("«--ledger» está dos veces"), "\(status.words)")
    }

    @Test func `A log that is founded again on the same machine is another log`() throws {
        let folder = try DemoLedger().folder
        #expect(try Self.audit("libro", in: folder).exit == 1)
        #expect(try Program.run(["demo", "--ledger", "otro"], in: folder).exit == 0)
        #expect(try Self.audit("otro", in: folder).exit == 1)
    }
}
