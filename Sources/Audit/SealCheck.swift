import Deliberation
import EventLog
import Projections
import TransparencyLog

/// Every seal against the state that the events before it give: log, streams and views.
///
/// Counted by the auditor itself from what it has derived; nothing stored but the seal is read.
enum SealCheck {
    /// Compares a seal with the state before it.
    ///
    /// - Parameters:
    ///   - event: the seal's event.
    ///   - seq: its place.
    ///   - log: the log before it.
    ///   - replay: the views before it.
    ///   - differences: where what differs goes.
    /// - Throws: what reading a row throws.
    /// - Complexity: O(rows) hashes of nodes; the rows that changed since the last seal are encoded and hashed.
    static func run(
        _ event: Event, _ seq: UInt64, _ log: LogBeforeSeal, _ replay: RuleReplay, _ differences: DifferenceList
    ) throws {
        guard replay.isRunning, let stated = try? CheckpointSealed(canonical: event.data) else { return }
        var parts: [Bilingual] = []
        var values: [(expected: String, found: String)] = []
        if UInt64(exactly: stated.size) != seq {
            values.append(("\(seq)", "\(stated.size)"))
            parts.append(
                Bilingual(
                    es: "dice cubrir \(stated.size) actos y antes de él hay \(seq)",
                    en: "says that it covers \(stated.size) acts, and \(seq) come before it"))
        }
        if let root = log.root, root.hex != stated.rootHash {
            values.append((root.hex, stated.rootHash))
            parts.append(
                Bilingual(es: "la raíz de los actos es \(root.hex)", en: "the root of the acts is \(root.hex)"))
        }
        let heads = log.streams
        if Int64(clamping: heads.size.value) != stated.streams || heads.root.hex != stated.streamsRoot {
            values.append(("\(heads.size) \(heads.root.hex)", "\(stated.streams) \(stated.streamsRoot)"))
            parts.append(
                Bilingual(
                    es: "los expedientes son \(heads.size), con raíz \(heads.root.hex)",
                    en: "the streams are \(heads.size), with root \(heads.root.hex)"))
        }
        let views = try viewsRoot(replay.views, differences)
        if views.hex != stated.viewsRoot {
            values.append((views.hex, stated.viewsRoot))
            parts.append(
                Bilingual(es: "la raíz de las vistas es \(views.hex)", en: "the root of the views is \(views.hex)"))
        }
        guard !parts.isEmpty else { return }
        differences.add(
            .sealMismatch, Place.event(seq, of: event), expected: values.first?.expected, found: values.first?.found,
            es: "El sello no dice lo que los actos dan: \(parts.map(\.es).joined(separator: "; ")).",
            en: "The seal does not say what the acts give: \(parts.map(\.en).joined(separator: "; ")).")
    }

    private static func viewsRoot(_ derived: DerivedViews, _ differences: DifferenceList) throws -> Digest {
        var views = Dictionary(uniqueKeysWithValues: Projector.views.map { ($0, SealedView(name: $0)) })
        try derived.forEachLeaf(of: Projector.views) { view, leaf in
            differences.heartbeat()
            views[view]?.append(leaf)
        }
        var edge = MerkleFrontier()
        for name in views.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            if let view = views[name] { _ = edge.append(MerkleTree.leafHash(view.leaf)) }
        }
        return edge.root
    }
}
