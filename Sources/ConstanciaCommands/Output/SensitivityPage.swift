import Audit
import Deliberation

/// What each reading would change: a table with a line for each that changes anything, and its details below.
enum SensitivityPage {
    /// How many findings of a rule are named one by one.
    private static let largestCount = 12

    static func add(_ result: AuditResult, to page: inout Page) {
        guard !result.trials.isEmpty else { return }
        let shown = result.trials.filter { !$0.isWithoutEffect }
        page.heading(Message.sensitivityHeading.text)
        page.paragraph(Message.sensitivityNote.text, indent: 2)
        if !shown.isEmpty {
            page.line()
            page.table(shown.map(row), header: columns)
            for trial in shown { addDetails(trial, to: &page) }
        }
        let idle = result.trials.filter { $0.isWithoutEffect && !$0.isInForce }.map(\.name)
        page.line()
        if !idle.isEmpty { page.paragraph(Message.sensitivityNone(list: idle.joined(separator: "; ")).text, indent: 2) }
        // A joint trial alone says nothing of the readings that nobody asked for.
        guard result.trials.count > 1 else { return }
        let days = Reading.all.filter(\.takesNumber).map(\.key).joined(separator: ", ")
        page.paragraph(Message.sensitivityDays(list: days).text, indent: 2)
    }

    private static var columns: [String] {
        [
            Message.columnReading.text, Message.columnAppear.text, Message.columnDisappear.text,
            Message.columnRefused.text, Message.columnFall.text, Message.columnRest.text, Message.columnStand.text,
        ]
    }

    private static func row(_ trial: ReadingTrial) -> [String] {
        let appearing = trial.changes.count { $0.kind == .appears && !$0.refuses } + trial.overdueAppears.count
        let disappearing = trial.changes.count { $0.kind == .disappears } + trial.overdueDisappears.count
        let counts = [
            appearing, disappearing, trial.refused.count, trial.decisions(.falls).count,
            trial.decisions(.restsOnRefused).count, trial.decisions(.stands).count,
        ]
        return [name(trial)] + counts.map { $0 == 0 ? "—" : "\($0)" }
    }

    private static func name(_ trial: ReadingTrial) -> String {
        trial.isInForce ? "\(trial.name) \(Message.readingInForce.text)" : trial.name
    }

    private static func addDetails(_ trial: ReadingTrial, to page: inout Page) {
        page.line()
        page.line("  \(name(trial))")
        let refusals = trial.changes.filter { $0.kind == .appears && $0.refuses }
        let appearing = trial.changes.filter { $0.kind == .appears && !$0.refuses }
        let disappearing = trial.changes.filter { $0.kind == .disappears }
        let stands = trial.decisions(.stands)
        let isMixed = stands.count < trial.outcomes.count
        let lines: [(list: [String], text: (String) -> Message)] = [
            (trial.decisions(.falls), { .trialFalls(list: $0) }),
            (trial.decisions(.restsOnRefused), { .trialRests(list: $0) }),
            (trial.decisions(.rises), { .trialRises(list: $0) }),
            (isMixed ? stands : [], { .trialStands(list: $0) }),
            (grouped(refusals), { .trialRefused(list: $0) }),
            (trial.admitted.map { "#\($0)" }, { .trialAdmitted(list: $0) }),
            (grouped(appearing), { .trialAppears(list: $0) }),
            (grouped(disappearing), { .trialDisappears(list: $0) }),
            (trial.overdueAppears.map(dated), { .trialOverdueAppears(list: $0) }),
            (trial.overdueDisappears.map(dated), { .trialOverdueDisappears(list: $0) }),
        ]
        for line in lines where !line.list.isEmpty {
            page.paragraph(line.text(line.list.joined(separator: ", ")).text, indent: 4)
        }
        if !isMixed, !stands.isEmpty { page.line("    " + Message.trialAllStand(n: stands.count).text) }
    }

    private static func dated(_ finding: DeadlineFinding) -> String { "\(finding.name) (\(finding.dueOn))" }

    /// Rules with the acts that they are about, in the order in which they are first met.
    private static func grouped(_ changes: [ReadingChange]) -> [String] {
        var rules: [String] = []
        var acts: [String: [UInt64]] = [:]
        for change in changes {
            let (rule, seq) = (change.finding.ruleID, change.finding.seq)
            if acts[rule] == nil { rules.append(rule) }
            if acts[rule]?.last != seq { acts[rule, default: []].append(seq) }
        }
        return rules.map { rule in
            let all = acts[rule] ?? []
            let more = all.count > largestCount ? " … +\(all.count - largestCount)" : ""
            return "\(rule) (\(all.prefix(largestCount).map { "#\($0)" }.joined(separator: " "))\(more))"
        }
    }
}
