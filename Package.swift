// swift-tools-version: 6.2
import PackageDescription

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")

let package = Package(
    name: "constancia",
    products: [
        .executable(name: "constancia", targets: ["constancia"]),
        .library(name: "LMDB", targets: ["LMDB"]),
        .library(name: "TransparencyLog", targets: ["TransparencyLog"]),
        .library(name: "EventLog", targets: ["EventLog"]),
        .library(name: "Deliberation", targets: ["Deliberation"]),
        .library(name: "Evidence", targets: ["Evidence"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system.git", exact: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess.git", exact: "1.0.2"),
        .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-asn1.git", exact: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates.git", exact: "1.21.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client.git", exact: "1.37.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
    ],
    // In reading order: each target imports only targets above it.
    targets: [
        .systemLibrary(name: "CLMDB", providers: [.apt(["liblmdb-dev"])]),
        .target(name: "LMDB", dependencies: ["CLMDB"]),
        .target(name: "CTerminal", cSettings: [.treatAllWarnings(as: .error)]),
        .target(name: "CanonicalJSON"),
        .target(name: "TransparencyLog", dependencies: [crypto]),
        .target(name: "Timestamping", dependencies: ["TransparencyLog", asn1, x509, crypto]),
        .target(
            name: "WitnessService",
            dependencies: [
                "TransparencyLog", "LMDB", hummingbird, asyncHTTPClient, httpTypes, logging, nioCore, nioHTTP1,
            ]),
        .target(name: "EventLog", dependencies: ["LMDB", "TransparencyLog", "CanonicalJSON"]),
        .target(name: "Vault", dependencies: ["LMDB", "TransparencyLog", "CanonicalJSON"]),
        .target(name: "Deliberation", dependencies: ["CanonicalJSON"]),
        .target(name: "Projections", dependencies: ["Deliberation"]),
        .target(
            name: "Ledger",
            dependencies: [
                "Deliberation", "Projections", "EventLog", "Vault", "TransparencyLog", "CanonicalJSON", yams,
            ],
            resources: [.embedInCode("Resources/cicatt.yaml")]),
        .target(
            name: "Audit",
            dependencies: ["Deliberation", "Projections", "EventLog", "LMDB", "TransparencyLog"]),
        .target(name: "Evidence", dependencies: ["TransparencyLog", "Deliberation", "Projections", "CanonicalJSON"]),
        .target(
            name: "Publication",
            dependencies: [
                "LMDB", "TransparencyLog", "EventLog", "Deliberation", "Ledger", asyncHTTPClient, nioCore, nioHTTP1,
            ]),
        .target(
            name: "ConstanciaCommands",
            dependencies: [
                "Ledger", "Audit", "Evidence", "Publication", "Projections", "Deliberation", "EventLog", "Vault",
                "TransparencyLog", "Timestamping", "WitnessService", "CanonicalJSON", "CTerminal", argumentParser,
                systemPackage, subprocess,
            ],
            resources: [
                .embedInCode("Resources/demo.yaml"), .embedInCode("Resources/vigencia.yaml"),
                .embedInCode("Resources/acta.yaml"),
            ]),
        .executableTarget(name: "constancia", dependencies: ["ConstanciaCommands"]),

        .target(name: "CatalogueGeneration", dependencies: [yams], path: "tools/catalogue/Generation"),
        .executableTarget(
            name: "catalogue", dependencies: ["CatalogueGeneration"], path: "tools/catalogue/Command"),

        .executableTarget(
            name: "bench",
            dependencies: ["Ledger", "Audit", "EventLog", "Deliberation", "TransparencyLog", "CanonicalJSON", crypto],
            path: "tools/benchmark/Bench",
            resources: [
                .embedInCode("Resources/session.yaml"), .embedInCode("Resources/convened.yaml"),
                .embedInCode("Resources/met.yaml"), .embedInCode("Resources/adjourned.yaml"),
            ]),

        .target(name: "GoldenFiles", path: "Tests/Support/GoldenFiles"),
        .testTarget(name: "LMDBTests", dependencies: ["LMDB"]),
        .testTarget(name: "CanonicalJSONTests", dependencies: ["CanonicalJSON"]),
        .testTarget(name: "TransparencyLogTests", dependencies: ["TransparencyLog"]),
        .testTarget(name: "TimestampingTests", dependencies: ["Timestamping", "TransparencyLog"]),
        .testTarget(name: "WitnessServiceTests", dependencies: ["WitnessService", "TransparencyLog"]),
        .testTarget(name: "EventLogTests", dependencies: ["EventLog", "LMDB", "TransparencyLog"]),
        .testTarget(name: "VaultTests", dependencies: ["Vault", "LMDB", "TransparencyLog"]),
        .testTarget(
            name: "DeliberationTests", dependencies: ["Deliberation", "CanonicalJSON", "GoldenFiles"],
            exclude: ["Gallery"]),
        .testTarget(name: "ProjectionsTests", dependencies: ["Projections", "Deliberation", "CanonicalJSON"]),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "Ledger", "Projections", "Deliberation", "EventLog", "Vault", "TransparencyLog", "CanonicalJSON",
            ]),
        .executableTarget(
            name: "AuditProbe", dependencies: ["Audit", "Deliberation", "EventLog", "TransparencyLog"],
            path: "Tests/Support/AuditProbe"),
        .testTarget(
            name: "AuditTests",
            dependencies: [
                "Audit", "AuditProbe", "Ledger", "Projections", "Deliberation", "EventLog", "LMDB", "TransparencyLog",
                "CanonicalJSON", "GoldenFiles",
            ], exclude: ["Expected"]),
        .testTarget(
            name: "EvidenceTests",
            dependencies: ["Evidence", "Ledger", "Deliberation", "EventLog", "TransparencyLog", "CanonicalJSON"]),
        .testTarget(
            name: "PublicationTests",
            dependencies: [
                "Publication", "Audit", "Ledger", "Deliberation", "EventLog", "LMDB", "TransparencyLog",
                "CanonicalJSON",
            ]),
        .testTarget(
            name: "ConstanciaCommandsTests",
            dependencies: [
                "constancia", "ConstanciaCommands", "Audit", "Evidence", "Ledger", "Deliberation", "CanonicalJSON",
                "EventLog", "LMDB",
                "TransparencyLog", "GoldenFiles",
            ], exclude: ["Transcripts", "Support/terminal.py"]),
        .testTarget(
            name: "CatalogueTests", dependencies: ["CatalogueGeneration", "Deliberation", "CanonicalJSON"]),
        .testTarget(name: "TidyTests"),
    ],
    swiftLanguageModes: [.v6]
)

// One loop, so that no target is held to less.
for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),  // SE-0335
        .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
        .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
        .enableUpcomingFeature("InferIsolatedConformances"),  // SE-0470
        .enableUpcomingFeature("ImmutableWeakCaptures"),  // SE-0481
        .strictMemorySafety(),  // SE-0458
        .treatAllWarnings(as: .error),  // SE-0443
    ]
}
