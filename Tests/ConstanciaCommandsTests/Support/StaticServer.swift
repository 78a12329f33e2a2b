import Foundation

/// A plain static web server, of another language and another hand, over one folder.
final class StaticServer {
    private let process = Process()
    /// Where it answers.
    let url: String

    init(_ folder: String) throws {
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        // "Serving HTTP on 127.0.0.1 port 39041 (http://127.0.0.1:39041/) ..."
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = line.firstMatch(of: /port ([0-9]+)/)?.1 else { throw SetupError(line) }
        url = "http://127.0.0.1:\(port)"
    }

    deinit { process.terminate() }
}
