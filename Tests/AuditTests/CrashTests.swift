import EventLog
import Foundation
import Ledger
import Testing

/// The audit as a process of its own, for damage that LMDB does not survive.
enum Probe {
    static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "AuditProbe").path

    /// How a process ended that audited a ledger.
    struct Run {
        let isSignal: Bool
        let exit: Int32
        /// The digest of all rows, where nothing is broken.
        let rows: Substring?
    }

    static func run(_ directory: String) throws -> Run {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = [directory]
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return Run(
            isSignal: process.terminationReason == .uncaughtSignal, exit: process.terminationStatus,
            rows: text.split(separator: "\n").last.flatMap { $0.hasPrefix("rows ") ? $0.dropFirst(5) : nil })
    }

    /// Whether the audit noticed something: it said so, or died of it.
    static func notices(_ directory: String) throws -> Bool {
        let run = try run(directory)
        return run.isSignal || run.exit > 1
    }
}

@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: Probe.path), "AuditProbe is not built"))
struct `Damage below the rows` {
    private static let pageSize = 4_096

    /// A copy without free pages, so that every page counts.
    private let ledger: TestLedger
    private let copy: String
    private let bytes: Data

    init() throws {
        ledger = try TestLedger()
        let copy = ledger.directory + "/whole"
        try ledger.withLedger { _ = try $0.journal.backup(to: copy) }
        self.copy = copy
        bytes = try Data(contentsOf: URL(filePath: copy + "/data.mdb"))
    }

    private func notices(_ spoilt: Data) throws -> Bool {
        try spoilt.write(to: URL(filePath: copy + "/data.mdb"))
        return try Probe.notices(copy)
    }

    @Test func `is noticed where there is any, and only there`() throws {
        #expect(try !notices(bytes))
        for size in [0, 100, 4_096, 8_192, bytes.count / 2, bytes.count - Self.pageSize] {
            #expect(try notices(bytes.prefix(size)), "cut to \(size) bytes")
        }
    }

    @Test func `of a zeroed page or one that another takes the place of is noticed`() throws {
        let pages = bytes.count / Self.pageSize
        for page in stride(from: 2, to: pages, by: 3) {
            let range = page * Self.pageSize..<(page + 1) * Self.pageSize
            var zeroed = bytes
            zeroed.replaceSubrange(range, with: Data(count: Self.pageSize))
            #expect(try notices(zeroed), "page \(page) of \(pages) zeroed")
            var replaced = bytes
            let other = page + 1 < pages ? page + 1 : 2
            replaced.replaceSubrange(range, with: bytes[other * Self.pageSize..<(other + 1) * Self.pageSize])
            #expect(try notices(replaced), "page \(page) of \(pages) replaced by page \(other)")
        }
    }
}
