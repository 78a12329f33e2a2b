import Dispatch
import EventLog
import Foundation
import LMDB
import Testing
import TransparencyLog

@Suite struct SharingTests {
    typealias Committer = GroupCommitter<VerifiedFiling, Receipt>

    let directory: TemporaryDirectory
    let journal: Journal

    init() throws {
        directory = try TemporaryDirectory()
        journal = try Sample.journal(directory)
    }

    private func committer(_ batches: Locked<[Int]>? = nil) -> Committer {
        Committer(journal) { requests, log in
            batches?.change { $0.append(requests.count) }
            var results: [Result<Receipt, any Error>] = []
            for request in requests {
                do {
                    results.append(.success(try log.append(request)))
                } catch {
                    results.append(.failure(error))
                }
            }
            return results
        }
    }

    @Test func `every caller of a group learns its own result and a refused one leaves no trace`() throws {
        let batches = Locked<[Int]>([])
        let committer = committer(batches)
        let callers = 8
        let rounds = 20
        let outcomes = Locked<[String]>([])
        let group = DispatchGroup()
        for caller in 0..<callers {
            group.enter()
            try DedicatedThread.start {
                for round in 0..<rounds {
                    // Every fourth filing of a caller repeats a version and must be refused, alone.
                    let isStale = round % 4 == 3
                    let version = isStale ? 0 : round - round / 4
                    do {
                        let filing = try Sample.filing(Sample.intent("caller/\(caller)", version))
                        let receipt = try committer.submit(filing)
                        let isOwn = receipt.filing == filing.id && receipt.events[0].id == filing.intents[0].id
                        outcomes.change { $0.append(!isStale && isOwn ? "taken" : "wrong") }
                    } catch {
                        let code = (error as? EventLogError)?.code
                        outcomes.change { $0.append(isStale && code == .staleVersion ? "refused" : "wrong") }
                    }
                }
                group.leave()
            }
        }
        group.wait()
        #expect(outcomes.value.filter { $0 == "taken" }.count == callers * rounds * 3 / 4)
        #expect(outcomes.value.filter { $0 == "refused" }.count == callers * rounds / 4)
        #expect(batches.value.reduce(0, +) == callers * rounds && batches.value.count < callers * rounds)
        #expect(try journal.events().count == callers * rounds * 3 / 4)
        try journal.verifyEverything()
    }

    @Test func `tasks submit without blocking each other`() async throws {
        let committer = committer()
        let seqs = try await withThrowingTaskGroup(of: UInt64.self) { group in
            for number in 0..<50 {
                group.addTask {
                    let filing = try Sample.filing(Sample.intent("task/\(number)"))
                    return try await committer.submit(filing).firstSeq
                }
            }
            return try await group.reduce(into: Set<UInt64>()) { $0.insert($1) }
        }
        #expect(seqs == Set(0..<50))
    }

    @Test func `when a transaction fails as a whole everyone is told`() throws {
        struct Broken: Error {}
        let committer = Committer(journal) { requests, log in
            for request in requests { _ = try log.append(request) }
            throw Broken()
        }
        for _ in 0..<3 {
            let filing = try Sample.filing(Sample.intent())
            #expect(throws: Broken.self) { try committer.submit(filing) }
        }
        #expect(try journal.events().isEmpty)
    }

    @Test(.timeLimit(.minutes(10))) func `a follower gets what is there and what comes, across batches`() async throws {
        let past = try (0..<600).map { try Sample.intent("past", $0) }
        let filing = try Sample.filing(past)
        func appendPast() throws { _ = try journal.write { try $0.append(filing) } }
        try appendPast()
        let events = journal.follow(from: 10)
        let writer = Task { [journal] in
            for version in 0..<3 {
                try await Task.sleep(for: .milliseconds(30))
                func appendNew() throws { try journal.append(Sample.intent("new", version)) }
                try appendNew()
            }
        }
        var seen: [UInt64] = []
        for try await event in events {
            seen.append(event.seq)
            if event.seq == 602 { break }
        }
        try await writer.value
        #expect(seen == Array(10...602))
    }

    @Test(.timeLimit(.minutes(10))) func `a cancelled follower ends`() async throws {
        let events = journal.follow(from: 0)
        let task = Task {
            var count = 0
            for try await _ in events { count += 1 }
            return count
        }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        #expect(try await task.value == 0)
    }

    @Test func `a backup taken while writes go on is a sound ledger without the key`() throws {
        let isDone = Locked(false)
        let ended = DispatchSemaphore(value: 0)
        try DedicatedThread.start { [journal] in
            var version = 0
            while !isDone.value {
                _ = try? journal.append(Sample.intent("s", version))
                version += 1
            }
            ended.signal()
        }
        for round in 0..<3 {
            let path = directory.path + "/backup-\(round)"
            let size = try journal.backup(to: path)
            #expect(Set(try FileManager.default.contentsOfDirectory(atPath: path)) == ["data.mdb", "checkpoint"])
            let backup = try Journal(opening: path, access: .readOnlyUnlocked)
            #expect(backup.checkpointFileState == .current)
            #expect(try backup.events().count == Int(size.value))
            try backup.verifyEverything()
            #expect(refusal { try journal.backup(to: path) } == .ledgerExists)
        }
        isDone.change { $0 = true }
        ended.wait()
    }

    @Test func `a full disk refuses a filing, loses nothing, and room makes it work again`() throws {
        let mountPoint = directory.path + "/small"
        try FileManager.default.createDirectory(atPath: mountPoint, withIntermediateDirectories: true)
        let arguments = ["-t", "tmpfs", "-o", "size=3m", "tmpfs", mountPoint]
        let mount = try? Process.run(URL(filePath: "/bin/mount"), arguments: arguments)
        mount?.waitUntilExit()
        guard mount?.terminationStatus == 0 else { try Test.cancel("only root may mount a small file system") }
        defer { try? Process.run(URL(filePath: "/bin/umount"), arguments: ["-l", mountPoint]).waitUntilExit() }
        let journal = try Journal.create(
            at: mountPoint + "/ledger", origin: Sample.origin, logKey: Sample.logKey())
        let data = #"{"a":"\#(String(repeating: "x", count: 60_000))"}"#
        let filler = mountPoint + "/filler"
        try Data(count: 1 << 20).write(to: URL(filePath: filler))
        var version = 0
        var code: EventLogError.Code?
        while code == nil, version < 100 {
            code = refusal { try journal.append(Sample.intent("s", version, data: data)) }
            if code == nil { version += 1 }
        }
        #expect(code == .diskFull && version > 0)
        try journal.verifyEverything()
        try FileManager.default.removeItem(atPath: filler)
        try journal.append(Sample.intent("s", version, data: data))
        try journal.verifyEverything()
    }
}
