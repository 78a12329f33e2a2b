import Audit
import Deliberation
import EventLog
import Evidence
import Foundation
import Testing
import TransparencyLog

@testable import ConstanciaCommands

extension CommandLineTests {
    /// A control body that has only a file must learn what whoever audits the whole ledger learns of the same acts.
    @Suite struct TrailsBesideTheAudit {
        /// A year of the commission, sealed at its end.
        private static func year(_ body: (Journal, Policy, AuditResult) throws -> Void) throws {
            let folder = try Folder()
            #expect(try Program.run(["demo", "--ledger", "libro"], in: folder).exit == 0)
            let sealed = try Program.run(
                ["checkpoint", "--seal", "--ledger", "libro", "--key", "libro/keys/secretaria.key"], in: folder)
            #expect(sealed.exit == 0)
            let journal = try Journal(opening: folder.path("libro"), access: .readOnly)
            try body(journal, try PolicyFile.read(folder.path("libro/policy")), try Auditor.audit(journal))
        }

        private static func judged(_ stream: String, _ journal: Journal, _ policy: Policy) throws -> JudgedTrail {
            let builder = TrailBuilder(try LedgerTrail(journal), rulebook: "test")
            let bytes = try builder.trail(of: stream, with: try LedgerTrail.following(stream, in: journal))
            return try UnverifiedTrail(parsing: bytes).authenticate(policy: policy).completed().judged()
        }

        @Test func `trails of a year find of their core what the audit finds`() throws {
            try Self.year { journal, policy, audit in
                var streams: [String] = []
                try journal.read {
                    try $0.scanStreams {
                        streams.append($0.text); return true
                    }
                }
                let kinds = ["decision/", "session/", "minutes/", "delegation/", "route/", "seat/S1", "registry"]
                for stream in streams where kinds.contains(where: stream.hasPrefix) {
                    let trail = try Self.judged(stream, journal, policy)
                    let places = Set(
                        trail.acts.filter { trail.complete.core.contains($0.event.streamName) }.map(\.seq))
                    let unjudged = Set(trail.unjudged.map { "\($0.seq) \($0.ruleID)" })
                    let found = Set(trail.findings.map { "\($0.act.seq) \($0.breach.ruleID)" })
                    // What corrections change is judged on the whole log a second time.
                    let expected = audit.findings.filter {
                        places.contains($0.seq)
                            && ($0.ruleID != "CORE-CORRECTION" || $0.stream.hasPrefix("correction/"))
                    }.map { "\($0.seq) \($0.ruleID)" }
                    #expect(Set(expected).subtracting(unjudged) == found, "\(stream)")
                    #expect(unjudged.isEmpty, "\(stream): \(trail.unjudged)")
                }
            }
        }
    }
}
