import Foundation
import Testing
import Timestamping
import TransparencyLog

/// A time-stamping authority made with OpenSSL's own `ts`, in a temporary folder.
final class TestAuthority: Sendable {
    static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    static let isThere = openssl != nil

    struct Failure: Error, CustomStringConvertible { let description: String }

    /// How a key is made, and with which hash it signs.
    enum Kind: String, CaseIterable, Sendable {
        case rsa, p256, p384

        var options: [String] {
            switch self {
            case .rsa: ["-newkey", "rsa:2048"]
            case .p256: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
            case .p384: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"]
            }
        }

        var digest: String { self == .p384 ? "sha384" : "sha256" }
    }

    private let folder: URL

    private static let configuration = """
        [ req ]
        distinguished_name = name
        prompt = no
        [ name ]
        CN = unused
        [ ca ]
        basicConstraints = critical, CA:true
        keyUsage = critical, keyCertSign
        [ stamps ]
        keyUsage = critical, digitalSignature
        extendedKeyUsage = critical, timeStamping
        [ nothing ]
        keyUsage = critical, digitalSignature
        [ optional ]
        extendedKeyUsage = timeStamping
        [ several ]
        extendedKeyUsage = critical, timeStamping, codeSigning
        [ records ]
        database = index
        serial = records.serial
        new_certs_dir = .
        default_md = sha256
        policy = anything
        [ anything ]
        commonName = supplied
        [ authority ]
        serial = stamps.serial
        signer_digest = sha256
        default_policy = 1.3.6.1.4.1.32473.1
        digests = sha256
        accuracy = secs:1
        ordering = yes
        tsa_name = yes
        ess_cert_id_chain = no
        ess_cert_id_alg = sha256
        """

    init(_ kind: Kind = .p256) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "constancia-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write("cnf", Array(Self.configuration.utf8))
        try write("index", [])
        try write("records.serial", Array("1001\n".utf8))
        try root("root", kind)
        try certificate("tsa", kind, by: "root", "stamps")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: folder.appending(path: name)) }

    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

    func roots(_ name: String = "root") throws -> TrustedAuthorities {
        try TrustedAuthorities(pem: String(decoding: try read("\(name).pem"), as: UTF8.self))
    }

    func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.openssl))
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let errors = folder.appending(path: "errors")
        try Data().write(to: errors)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardOutput = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(arguments): \(String(decoding: try read("errors"), as: UTF8.self))")
        }
    }

    /// A certificate that vouches for itself.
    func root(_ name: String, _ kind: Kind = .p256) throws {
        try run(
            ["req", "-x509", "-config", "cnf", "-extensions", "ca", "-nodes", "-days", "3650", "-subj", "/CN=\(name)"]
                + kind.options + ["-keyout", "\(name).key", "-out", "\(name).pem"])
    }

    /// A certificate by another; with an end, one that ended then.
    func certificate(
        _ name: String, _ kind: Kind = .p256, by issuer: String, _ use: String, end: String? = nil
    ) throws {
        try run(
            ["req", "-config", "cnf", "-nodes", "-subj", "/CN=\(name)"] + kind.options
                + ["-keyout", "\(name).key", "-out", "\(name).csr"])
        if let end {
            try run([
                "ca", "-batch", "-config", "cnf", "-name", "records", "-extensions", use, "-startdate",
                "20200101000000Z", "-enddate", end, "-notext", "-in", "\(name).csr", "-out", "\(name).pem", "-cert",
                "\(issuer).pem", "-keyfile", "\(issuer).key",
            ])
        } else {
            try run([
                "x509", "-req", "-in", "\(name).csr", "-CA", "\(issuer).pem", "-CAkey", "\(issuer).key",
                "-CAcreateserial", "-days", "3650", "-extfile", "cnf", "-extensions", use, "-out", "\(name).pem",
            ])
        }
    }

    /// The answer of the authority to a request.
    func answer(
        _ request: [UInt8], signer: String = "tsa", digest: String = "sha256", with chain: String? = nil
    ) throws -> [UInt8] {
        try write("tsq", request)
        try run(
            [
                "ts", "-reply", "-config", "cnf", "-section", "authority", "-queryfile", "tsq", "-signer",
                "\(signer).pem", "-inkey", "\(signer).key", "-\(digest)", "-out", "tsr",
            ] + (chain.map { ["-chain", "\($0).pem"] } ?? []))
        return try read("tsr")
    }

    /// An answer with a time signed by whom the authority's program would refuse.
    func forged(_ request: [UInt8], by signer: String) throws -> [UInt8] {
        _ = try answer(request)
        try run(["ts", "-reply", "-config", "cnf", "-in", "tsr", "-token_out", "-out", "token"])
        try run(["cms", "-verify", "-noverify", "-inform", "DER", "-in", "token", "-out", "info", "-binary"])
        try run([
            "cms", "-sign", "-binary", "-nodetach", "-cades", "-md", "sha256", "-econtent_type",
            "1.2.840.113549.1.9.16.1.4", "-in", "info", "-signer", "\(signer).pem", "-inkey", "\(signer).key",
            "-outform", "DER", "-out", "forged",
        ])
        let status: [UInt8] = [0x30, 0x03, 0x02, 0x01, 0x00]
        let content = try status + read("forged")
        return [0x30, 0x82, UInt8(content.count >> 8), UInt8(content.count & 0xFF)] + content
    }
}
