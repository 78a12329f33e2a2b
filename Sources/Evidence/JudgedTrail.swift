public import Deliberation
public import Projections

/// A complete trail whose acts were judged again by the rules of this program.
public struct JudgedTrail: Sendable {
    /// A rule broken by an act.
    public struct Finding: Sendable {
        /// The act.
        public let act: Act
        /// What is broken, and what that brings.
        public let breach: Breach
    }

    /// A rule that could not be asked of an act, because it looks at something that the trail does not tell.
    public struct Unjudged: Hashable, Sendable {
        /// The act's place in the log.
        public let seq: UInt64
        /// The rule.
        public let ruleID: String
        /// The stream, or what the names of the streams begin with, that would have to be there.
        public let missing: String
    }

    /// A reading of the decree that the judgement asked for.
    public struct Basis: Hashable, Sendable {
        /// The reading.
        public let reading: Reading
        /// Its value in force for the acts.
        public let value: String
        /// The other values under which some act would break other rules.
        public let wouldChange: [String]
    }

    /// What the rules say on the whole.
    public enum Verdict: String, Sendable, Hashable {
        /// Every act of the core is admissible, and nothing was found.
        case yes
        /// Every act is admissible, and something was found.
        case findings
        /// An act is on record that the rules refuse.
        case no
        /// Nothing speaks against it, but some rule could not be asked.
        case partly
    }

    /// The trail.
    public let complete: CompleteTrail
    /// All acts that the file brings, in the order of the log, but for the seal.
    public let acts: [Act]
    /// What the rules found, in the order of the log.
    public let findings: [Finding]
    /// Which rules could not be asked.
    public let unjudged: [Unjudged]
    /// On which readings of the decree it rests.
    public let readings: [Basis]

    /// What the rules say on the whole.
    public var verdict: Verdict {
        if findings.contains(where: \.breach.effect.isRefusal) { return .no }
        if !unjudged.isEmpty { return .partly }
        return findings.isEmpty ? .yes : .findings
    }

    /// What nobody may conclude from a trail.
    public static let limits = [
        Bilingual(
            es:
                "Vale al momento del sello: de lo que pasó después no dice nada. Pida uno más nuevo.",
            en: "It holds as of the seal: of what came later it says nothing. Ask for a newer one."),
        Bilingual(
            es:
                "Prueba quién dejó constancia de qué y cuándo; no que lo escrito sea cierto, ni que se haya registrado todo "
                + "lo que pasó.",
            en:
                "It proves who put what on record and when; not that what was written is true, nor that all that happened "
                + "was recorded."),
    ]
}

extension CompleteTrail {
    /// Judges the acts of the core again, on what the file tells.
    ///
    /// - Returns: what the rules say.
    /// - Throws: ``EvidenceError`` with code `unknownAct` for acts that no view can be made of.
    /// - Complexity: O(*n*) acts, each judged by its rules, and again for each value of the readings it asks for.
    public func judged() throws(EvidenceError) -> JudgedTrail {
        let (streams, coverage) = (streams, coverage)
        var acts: [(UInt64, Act)] = []
        for event in authentic.events { acts.append((event.envelope.seq, try event.envelope.act())) }
        var judgement = TrailJudgement(
            core: core, acts: acts,
            meets: { demand in coverage.meets(demand) { streams[$0] != nil } })
        for event in authentic.events.dropLast() {
            do {
                try judgement.take(event.envelope)
            } catch {
                throw EvidenceError(.unknownAct, seq: event.envelope.seq, detail: "\(error)")
            }
        }
        return JudgedTrail(
            complete: self, acts: judgement.told, findings: judgement.findings, unjudged: judgement.unjudged,
            readings: judgement.basis)
    }

    /// The views, and which acts made each row, as the acts before a place left them.
    ///
    /// - Parameter end: the place after the last act told.
    /// - Returns: what the file tells up to there.
    /// - Throws: what a row that cannot be made throws.
    public func told(before end: UInt64) throws -> ToldActs {
        let told = ToldActs()
        for event in authentic.events.dropLast() where event.envelope.seq < end {
            try told.tell(event.envelope.act(), breaches: [])
        }
        return told
    }
}
