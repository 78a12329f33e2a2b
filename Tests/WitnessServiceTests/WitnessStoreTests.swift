import Foundation
import Testing
import TransparencyLog

@testable import WitnessService

/// The witness's memory, without a network.
@Suite struct WitnessStoreTests {
    let folder: Folder
    let log: ExampleLog
    let key: SigningKey
    let store: WitnessStore

    init() throws {
        folder = try Folder()
        log = try ExampleLog()
        key = try SigningKey(name: "control.example/witness", algorithm: .cosignatureV1)
        store = try WitnessStore(folder.path("state"))
        _ = try store.add(log.key.verifierKey)
    }

    private var file: String { folder.path("state/\(WitnessStore.name(of: log.key.name))/checkpoint") }

    @Test func `a log is registered once, and a second key of it beside the first`() throws {
        let other = try SigningKey(name: log.key.name).verifierKey
        #expect(try store.add(log.key.verifierKey) == false)
        #expect(try store.add(other) == true)
        #expect(try Set(store.logs()) == [log.key.verifierKey, other])
        #expect(throws: WitnessServiceError(.wrongKeyKind, "")) { try store.add(key.verifierKey) }
    }

    @Test func `what is cosigned is on disk before the answer, with both signatures and no stranger's`() async throws {
        let desk = try WitnessDesk(store, key: key)
        var request = try log.request(from: 0, to: 3)
        let stranger = try SigningKey(name: "example.org/stranger")
        var note = request.note
        for line in try UnverifiedNote(signing: note.text, with: [stranger]).signatures { note.append(line) }
        // A false line in the witness's own name would make the memory unreadable.
        note.append(try NoteSignature(name: key.name, keyID: key.keyID, signature: [UInt8](repeating: 7, count: 72)))
        request = AddCheckpointRequest(oldSize: 0, proof: [], note: note)
        guard case .cosigned = try await desk.answer(request.body) else {
            Issue.record("not cosigned")
            return
        }
        let kept = try UnverifiedNote(parsing: Array(Data(contentsOf: URL(filePath: file))))
        #expect(kept.signatures.map(\.name) == [log.key.name, key.name])
        #expect(try kept.verify(with: [log.key.verifierKey, key.verifierKey]).signatures.count == 2)
        #expect(try await desk.note(named: WitnessStore.name(of: log.key.name)) == Array(kept.encoded.utf8))
        #expect(try await desk.note(named: "../\(WitnessStore.name(of: log.key.name))") == nil)
    }

    @Test func `of many requests from the same size at once exactly one wins`() async throws {
        let desk = try WitnessDesk(store, key: key)
        _ = try await desk.answer(log.request(from: 0, to: 3).body)
        let bodies = try (4...9).map { try log.request(from: 3, to: $0).body }
        let statuses = await withTaskGroup { group in
            for body in bodies { group.addTask { (try? await desk.answer(body))?.status } }
            return await group.reduce(into: [Int?]()) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 200 }.count == 1)
        #expect(statuses.filter { $0 == 409 }.count == 5)
    }

    @Test func `two witnesses never share a folder`() throws {
        let first = try WitnessDesk(store, key: key)
        #expect(throws: WitnessServiceError(.alreadyServing, "")) { try WitnessDesk(store, key: key) }
        _ = first
    }

    @Test func `a damaged memory, or another key's, stops the witness instead of being taken for none`() async throws {
        do {
            let desk = try WitnessDesk(store, key: key)
            _ = try await desk.answer(log.request(from: 0, to: 3).body)
            let good = try Data(contentsOf: URL(filePath: file))
            var bad = good
            bad[log.key.name.utf8.count + 1] = UInt8(ascii: "2")
            for content in [Data(), bad, good.dropLast()] {
                try content.write(to: URL(filePath: file))
                await #expect(throws: WitnessServiceError(.stateDamaged, "")) {
                    try await desk.answer(log.request(from: 3, to: 5).body)
                }
            }
            try bad.write(to: URL(filePath: file))
        }
        #expect(throws: WitnessServiceError(.stateDamaged, "")) { try WitnessDesk(store, key: key) }
        let another = try SigningKey(name: key.name, algorithm: .cosignatureV1)
        #expect(throws: WitnessServiceError(.stateDamaged, "")) { try WitnessDesk(store, key: another) }
    }

    @Test func `where the memory cannot be written nothing is signed for, and the last checkpoint stands`() async throws
    {
        let desk = try WitnessDesk(store, key: key)
        _ = try await desk.answer(log.request(from: 0, to: 3).body)
        // A folder in the way of the temporary file.
        try FileManager.default.createDirectory(atPath: file + ".new", withIntermediateDirectories: false)
        await #expect(throws: WitnessServiceError(.system, "")) {
            try await desk.answer(log.request(from: 3, to: 5).body)
        }
        try FileManager.default.removeItem(atPath: file + ".new")
        #expect(try await desk.answer(log.request(from: 3, to: 5).body).status == 200)
    }

    @Test func `a log that is registered meanwhile is known at once`() async throws {
        let desk = try WitnessDesk(store, key: key)
        let late = try ExampleLog("example.org/late")
        #expect(try await desk.answer(late.request(from: 0, to: 2).body) == .unknownLog)
        _ = try store.add(late.key.verifierKey)
        #expect(try await desk.answer(late.request(from: 0, to: 2).body).status == 200)
        #expect(try await desk.answer(log.request(from: 0, to: 2).body).status == 200)
    }
}
