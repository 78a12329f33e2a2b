import Foundation
import Testing

extension CommandLineTests {
    /// `checkpoint --timestamp` and its answer, with OpenSSL's own `ts` as the authority.
    @Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"), "openssl is not here"))
    struct Timestamps {
        /// An authority that is its own root.
        private static let authority = """
            printf '%s\\n' '[ req ]' 'distinguished_name = n' 'x509_extensions = x' 'prompt = no' '[ n ]' \
                "CN = $1" '[ x ]' 'basicConstraints = critical, CA:true' \
                'extendedKeyUsage = critical, timeStamping' '[ a ]' "serial = $1.serial" \
                'signer_digest = sha256' 'default_policy = 1.3.6.1.4.1.32473.1' 'digests = sha256' > "$1.cnf"
            openssl req -x509 -config "$1.cnf" -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.pem" 2> /dev/null
            """
        private static let stamp = """
            openssl ts -reply -config "$1.cnf" -section a -queryfile "$2" -signer "$1.pem" -inkey "$1.key" -out "$3"
            """

        private func shell(_ script: String, _ arguments: [String], in folder: Folder) throws {
            let run = try Program.run(["-c", script, "sh"] + arguments, in: folder, executable: "/bin/sh")
            guard run.exit == 0 else { throw SetupError(run.words) }
        }

        @Test func `a head is stamped, the answer verified and kept, and no other answer taken`() throws {
            let ledger = try DemoLedger()
            let folder = ledger.folder
            for name in ["autoridad", "otra"] { try shell(Self.authority, [name], in: folder) }
            #expect(try ledger.run(["checkpoint", "--timestamp", "sello.tsq"]).exit == 0)
            try shell(Self.stamp, ["autoridad", "sello.tsq", "sello.tsr"], in: folder)

            // Of another root nothing is kept.
            let attach = ["checkpoint", "--timestamp-response", "sello.tsr", "--timestamp-authority"]
            let stranger = try ledger.run(attach + ["otra.pem"])
            #expect(stranger.exit == 1, "\(stranger.words)")
            #expect(stranger.words.contains("Ningún certificado de confianza"))
            #expect(!FileManager.default.fileExists(atPath: folder.path("libro/witnessed/454.tsr")))

            // Without a root it is said that nobody vouches.
            let alone = try ledger.run(Array(attach.dropLast()))
            #expect(alone.exit == 0 && alone.words.contains("Nadie responde por esa autoridad"), "\(alone.words)")

            let good = try ledger.run(attach + ["autoridad.pem", "--json"])
            #expect(good.exit == 0, "\(good.words)")
            #expect(good.text.contains("\"authority\":\"CN=autoridad\"") && good.text.contains("\"trusted\":true"))
            // Another program finds the same in what is kept.
            try shell(
                """
                hash=$(head -n 3 libro/witnessed/454.checkpoint | openssl dgst -sha256 -r | cut -d ' ' -f 1)
                openssl ts -verify -in libro/witnessed/454.tsr -digest "$hash" -CAfile autoridad.pem -partial_chain
                """, [], in: folder)

            // A second request makes the first answer an old one.
            #expect(try ledger.run(["checkpoint", "--timestamp", "otro.tsq"]).exit == 0)
            let old = try ledger.run(attach + ["autoridad.pem"])
            #expect(old.exit == 1 && old.words.contains("responde a otra solicitud"), "\(old.words)")

            // Of what this ledger never kept there is no stamp.
            try FileManager.default.removeItem(atPath: folder.path("libro/witnessed"))
            let nothing = try ledger.run(attach + ["autoridad.pem"])
            #expect(nothing.exit == 1 && nothing.words.contains("no es de ningún sello"), "\(nothing.words)")
        }

        @Test func `options that do not go together are wrong use, and no file is overwritten`() throws {
            let ledger = try DemoLedger()
            for wrong in [
                ["--timestamp-response", "a", "--seal"], ["--timestamp-response", "a", "--timestamp", "b"],
                ["--timestamp-authority", "a"],
            ] { #expect(try ledger.run(["checkpoint"] + wrong).exit == 2) }
            try ledger.folder.write("sello.tsq", "")
            #expect(try ledger.run(["checkpoint", "--timestamp", "sello.tsq"]).exit == 2)
            #expect(!FileManager.default.fileExists(atPath: ledger.folder.path("libro/witnessed")))
            try ledger.folder.write("sello.tsr", "nada")
            #expect(try ledger.run(["checkpoint", "--timestamp-response", "sello.tsr"]).exit == 1)
        }
    }
}
