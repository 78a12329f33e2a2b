import Deliberation
import Evidence
import Testing
import TransparencyLog

/// A source that keeps something to itself, as a dishonest ledger would: all that it shows is authentic.
private struct Concealing: TrailSource {
    var log: SampleLog
    var conceals: (String) -> Bool
    /// The place from which the events of the concealed streams are not told; 0 for all of them.
    var from: UInt64 = 0

    func checkpointNote() throws -> String { try log.checkpointNote() }
    func timestampResponse() -> [UInt8]? { nil }
    func lastSeal(in size: TreeSize) throws -> UInt64? { try log.lastSeal(in: size) }
    func leaf(at seq: UInt64) throws -> [UInt8] { try log.leaf(at: seq) }
    func sequenceNumbers(ofStream stream: String, before end: UInt64) throws -> [UInt64] {
        try log.sequenceNumbers(ofStream: stream, before: end).filter { !conceals(stream) || $0 < from }
    }
    func streams(beginningWith prefix: String, before end: UInt64, limit: Int) throws -> [String] {
        try log.streams(beginningWith: prefix, before: end, limit: limit).filter { !conceals($0) || from > 0 }
    }
    func inclusionPath(of seq: UInt64, in size: TreeSize) throws -> [Digest] {
        try log.inclusionPath(of: seq, in: size)
    }
    func eventsProof(of places: [UInt64], in size: TreeSize) throws -> Multiproof {
        try log.eventsProof(of: places, in: size)
    }
    func sealedStreams(at size: TreeSize) -> any SealedStreamSource { log.sealedStreams(at: size) }
}

@Suite struct OmissionTests {
    /// A decision of a session at which somebody came by a delegation, with a correction elsewhere.
    private static func sealedLog() throws -> SampleLog {
        var log = try SampleLog.sample()
        let person = #"{"id":"a","office":"Ministerio del Interior, delegada"}"#
        try log.file(
            [
                SampleAct(.delegationIssued, stream: "delegation/DEL-2026-001"),
                SampleAct(
                    .attendanceStarted, stream: "session/S-2026-01",
                    data: #"{"capacity":"seat","delegationId":"DEL-2026-001","mode":"in-person","person":\#(person),"#
                        + #""seatId":"S1","sessionId":"S-2026-01"}"#),
                SampleAct(.correctionRecorded, stream: "correction/COR-2026-001"),
                SampleLog.stated,
            ], actor: "secretaria", key: SampleLog.secretariat(), recorded: "2026-03-02T15:00:00.000Z")
        try log.seal()
        return log
    }

    private static func verdict(
        _ conceals: @escaping (String) -> Bool, from: UInt64 = 0
    ) throws -> EvidenceError.Code? {
        let source = Concealing(log: try sealedLog(), conceals: conceals, from: from)
        let bytes = try TrailBuilder(source, rulebook: "hostile").trail(of: SampleLog.decision)
        return EvidenceTests.verdict(bytes, try SampleLog.policy())
    }

    @Test func `who conceals nothing has a complete trail`() throws {
        #expect(try Self.verdict { _ in false } == nil)
    }

    @Test(arguments: [
        "delegation/DEL-2026-001", "session/S-2026-01", "correction/COR-2026-001", "registry", "commission",
    ])
    func `a stream that the verdict rests on and that is left out is noticed`(stream: String) throws {
        let code: EvidenceError.Code?
        do {
            code = try Self.verdict { $0 == stream }
        } catch let error as EvidenceError {
            // The honest part of the program would not even make it.
            code = error.code
        }
        #expect([.incomplete, .unknownKey].contains(code), "\(stream): \(String(describing: code))")
    }

    @Test func `the delegation left out is told by its name`() throws {
        let source = Concealing(log: try Self.sealedLog()) { $0 == "delegation/DEL-2026-001" }
        let bytes = try TrailBuilder(source, rulebook: "hostile").trail(of: SampleLog.decision)
        #expect(EvidenceTests.verdict(bytes, try SampleLog.policy()) == .incomplete)
    }

    @Test func `the last event of a stream left out is noticed`() throws {
        // The last statement on the decision is the act at place 13.
        #expect(try Self.verdict({ $0 == SampleLog.decision }, from: 13) == .brokenStream)
    }

    @Test func `a seal that is not of all that comes before it is refused`() throws {
        for spoil in [
            { $0.size -= 1 }, { $0.size += 1 }, { $0.streams += 1 }, { $0.streams -= 1 },
            { $0.streamsRoot = Digest.sha256([]).hex },
        ] as [(inout CheckpointSealed) -> Void] {
            var log = try SampleLog.sample()
            try log.seal(spoil: spoil)
            let bytes = try log.builder.trail(of: SampleLog.decision)
            #expect([.invalidSeal, .streamsNotSealed].contains(try EvidenceTests.verdict(bytes)))
        }
    }
}
