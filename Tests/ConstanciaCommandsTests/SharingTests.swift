import EventLog
import Foundation
import Glibc
import Testing
import TransparencyLog

extension CommandLineTests {
    /// Several processes on one ledger.
    @Suite(.serialized) struct Sharing {
        @Test func `four processes record at once, every act exactly once`() throws {
            let ledger = try DemoLedger()
            let before = try ledger.size()
            let script = """
                for i in 0 1 2 3 4 5 6 7 8 9; do
                    "$PROGRAM" record "$1-$i.json" --ledger libro --key libro/keys/secretaria.key || exit 9
                done
                """
            var ids: [String] = []
            var children: [Child] = []
            for process in 0..<4 {
                for turn in 0..<10 {
                    let filing = (0...(turn % 3)).map { _ in EventID.new().description }
                    ids += filing
                    try ledger.folder.write("\(process)-\(turn).json", Acts.filing(ids: filing))
                }
            }
            for process in 0..<4 {
                children.append(
                    try Child(
                        ["-c", script, "sh", "\(process)"], in: ledger.folder, executable: "/bin/sh",
                        extra: ["PROGRAM": Program.path]))
            }
            for child in children {
                let run = try child.wait()
                #expect(run.exit == 0, "\(run.words)")
            }
            let recorded = try Journal(opening: ledger.directory, access: .readOnly).read { snapshot in
                try snapshot.events(in: before..<snapshot.size.value).map { $0.id.description }
            }
            #expect(recorded.sorted() == ids.sorted())
            let audit = try ledger.run(["audit"])
            #expect(audit.exit == 1, "\(audit.words)")
        }

        @Test func `a ledger that another process writes is waited for`() throws {
            let ledger = try DemoLedger()
            let journal = try Journal(opening: ledger.directory)
            let before = try ledger.sizeOf(journal)
            let child = try journal.write { _ in
                let child = try Child(
                    ["record", "-", "--ledger", "libro", "--key", "libro/keys/secretaria.key"], in: ledger.folder,
                    input: Array(Acts.progress().utf8))
                Thread.sleep(forTimeInterval: 1)
                #expect(try child.text().isEmpty)
                // Readers do not wait.
                #expect(try ledger.run(["log", "--limit", "1"]).exit == 0)
                return child
            }
            #expect(try child.wait().exit == 0)
            #expect(try ledger.sizeOf(journal) == before + 1)
        }

        @Test func `log --follow shows what another process records`() throws {
            let ledger = try DemoLedger()
            let before = try ledger.size()
            let child = try Child(["log", "--follow", "--from", "\(before)", "--ledger", "libro"], in: ledger.folder)
            #expect(try ledger.record(Acts.progress()).exit == 0)
            let end = ContinuousClock.now + .seconds(20)
            while try child.text().isEmpty, ContinuousClock.now < end { Thread.sleep(forTimeInterval: 0.05) }
            let text = try child.text()
            #expect(text.contains("\(before)  2026-06-01T09:00:00-05:00  commitment/C-2026-007"))
            child.send(SIGKILL)
            #expect(try child.wait().signal == SIGKILL)
        }
    }
}

extension DemoLedger {
    func sizeOf(_ journal: Journal) throws -> UInt64 { try journal.read { $0.size.value } }
}
