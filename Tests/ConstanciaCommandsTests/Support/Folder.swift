import EventLog
import Foundation
import Testing
import TransparencyLog

/// A temporary folder that is removed with its last reference.
final class Folder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "constancia-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }

    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appending(path: name))) }

    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(at: url.appending(path: name), to: url.appending(path: other))
    }
}

/// A ledger of the demonstration in a folder of its own.
final class DemoLedger: Sendable {
    /// Made once: every other one is a copy.
    private static let original = Result { () throws -> Folder in
        let folder = try Folder()
        let run = try Program.run(["demo", "--ledger", "libro"], in: folder)
        guard run.exit == 0 else { throw SetupError(run.words) }
        return folder
    }

    let folder: Folder
    var directory: String { folder.path("libro") }

    init() throws {
        folder = try Folder()
        try FileManager.default.copyItem(
            at: try Self.original.get().url.appending(path: "libro"), to: folder.url.appending(path: "libro"))
    }

    func run(_ arguments: [String], input: [UInt8] = [], language: String = "es") throws -> Run {
        try Program.run(arguments + ["--ledger", "libro"], in: folder, input: input, language: language)
    }

    /// `record` from standard input, signed by an actor of the demonstration.
    func record(_ input: String, as actor: String = "secretaria", language: String = "es") throws -> Run {
        try run(["record", "-", "--key", "libro/keys/\(actor).key"], input: Array(input.utf8), language: language)
    }

    /// How many events there are.
    func size() throws -> UInt64 {
        try Journal(opening: directory, access: .readOnly).read { $0.size.value }
    }
}

struct SetupError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Acts that the demonstration's ledger takes.
enum Acts {
    /// How many acts the demonstration leaves.
    static let demonstrationSize: UInt64 = 454

    /// A progress report on a commitment that is open.
    static func progress(
        id: String? = nil, occurred: String = "2026-06-01T09:00:00-05:00", percent: String = "10",
        narrative: String = "Avance", extra: String = ""
    ) -> String {
        let id = id.map { "\"id\":\"\($0)\"," } ?? ""
        return """
            {"type":"commitment.progress.reported",\(id)\(extra)"occurred":"\(occurred)","data":{"commitmentId":\
            "C-2026-007","percent":\(percent),"narrative":"\(narrative)","evidence":[],"reporter":"dnp"}}
            """
    }

    static func filing(ids: [String]) -> String { "[" + ids.map { progress(id: $0) }.joined(separator: ",") + "]" }
}

/// Everything here starts the built program as people do.
@Suite struct CommandLineTests {}
