import CatalogueGeneration
import Foundation

// catalogue [--check] [ROOT]: writes what the catalogue generates; with --check writes nothing and names what is stale.

func say(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
}

var arguments = CommandLine.arguments.dropFirst()
let isCheck = arguments.first == "--check"
if isCheck { arguments.removeFirst() }
guard arguments.count <= 1, arguments.first?.hasPrefix("-") != true else {
    say("usage: catalogue [--check] [ROOT]")
    exit(2)
}
let root = arguments.first ?? "."

do {
    let output = Output(try Generator(root: root).files(), root: root)
    if isCheck {
        let stale = try output.stale()
        for path in stale { print("stale: \(path)") }
        exit(stale.isEmpty ? 0 : 1)
    }
    for path in try output.write() { print(path) }
} catch {
    say("catalogue: \(error)")
    exit(1)
}
