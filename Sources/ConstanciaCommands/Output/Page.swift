import Deliberation

/// Text for people: headings, paragraphs and tables with columns that line up.
struct Page {
    private(set) var lines: [String] = []

    /// A heading, bold on a terminal.
    mutating func heading(_ text: String) {
        if !lines.isEmpty { lines.append("") }
        lines.append(Console.isTerminal ? "\u{1B}[1m\(text)\u{1B}[0m" : text)
        lines.append(String(repeating: "─", count: min(text.count, 100)))
    }

    mutating func line(_ text: String = "") { lines.append(text) }

    /// A paragraph, wrapped at so many columns, each line after an indent.
    mutating func paragraph(_ text: String, indent: Int = 0, width: Int = 100) {
        let margin = String(repeating: " ", count: indent)
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var current = ""
            for word in part.split(separator: " ") {
                if !current.isEmpty, indent + current.count + 1 + word.count > width {
                    lines.append(margin + current)
                    current = ""
                }
                current += current.isEmpty ? String(word) : " " + word
            }
            lines.append(margin + current)
        }
    }

    /// A table: the widths follow from the cells.
    mutating func table(_ rows: [[String]], header: [String]? = nil, indent: Int = 2) {
        let all = (header.map { [$0] } ?? []) + rows
        let columns = all.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        let margin = String(repeating: " ", count: indent)
        for (index, row) in all.enumerated() {
            var text = margin
            for (column, cell) in row.enumerated() {
                let isLast = column == row.count - 1
                text += isLast ? cell : cell + String(repeating: " ", count: widths[column] - cell.count + 2)
            }
            let isHeader = header != nil && index == 0
            lines.append(isHeader && Console.isTerminal ? "\u{1B}[2m\(text)\u{1B}[0m" : text)
        }
    }

    /// Prints the page, trailing blanks cut; `isContinued` leaves an empty line for the next one.
    func show(isContinued: Bool = false) {
        let text = lines.map { line in
            line.last == " " ? String(line.reversed().drop { $0 == " " }.reversed()) : line
        }
        Console.print((text + (isContinued ? [""] : [])).joined(separator: "\n"))
    }
}

/// Times as people in Bogotá read them.
enum Clock {
    /// Day and time to the minute, with seconds where there are any.
    static func dayAndTime(_ instant: Instant) -> String { "\(instant.date()) \(time(instant))" }

    static func time(_ instant: Instant) -> String {
        let local = instant.secondsSinceEpoch + Int64(Instant.bogotaOffsetMinutes) * 60
        let second = ((local % 86_400) + 86_400) % 86_400
        let parts = [second / 3_600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return parts[2] == "00" ? "\(parts[0]):\(parts[1])" : parts.joined(separator: ":")
    }
}

extension CanonicalRecord {
    /// The canonical bytes as text: what `--json` prints.
    var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }
}
