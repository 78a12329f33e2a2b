import EventLog
import Foundation
import Glibc
import Testing
import TransparencyLog

extension CommandLineTests {
    /// What is left when `record` is ended at any moment: all of a filing or nothing, and never less than was said.
    @Suite(.serialized) struct Kills {
        static let sizes = [1, 2, 3, 5, 8, 13, 21, 34, 50]

        @Test func `kill -9 at any moment leaves a filing whole or absent, and loses nothing acknowledged`() throws {
            try endAtRandom(times: 200, SIGKILL)
        }

        /// Threads of a test runner block signals, and children inherit that: `env` gives a child the usual ones.
        static let env = "/usr/bin/env"
        static let canInterrupt =
            (try? Program.run(["--default-signal=INT", "true"], in: try Folder(), executable: env))?.exit == 0

        @Test(.enabled(if: canInterrupt, "children inherit blocked signals, and this env cannot unblock them"))
        func `Ctrl-C at any moment leaves a filing whole or absent, and loses nothing acknowledged`() throws {
            try endAtRandom(times: 20, SIGINT)
        }

        private func endAtRandom(times: Int, _ signal: Int32) throws {
            let ledger = try DemoLedger()
            let durations = try [Self.sizes[0], Self.sizes[8]].map { try duration(of: $0, ledger) }
            var tally = (recorded: 0, absent: 0, acknowledged: 0)
            for round in 0..<times {
                let count = Self.sizes[round % Self.sizes.count]
                let ids = (0..<count).map { _ in EventID.new().description }
                let before = try ledger.size()
                let child = try record(ids, ledger)
                let full = durations[0] + (durations[1] - durations[0]) * Double(count) / 50
                Thread.sleep(forTimeInterval: full * Double.random(in: 0...1.1))
                child.send(signal)
                let run = try child.wait()
                let isAcknowledged = run.exit == 0 || run.text.contains("Registrado:")
                #expect(run.exit == 0 || run.signal == signal, "\(run.words)")
                let isRecorded = try check(ledger, ids, before: before)
                if isAcknowledged { #expect(isRecorded, "acknowledged and lost: round \(round)") }
                tally.recorded += isRecorded ? 1 : 0
                tally.absent += isRecorded ? 0 : 1
                tally.acknowledged += isAcknowledged ? 1 : 0
            }
            // The moments must have been spread over what the command does, or nothing was tried; a few say nothing.
            if times >= 200 { #expect(tally.recorded > 0 && tally.absent > 0, "\(tally)") }
            let audit = try ledger.run(["audit"])
            #expect(audit.exit == 1, "\(audit.words)")
            #expect(audit.words.hasPrefix("ÍNTEGRO, CON HALLAZGOS"))
            #expect(try ledger.record(Acts.progress()).exit == 0)
        }

        private func record(_ ids: [String], _ ledger: DemoLedger) throws -> Child {
            let command = ["record", "-", "--ledger", "libro", "--key", "libro/keys/secretaria.key"]
            return try Child(
                Self.canInterrupt ? ["--default-signal=INT", Program.path] + command : command, in: ledger.folder,
                input: Array(Acts.filing(ids: ids).utf8), executable: Self.canInterrupt ? Self.env : Program.path)
        }

        /// The longest of three undisturbed runs.
        private func duration(of count: Int, _ ledger: DemoLedger) throws -> Double {
            let clock = ContinuousClock()
            return try (0..<3).map { _ in
                let ids = (0..<count).map { _ in EventID.new().description }
                let start = clock.now
                let run = try record(ids, ledger).wait()
                let time = clock.now - start
                #expect(run.exit == 0, "\(run.words)")
                return Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
            }.max() ?? 0
        }

        /// Holds the log against what was handed in; opening holds its head against the tree and the checkpoint file.
        private func check(_ ledger: DemoLedger, _ ids: [String], before: UInt64) throws -> Bool {
            let journal = try Journal(opening: ledger.directory, access: .readOnly)
            return try journal.read { snapshot in
                let found = try ids.map { try EventID($0).flatMap { try snapshot.seq(of: $0) } }
                let places = found.compactMap { $0 }
                #expect(places.isEmpty || places.count == ids.count, "half a filing")
                #expect(places == places.indices.map { before + UInt64($0) })
                #expect(snapshot.size.value == before + UInt64(places.count))
                let head = try UnverifiedNote(parsing: snapshot.checkpointNote)
                let checkpoint = try VerifiedCheckpoint(head, logKey: journal.logKey, origin: journal.origin).checkpoint
                #expect(checkpoint.size == snapshot.size)
                #expect(try snapshot.root(of: snapshot.size) == checkpoint.root)
                for view in ["commitments", "sessions"] {
                    #expect(try snapshot.viewPosition(view) == snapshot.size.value)
                }
                return !places.isEmpty
            }
        }
    }
}
