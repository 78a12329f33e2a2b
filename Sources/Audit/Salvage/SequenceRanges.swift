/// Which events were recovered, and which are missing.
struct SequenceRanges {
    private static let largestCount = 40

    let recovered: [ClosedRange<UInt64>]
    let missing: [ClosedRange<UInt64>]

    /// Makes the ranges of what was recovered of a log; nobody but a signature knows what was lost at its end.
    init(recovered: Set<UInt64>, signedSize: UInt64) {
        var ranges: [ClosedRange<UInt64>] = []
        var gaps: [ClosedRange<UInt64>] = []
        var next: UInt64 = 0
        for seq in recovered.sorted() {
            if seq > next { gaps.append(next...seq - 1) }
            if let last = ranges.last, seq == next {
                ranges[ranges.count - 1] = last.lowerBound...seq
            } else {
                ranges.append(seq...seq)
            }
            next = seq + 1
        }
        if signedSize > next { gaps.append(next...signedSize - 1) }
        self.recovered = ranges
        missing = gaps
    }

    /// Says it on one line.
    func report(_ differences: DifferenceList) {
        let (found, lost) = (Self.text(recovered), Self.text(missing))
        differences.add(
            .salvaged, "data.mdb",
            es:
                "El archivo se leyó página por página. Actos recuperados: \(found). Actos que faltan: \(lost). Lo demás "
                + "se dice de lo recuperado.",
            en: "The file was read page by page. Acts recovered: \(found). Acts missing: \(lost). The rest is said of "
                + "what was recovered.")
    }

    private static func text(_ ranges: [ClosedRange<UInt64>]) -> String {
        guard !ranges.isEmpty else { return "—" }
        let shown = ranges.prefix(largestCount).map { range in
            range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
        }
        return shown.joined(separator: ", ") + (ranges.count > largestCount ? ", …" : "")
    }
}
