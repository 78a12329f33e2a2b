import Deliberation

/// The last lines of the screen: the question that waits, else the keys that make sense now.
enum LiveFooter {
    static func lines(_ scene: LiveScene, _ recorder: LiveRecorder, _ width: Int) -> [String] {
        var page = Page()
        switch recorder.pending {
        case .nothing:
            page.paragraph(
                keys(scene).map { "\($0.key) \($0.label.text)" }.joined(separator: " · "), width: width)
        case .delegate: page.line(Message.liveAskDelegateSeat.text)
        case .form(let form): question(form, width, &page)
        }
        return page.lines
    }

    private static func question(_ form: LiveForm, _ width: Int, _ page: inout Page) {
        if let problem = form.problem { page.paragraph("! \(problem.text)", width: width) }
        guard let step = form.step else { return }
        switch step.kind {
        case .choice(let options):
            page.paragraph(
                "\(step.question.text): " + options.map { "\($0.key) \($0.label)" }.joined(separator: " · ")
                    + " · Esc", width: width)
        case .confirm:
            page.line(Message.liveConfirmHint.text)
            page.paragraph("\(step.question.text).", width: width)
        case .line:
            page.line(Message.liveEnterHint.text)
            page.paragraph("\(step.question.text): \(form.line)▏", width: width)
        }
    }

    /// The keys that the state of the session gives a meaning, and what they do.
    static func keys(_ scene: LiveScene) -> [(key: String, label: Message)] {
        let ending: [(String, Message)] = [("?", .keyHelp), ("q", .keyLeave)]
        let people: [(String, Message)] = [
            ("1-7", .keySeats), ("d", .keyDelegate), ("g", .keyGuest), ("R", .keyRemote),
        ]
        switch scene.session.state {
        case .convened, .verification: return people + [("i", .keyInstall), ("f", .keyFailed)] + ending
        case .suspended: return people + [("s", .keyResume)] + ending
        case .installed: return people + work(scene) + ending
        case .adjourned, .failed, .cancelled: return ending
        }
    }

    private static func work(_ scene: LiveScene) -> [(String, Message)] {
        var keys: [(String, Message)] = []
        if scene.item == nil {
            if scene.session.agenda.contains(where: { $0.state == .pending }) { keys.append(("a", .keyOpenItem)) }
            keys += [("m", .keyCommitment), ("s", .keySuspend), ("L", .keyAdjourn)]
            return keys
        }
        if let decision = scene.decision {
            keys += [("1-7", .keyPositions), ("A", .keyAllAssent), ("D", .keyAdopt), ("e", .keyAmend)]
            if !decision.openObjections.isEmpty { keys.append(("w", .keyWithdraw)) }
            keys.append(("N", .keyNotReached))
        } else {
            keys.append(("p", .keyPropose))
        }
        return keys + [
            ("v", .keyIntervention), ("m", .keyCommitment), ("c", .keyCloseItem), ("s", .keySuspend),
        ]
    }
}
