import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// A publication behind a web server; a plain static one is enough.
///
/// Files are asked for some at a time. What a server says in passing (no connection, too busy, an error of its own) is
/// asked again a few times; that a file is not there is an answer.
public struct HTTPSource: TileSource {
    private static let concurrentRequests = 8
    private static let timeout = TimeAmount.seconds(120)
    private static let pauses: [Duration] = [.milliseconds(250), .seconds(1), .seconds(4)]

    /// One for the process: a server that is not there is asked again by ``file(_:_:)``, not until the deadline.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(timeout: .init(connect: .seconds(15)))
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    private let prefix: String

    /// Names a publication.
    ///
    /// - Parameter url: Where it is, with or without the slash at the end.
    public init(_ url: String) { prefix = url.hasSuffix("/") ? String(url.dropLast()) : url }

    /// What the files of some names hold.
    ///
    /// - Throws: `PublicationError` with code `unreachable`.
    @available(*, noasync)
    public func files(named names: [String]) throws -> [[UInt8]?] {
        var files: [[UInt8]?] = []
        var rest = names[...]
        while !rest.isEmpty {
            let page = rest.prefix(Self.concurrentRequests)
            rest = rest.dropFirst(page.count)
            let requests = try page.map { ($0, try request($0)) }
            for (name, task) in requests { files.append(try file(name, task)) }
        }
        return files
    }

    private typealias Answer = HTTPClient.Task<ResponseAccumulator.Response>

    private func request(_ name: String) throws -> Answer {
        var headers: HTTPHeaders = ["accept-encoding": "gzip", "user-agent": "constancia"]
        // The only file that changes: a cache on the way must not answer for the server.
        if name == PublishedFile.checkpoint { headers.add(name: "cache-control", value: "no-cache") }
        do {
            let request = try HTTPClient.Request(url: "\(prefix)/\(name)", headers: headers)
            let body = ResponseAccumulator(request: request, maxBodySize: PublishedFile.largestByteCount)
            return Self.client.execute(request: request, delegate: body, deadline: .now() + Self.timeout)
        } catch {
            throw unreachable(name, "\(error)")
        }
    }

    /// Waits for an answer, asking again for as long as there is sense in it.
    private func file(_ name: String, _ first: Answer) throws -> [UInt8]? {
        var answer = first
        var pauses = Self.pauses[...]
        while true {
            let problem: String
            do {
                let response = try answer.wait()
                switch response.status.code {
                case 200: return response.body.map { Array($0.readableBytesView) } ?? []
                case 404, 410: return nil
                case 429, 500...599: problem = "\(response.status)"
                default: throw unreachable(name, "\(response.status)")
                }
            } catch let error as PublicationError {
                throw error
            } catch let error as ResponseAccumulator.ResponseTooBigError {
                throw unreachable(name, "\(error)")
            } catch {
                problem = "\(error)"
            }
            guard let pause = pauses.popFirst() else { throw unreachable(name, problem) }
            Pause.wait(pause)
            answer = try request(name)
        }
    }

    private func unreachable(_ name: String, _ problem: String) -> PublicationError {
        PublicationError(.unreachable, "\(prefix)/\(name): \(problem)")
    }
}
