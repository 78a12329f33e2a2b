internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import TransparencyLog

/// Asks one witness (C2SP tlog-witness).
struct WitnessClient: Sendable {
    /// What a witness answered.
    enum Answer: Sendable {
        /// 200: signature lines, not verified.
        case cosigned([NoteSignature])
        /// 409: it last cosigned another size.
        case conflict(last: TreeSize)
        /// 422: the checkpoint does not extend the one that it last cosigned.
        case inconsistent
        /// Another status.
        case refused(status: Int)
        /// No answer, or none that can be understood, and why.
        case failed(String)
    }

    /// How long a witness may take.
    private static let patience = TimeAmount.seconds(20)
    private static let largestAnswerByteCount = UnverifiedNote.largestByteCount

    private let base: String

    /// - Parameter url: where the witness is, with or without a slash at its end.
    init(url: String) { base = url.last == "/" ? String(url.dropLast()) : url }

    func add(_ request: AddCheckpointRequest) async -> Answer {
        var post = HTTPClientRequest(url: base + "/add-checkpoint")
        post.method = .POST
        post.body = .bytes(request.body)
        do {
            let (status, body) = try await Self.execute(post)
            switch status {
            case 200:
                // A note of the same text reads the lines as every other note's.
                let note = try UnverifiedNote(parsing: Array((request.note.text + "\n").utf8) + body)
                return .cosigned(note.signatures)
            case 409:
                let text = String(decoding: body, as: UTF8.self)
                guard let size = UInt64(text.dropLast()), text == "\(size)\n" else {
                    return .failed("409 without a size")
                }
                return .conflict(last: TreeSize(size))
            case 422: return .inconsistent
            default: return .refused(status: status)
            }
        } catch {
            return .failed("\(error)")
        }
    }

    /// What the witness shows as the last checkpoint that it cosigned; `nil` where it shows none.
    func checkpoint(of origin: String) async -> UnverifiedNote? {
        let request = HTTPClientRequest(url: "\(base)/\(WitnessStore.name(of: origin))/checkpoint")
        guard let (status, body) = try? await Self.execute(request), status == 200 else { return nil }
        return try? UnverifiedNote(parsing: body)
    }

    private static func execute(_ request: HTTPClientRequest) async throws -> (status: Int, body: [UInt8]) {
        var configuration = HTTPClient.Configuration()
        // Whoever answers in another's place is not the witness that was named.
        configuration.redirectConfiguration = .disallow
        return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
            let response = try await client.execute(request, timeout: patience)
            let body = try await response.body.collect(upTo: largestAnswerByteCount)
            return (Int(response.status.code), Array(buffer: body))
        }
    }
}
