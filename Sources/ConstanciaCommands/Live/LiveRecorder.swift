import Deliberation
import Ledger

/// The recorder of a live session as a state machine: keys go in, filings come out.
///
/// What it remembers is only what has been begun and not recorded; everything else is in the book, so that a recorder
/// that starts again stands where the last one stopped.
struct LiveRecorder {
    /// What a key came to.
    enum Outcome {
        /// Something changed on the screen, or nothing did.
        case show
        /// These acts are to be recorded as one filing.
        case file([Draft])
        /// Whoever records wants to leave.
        case leave
    }

    /// What has been begun and waits for the next key.
    enum Pending {
        case nothing
        /// `d`, and the number of a seat is to come.
        case delegate
        case form(LiveForm)
    }

    let sessionId: String
    private(set) var pending = Pending.nothing
    /// What is said under the session: the last act, the refusal, or a word about the last key.
    private(set) var notice = LiveNotice.said(.liveReady)
    private(set) var showsHelp = false
    /// Whether arrivals are remote; nil follows the modality of the session.
    private var remoteChoice: Bool?

    init(sessionId: String) { self.sessionId = sessionId }

    /// Takes a key.
    ///
    /// - Parameters:
    ///   - key: the key.
    ///   - book: the state of the log, only for the time of this call.
    ///   - now: the ledger's time.
    /// - Returns: what the key came to.
    /// - Throws: only what reading a stored row throws.
    mutating func press(_ key: Key, _ book: Book, at now: Instant) throws -> Outcome {
        guard let scene = try LiveScene(sessionId, book, at: now) else { return .leave }
        let turn = LiveTurn(scene: scene, book: book, isRemote: isRemote(in: scene.session))
        switch pending {
        case .nothing: return try command(key, turn)
        case .delegate:
            pending = .nothing
            guard case .character(let character) = key, let seat = LiveTurn.seat(of: character) else {
                return say(.liveCancelled)
            }
            return try follow(try turn.delegate(of: seat), turn)
        case .form(var form):
            switch form.press(key) {
            case .again:
                pending = .form(form)
                return .show
            case .cancelled:
                pending = .nothing
                return say(.liveCancelled)
            case .done:
                pending = .nothing
                return try follow(try turn.answer(form), turn)
            }
        }
    }

    /// Hears what became of the filing that the last key asked for.
    mutating func hear(_ notice: LiveNotice) { self.notice = notice }

    /// Whether the next arrivals are remote.
    func isRemote(in session: SessionView) -> Bool { remoteChoice ?? (session.modality == .virtual) }

    private mutating func command(_ key: Key, _ turn: LiveTurn) throws -> Outcome {
        guard case .character(let character) = key else { return .show }
        switch character {
        case " ", "\t": return .show
        case "?":
            showsHelp.toggle()
            return .show
        case "q": return .leave
        case "R":
            remoteChoice = !turn.isRemote
            return say(turn.isRemote ? .liveRemoteOff : .liveRemoteOn)
        case _ where turn.scene.isOver: return say(.liveOver)
        case "d":
            pending = .delegate
            return .show
        case "&": return say(.liveShiftUnclear)
        default: break
        }
        if let seat = LiveTurn.seat(of: character) { return try follow(turn.toggle(seat), turn) }
        if let seat = LiveTurn.shifted[character] { return try follow(try turn.delegate(of: seat), turn) }
        guard let step = try turn.command(character) else { return say(.liveUnknownKey(key: String(character))) }
        return try follow(step, turn)
    }

    /// Goes where a key or an answer leads.
    private mutating func follow(_ step: LiveTurn.Step, _ turn: LiveTurn) throws -> Outcome {
        switch step {
        case .say(let message): return say(message)
        case .ask(let form):
            pending = .form(form)
            return .show
        case .file(let drafts): return .file(drafts)
        }
    }

    private mutating func say(_ message: Message) -> Outcome {
        notice = .said(message)
        return .show
    }
}

/// What the last key came to, in words.
enum LiveNotice {
    case said(Message)
    case recorded([LiveEntry], findings: [ActBreach])
    case refused(Failure)
}

/// An act that was recorded, on one line.
struct LiveEntry: Hashable {
    let seq: UInt64
    let label: String
    let detail: String
}
