internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
public import TransparencyLog

/// A witness that listens: C2SP tlog-witness over HTTP.
///
/// `POST /add-checkpoint` cosigns; `GET /<hexadecimal SHA-256 of an origin>/checkpoint` shows what was cosigned last.
/// Nobody is asked who he is: the logs' signatures are enough.
public struct WitnessServer: Sendable {
    /// The most bytes of a request's body: a note of the largest size with the longest proof.
    public static let largestBodyByteCount = UnverifiedNote.largestByteCount + 4_096

    private let desk: WitnessDesk
    private let host: String
    private let port: Int

    /// A server that does not listen yet.
    ///
    /// - Parameters:
    ///   - desk: The witness.
    ///   - host: The address to listen on.
    ///   - port: The port; 0 for any that is free.
    public init(_ desk: WitnessDesk, host: String, port: Int) {
        self.desk = desk
        self.host = host
        self.port = port
    }

    /// Listens until the task is cancelled or the process is asked to end (SIGTERM, SIGINT); requests that have begun
    /// are answered first.
    ///
    /// - Parameters:
    ///   - onListening: Told the port once.
    ///   - onAnswer: Told of every answer, after it is durable and before it leaves; `nil` where the witness could not
    ///     answer, with the reason.
    /// - Throws: `WitnessServiceError` with code `system`, as for a port that is taken.
    public func run(
        onListening: @escaping @Sendable (_ port: Int) -> Void,
        onAnswer: @escaping @Sendable (_ answer: Result<Witness.Answer, any Error>, _ body: [UInt8]) -> Void
    ) async throws(WitnessServiceError) {
        let desk = desk
        let router = Router()
        router.post("add-checkpoint") { request, _ in
            let body = Array(buffer: try await request.body.collect(upTo: Self.largestBodyByteCount))
            do {
                let answer = try await desk.answer(body)
                onAnswer(.success(answer), body)
                return Self.response(answer)
            } catch {
                onAnswer(.failure(error), body)
                return Response(status: .internalServerError)
            }
        }
        router.get("{name}/checkpoint") { _, context in
            guard let name = context.parameters.get("name"), let note = try await desk.note(named: name) else {
                return Response(status: .notFound)
            }
            return Self.text(.ok, type: "text/plain; charset=utf-8", note)
        }
        let application = Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { onListening($0.localAddress?.port ?? 0) },
            logger: Logger(label: "witness") { _ in SwiftLogNoOpLogHandler() })
        do {
            try await application.runService()
        } catch {
            throw WitnessServiceError(.system, "\(host):\(port): \(error)")
        }
    }

    private static func response(_ answer: Witness.Answer) -> Response {
        let isSize = if case .conflict = answer { true } else { false }
        let type = isSize ? "text/x.tlog.size" : "text/plain; charset=utf-8"
        return text(.init(code: answer.status), type: type, Array(answer.body.utf8))
    }

    private static func text(_ status: HTTPResponse.Status, type: String, _ bytes: [UInt8]) -> Response {
        Response(status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
