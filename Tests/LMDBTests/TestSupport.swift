import Foundation
import LMDB
import Testing

/// A directory of one test's own, removed with the last reference.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "constancia-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Opens a new environment of a few options in a directory.
func makeEnvironment(
    _ path: String, mapSize: Int = 1 << 26, _ change: (inout Environment.Options) -> Void = { _ in }
) throws -> Environment {
    var options = Environment.Options()
    options.creates = true
    options.mapSize = mapSize
    change(&options)
    return try Environment(path: path, options: options)
}

/// The code that an expression is refused with, or `nil` when it is not.
func refusal(_ body: () throws -> Void) -> LMDBError.Code? {
    do {
        try body()
        return nil
    } catch {
        return (error as? LMDBError)?.code
    }
}

extension Environment {
    /// All entries of a table with keys of bytes.
    func entries(of table: Table) throws -> [(key: [UInt8], value: [UInt8])] {
        try read { transaction in
            try transaction.withCursor(over: table) { cursor in
                var entries: [(key: [UInt8], value: [UInt8])] = []
                while try cursor.next() { entries.append((cursor.key, cursor.value)) }
                return entries
            }
        }
    }

    /// The number of entries of a table.
    func count(of table: Table) throws -> Int { try read { try $0.statistics(of: table).entries } }
}

/// A second process over the same environment, written in C so that it shares none of our code.
enum ForeignProcess {
    static let compiler = "/usr/bin/cc"
    static var isAvailable: Bool { FileManager.default.isExecutableFile(atPath: compiler) }

    /// `grow` writes 8 MiB under a map of 64 MiB; `read` and `write` hold a transaction until they are killed.
    private static let program = #"""
        #include <lmdb.h>
        #include <stdio.h>
        #include <string.h>
        #include <unistd.h>
        #define CK(x) do { int r = (x); if (r) { printf("%s: %s\n", #x, mdb_strerror(r)); return 1; } } while (0)
        static char big[8 << 20];
        int main(int argc, char **argv) {
          MDB_env *env; MDB_txn *txn; MDB_dbi dbi;
          MDB_val key = {3, "new"}, value = {sizeof big, big};
          int reads = !strcmp(argv[2], "read");
          CK(mdb_env_create(&env)); CK(mdb_env_set_maxdbs(env, 4)); CK(mdb_env_set_mapsize(env, 64 << 20));
          CK(mdb_env_open(env, argv[1], 0, 0644));
          CK(mdb_txn_begin(env, NULL, reads ? MDB_RDONLY : 0, &txn));
          CK(mdb_dbi_open(txn, "t", 0, &dbi));
          if (!reads) CK(mdb_put(txn, dbi, &key, &value, 0));
          if (!strcmp(argv[2], "grow")) CK(mdb_txn_commit(txn));
          printf("ready\n"); fflush(stdout);
          if (strcmp(argv[2], "grow")) pause();
          return 0;
        }
        """#

    /// Compiles the program into `directory`, runs it and waits until it says that it is ready.
    static func start(_ mode: String, on environment: String, in directory: TemporaryDirectory) throws -> Process {
        let source = directory.path + "/foreign.c"
        let binary = directory.path + "/foreign"
        try Data(program.utf8).write(to: URL(filePath: source))
        let build = try Process.run(URL(filePath: compiler), arguments: ["-O1", "-o", binary, source, "-llmdb"])
        build.waitUntilExit()
        try #require(build.terminationStatus == 0)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: binary)
        process.arguments = [environment, mode]
        process.standardOutput = output
        try process.run()
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n")
        return process
    }
}
