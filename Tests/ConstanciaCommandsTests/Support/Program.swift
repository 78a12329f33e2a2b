import Foundation
import Glibc

/// How a run of a program ended, and what it said.
struct Run: Sendable {
    /// The exit code; nil where a signal ended it.
    let exit: Int32?
    let signal: Int32?
    let output: [UInt8]
    let errors: [UInt8]

    var text: String { String(decoding: output, as: UTF8.self) }
    /// All that was said, with line breaks and runs of spaces as one space: pages wrap.
    var words: String {
        (text + " " + String(decoding: errors, as: UTF8.self)).split { $0.isWhitespace }.joined(separator: " ")
    }
}

/// The built program, as a child process.
enum Program {
    /// `CONSTANCIA_BINARY`, else the one beside this test bundle, else the debug build of this package.
    static let path: String = {
        if let path = ProcessInfo.processInfo.environment["CONSTANCIA_BINARY"] { return path }
        let runner = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let beside = runner.map { URL(filePath: $0).deletingLastPathComponent().appending(path: "constancia").path }
        if let beside, FileManager.default.isExecutableFile(atPath: beside) { return beside }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return root.appending(path: ".build/debug/constancia").path
    }()

    /// What every child sees, and nothing of the machine's own settings.
    static func environment(language: String = "es") -> [String: String] {
        [
            "LANG": language == "en" ? "en_US.UTF-8" : "es_CO.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
            "SWIFT_BACKTRACE": "enable=no", "CONSTANCIA_MEMORY": "memory",
        ]
    }

    /// Runs the program to its end.
    static func run(
        _ arguments: [String], in folder: Folder, input: [UInt8] = [], language: String = "es",
        executable: String = path, extra: [String: String] = [:]
    ) throws -> Run {
        let child = try Child(
            arguments, in: folder, input: input, language: language, executable: executable, extra: extra)
        return try child.wait()
    }
}

/// A program that runs; its words go to files, so that no pipe can fill up.
final class Child {
    private let process = Process()
    private let output: URL
    private let errors: URL

    init(
        _ arguments: [String], in folder: Folder, input: [UInt8] = [], language: String = "es",
        executable: String = Program.path, extra: [String: String] = [:]
    ) throws {
        let name = UUID().uuidString
        output = folder.url.appending(path: ".\(name).out")
        errors = folder.url.appending(path: ".\(name).err")
        let source = folder.url.appending(path: ".\(name).in")
        for file in [output, errors] { try Data().write(to: file) }
        try Data(input).write(to: source)
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = Program.environment(language: language).merging(extra) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: source)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        try FileManager.default.removeItem(at: source)
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// What was written so far.
    func text() throws -> String { String(decoding: try Data(contentsOf: output), as: UTF8.self) }

    func wait() throws -> Run {
        process.waitUntilExit()
        let status = process.terminationStatus
        let isExit = process.terminationReason == .exit
        let run = Run(
            exit: isExit ? status : nil, signal: isExit ? nil : status, output: Array(try Data(contentsOf: output)),
            errors: Array(try Data(contentsOf: errors)))
        for file in [output, errors] { try FileManager.default.removeItem(at: file) }
        return run
    }
}
