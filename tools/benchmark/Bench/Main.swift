import Glibc

/// Measures what `tools/bench` asks for and prints one JSON object a line.
///
/// It measures and never judges; the ratios and budgets are the script's work.
@main
enum Bench {
    private static let usage = """
        usage: bench append FOLDER BATCH CALLERS COUNT
               bench generate FOLDER EVENTS BATCH
               bench read|decode|audit FOLDER
               bench codec|signatures COUNT
        """

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let numbers = arguments.compactMap(Int.init)
        switch (arguments.first, arguments.dropFirst().first) {
        case ("append", let folder?) where numbers.count == 3 && numbers.allSatisfy({ $0 > 0 }):
            try Workbench(folder).append(batch: numbers[0], callers: numbers[1], count: numbers[2])
        case ("generate", let folder?) where numbers.count == 2 && numbers.allSatisfy({ $0 > 0 }):
            try History.generate(folder, events: numbers[0], batch: numbers[1])
        case ("read", let folder?):
            try Workbench(folder).read(decodingActs: false)
        case ("decode", let folder?):
            try Workbench(folder).read(decodingActs: true)
        case ("audit", let folder?):
            try Workbench.audit(folder)
        case ("codec", _) where numbers.count == 1 && numbers[0] > 0:
            try Codec.measure(count: numbers[0])
        case ("signatures", _) where numbers.count == 1 && numbers[0] > 0:
            try Signatures.measure(count: numbers[0])
        default:
            print(usage)
            exit(2)
        }
    }
}
