import EventLog
import Foundation
import Glibc
import Testing
import TransparencyLog

extension CommandLineTests {
    /// Disks that are full and folders that may not be written.
    @Suite struct Surroundings {
        static let isRoot = geteuid() == 0

        static let canMount: Bool = {
            guard isRoot, let folder = try? Folder() else { return false }
            guard mount(folder, ["-t", "tmpfs", "-o", "size=1m", "tmpfs"]) else { return false }
            return unmount(folder)
        }()

        private static func mount(_ folder: Folder, _ options: [String]) -> Bool {
            guard let home = try? Folder() else { return false }
            return (try? Program.run(options + [folder.url.path], in: home, executable: "/usr/bin/mount"))?.exit == 0
        }

        @discardableResult
        private static func unmount(_ folder: Folder) -> Bool {
            guard let home = try? Folder() else { return false }
            return (try? Program.run([folder.url.path], in: home, executable: "/usr/bin/umount"))?.exit == 0
        }

        @Test(.enabled(if: canMount, "a small file system can be mounted only by root, outside a closed container"))
        func `a full disk stops a filing whole, and room lets the next one in`() throws {
            let ledger = try DemoLedger()
            let disk = try Folder()
            #expect(Self.mount(disk, ["-t", "tmpfs", "-o", "size=1m", "tmpfs"]))
            defer { Self.unmount(disk) }
            // The demonstration's proof stands beside its ledger, and would take the room that the copy needs.
            try FileManager.default.removeItem(at: ledger.folder.url.appending(path: "libro/D-2026-003.constancia"))
            try FileManager.default.copyItem(
                at: ledger.folder.url.appending(path: "libro"), to: disk.url.appending(path: "libro"))
            let arguments = ["record", "-", "--ledger", disk.path("libro"), "--key", "libro/keys/secretaria.key"]
            let ids = (0..<1_000).map { _ in EventID.new().description }
            for language in ["es", "en"] {
                let run = try Program.run(
                    arguments, in: ledger.folder, input: Array(Acts.filing(ids: ids).utf8), language: language)
                #expect(run.exit == 5, "\(run.words)")
                #expect(run.words.contains(language == "es" ? "¿disco lleno?" : "disk full?"), "\(run.words)")
            }
            let size = try Journal(opening: disk.path("libro"), access: .readOnly).read { $0.size.value }
            #expect(size == Acts.demonstrationSize)
            #expect(try ledger.runPlain(["audit", "--ledger", disk.path("libro")]).exit == 1)
            let run = try Program.run(arguments, in: ledger.folder, input: Array(Acts.progress().utf8))
            #expect(run.exit == 0, "\(run.words)")
        }

        @Test(.enabled(if: canMount, "a file system can be mounted read-only only by root"))
        func `a read-only file system can be read and audited, not written`() throws {
            let ledger = try DemoLedger()
            let place = try Folder()
            let source = ledger.folder.url.appending(path: "libro").path
            #expect(Self.mount(place, ["--bind", source]))
            defer { Self.unmount(place) }
            #expect(Self.mount(place, ["-o", "remount,ro,bind"]))
            #expect(try ledger.runPlain(["log", "--ledger", place.url.path]).exit == 0)
            #expect(try ledger.runPlain(["audit", "--ledger", place.url.path]).exit == 1)
            try expectRefusal(ledger, place.url.path, executable: Program.path, [])
        }

        @Test(
            .enabled(
                if: isRoot && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv"),
                "another user is taken on with setpriv, by root"))
        func `a folder that another user may not write is refused`() throws {
            let ledger = try DemoLedger()
            for path in [ledger.folder.url.path, ledger.directory] {
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            }
            let other = ["--reuid=65534", "--regid=65534", "--clear-groups", Program.path]
            try ledger.folder.copy("libro/keys/secretaria.key", to: "suya.key")
            try FileManager.default.setAttributes(
                [.ownerAccountID: 65_534, .groupOwnerAccountID: 65_534],
                ofItemAtPath: ledger.folder.path("suya.key"))
            try expectRefusal(ledger, ledger.directory, executable: "/usr/bin/setpriv", other, key: "suya.key")
        }

        private func expectRefusal(
            _ ledger: DemoLedger, _ directory: String, executable: String, _ prefix: [String],
            key: String = "libro/keys/secretaria.key"
        ) throws {
            for (language, word) in [("es", "Permiso denegado"), ("en", "Permission denied")] {
                let run = try Program.run(
                    prefix + ["record", "-", "--ledger", directory, "--key", key], in: ledger.folder,
                    input: Array(Acts.progress().utf8), language: language, executable: executable)
                #expect(run.exit == 5, "\(run.words)")
                #expect(run.words.contains(word), "\(run.words)")
            }
            #expect(try ledger.size() == Acts.demonstrationSize)
        }
    }
}
