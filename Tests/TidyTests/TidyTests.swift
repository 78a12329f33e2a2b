import Foundation
import Testing

/// The rules of the house that the compiler does not check, each tested on a text that breaks it.
@Suite struct TidyTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func files(under folders: [String]) -> [(path: String, text: String)] {
        folders.flatMap { folder in
            let base = root.appending(path: folder).path
            let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
            return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
                let path = "\(base)/\(name)"
                return (try? String(contentsOfFile: path, encoding: .utf8)).map { ("\(folder)/\(name)", $0) }
            }
        }
    }

    /// Who may import whom (design 3), and what each may take from outside.
    static let allowedImports: [String: Set<String>] = [
        "LMDB": ["CLMDB", "Glibc", "Synchronization"],
        "CanonicalJSON": ["Swift"],
        "TransparencyLog": ["Crypto"],
        "Timestamping": ["TransparencyLog", "SwiftASN1", "X509", "Crypto", "FoundationEssentials"],
        "WitnessService": [
            "TransparencyLog", "LMDB", "Hummingbird", "HummingbirdCore", "AsyncHTTPClient", "HTTPTypes", "Logging",
            "NIOCore", "NIOHTTP1", "FoundationEssentials",
        ],
        "EventLog": [
            "LMDB", "TransparencyLog", "CanonicalJSON", "Synchronization", "Dispatch", "FoundationEssentials",
        ],
        "Vault": ["LMDB", "TransparencyLog", "CanonicalJSON"],
        "Deliberation": ["CanonicalJSON", "Synchronization"],
        "Projections": ["Deliberation"],
        "Ledger": [
            "Deliberation", "Projections", "EventLog", "Vault", "TransparencyLog", "CanonicalJSON", "Yams",
            "FoundationEssentials",
        ],
        "Audit": [
            "Deliberation", "Projections", "EventLog", "TransparencyLog", "LMDB", "FoundationEssentials", "Dispatch",
            "Synchronization",
        ],
        "Evidence": ["TransparencyLog", "Deliberation", "Projections", "CanonicalJSON"],
        "Publication": [
            "LMDB", "TransparencyLog", "EventLog", "Deliberation", "Ledger", "AsyncHTTPClient", "NIOCore", "NIOHTTP1",
            "FoundationEssentials", "Glibc",
        ],
        "ConstanciaCommands": [
            "Ledger", "Audit", "Evidence", "Publication", "Projections", "Deliberation", "EventLog", "Vault",
            "TransparencyLog",
            "CanonicalJSON", "ArgumentParser", "SystemPackage", "Subprocess", "Synchronization", "Dispatch",
            "FoundationEssentials", "Glibc", "CTerminal", "Timestamping", "WitnessService",
        ],
        "constancia": ["ConstanciaCommands"],
    ]

    static func imports(of text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
                words[..<place].allSatisfy({ ["public", "internal", "package"].contains($0) || $0.hasPrefix("@") })
            else { return nil }
            return words[place + 1].split(separator: ".").first.map(String.init)
        }
    }

    @Test(arguments: allowedImports.keys.sorted())
    func `a module imports only what the house plan allows`(module: String) throws {
        let allowed = try #require(Self.allowedImports[module])
        let files = Self.files(under: ["Sources/\(module)"])
        #expect(!files.isEmpty)
        for file in files {
            for name in Self.imports(of: file.text) {
                #expect(allowed.contains(name), "\(file.path) imports \(name)")
            }
        }
    }

    @Test func `every module of Sources is in the house plan`() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appending(path: "Sources").path)
        #expect(Set(folders).subtracting(["CLMDB", "CTerminal"]) == Set(Self.allowedImports.keys))
    }

    /// What is not written, and what is written instead.
    static let banned: [(text: String, instead: String)] = [
        ("try" + "!", "a typed error"), ("as" + "! ", "a conditional cast"), ("fatal" + "Error(", "a typed error"),
        ("TO" + "DO", "doing it, or a sentence in the closing note"), ("FIX" + "ME", "mending it"),
        (".disabled" + "(", "a condition with its reason"),
    ]

    static func bannedCalls(in text: String) -> [String] {
        banned.map(\.text).filter { text.contains($0) }
    }

    @Test func `nothing banned is written`() {
        for file in Self.files(under: ["Sources", "Tests", "tools"]) {
            let found = Self.bannedCalls(in: file.text)
            #expect(found.isEmpty, "\(file.path) has \(found)")
        }
    }

    @Test func `only LMDB says unsafe`() {
        for file in Self.files(under: ["Sources", "tools"]) where !file.path.hasPrefix("Sources/LMDB/") {
            #expect(!Self.saysUnsafe(file.text), "\(file.path)")
        }
    }

    static func saysUnsafe(_ text: String) -> Bool {
        text.split(separator: "\n").contains { line in
            let code = line.split(separator: "//", omittingEmptySubsequences: false).first ?? ""
            return code.contains("unsafe ") || code.contains("UnsafePointer") || code.contains("UnsafeMutable")
                || code.contains("UnsafeRaw") || code.contains("UnsafeBuffer")
        }
    }

    @Test func `no file is longer than the house allows`() {
        for file in Self.files(under: ["Sources", "tools"]) {
            #expect(file.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 401, "\(file.path)")
        }
        for file in Self.files(under: ["Tests"]) {
            #expect(file.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 601, "\(file.path)")
        }
    }

    @Test func `each check notices a text that breaks it`() {
        #expect(
            Self.imports(of: "public import Foundation\nimport struct A.B\n@testable import C") == [
                "Foundation", "struct", "C",
            ])
        #expect(Self.bannedCalls(in: "let x = try" + "! f()") == ["try" + "!"])
        #expect(Self.saysUnsafe("let x = unsafe f()"))
        #expect(!Self.saysUnsafe("// unsafe f()"))
    }
}
