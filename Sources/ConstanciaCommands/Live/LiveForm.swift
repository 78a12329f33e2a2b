import Deliberation

/// What a key asks for before there is an act to record: one question after the other.
struct LiveForm {
    /// What is done with the answers.
    enum Purpose: Hashable {
        case arrive(LiveArrival)
        case delegate(SeatID)
        case seatChange(SeatID)
        case guest
        case propose
        case amend
        case position(SeatID)
        case reservation(attendee: String)
        case object(attendee: String)
        case withdraw
        case notReached
        case intervene
        case suspend
        case commit
        /// What a key does once Enter confirms it, and what was asked when it was pressed.
        case confirm(Character, Message)
    }

    /// What pressing a key came to.
    enum Progress {
        case again
        case done
        case cancelled
    }

    let purpose: Purpose
    private var steps: [LiveStep]
    private(set) var answers: [String] = []
    /// What has been typed on the line.
    private(set) var line: String
    /// Whether the line is a suggestion that the first letter typed replaces.
    private(set) var isSuggestion: Bool
    /// What was wrong with the last answer.
    private(set) var problem: Message?

    init(_ purpose: Purpose, _ steps: [LiveStep]) {
        self.purpose = purpose
        self.steps = steps
        line = steps.first?.suggestion ?? ""
        isSuggestion = !line.isEmpty
    }

    /// The question to be answered now.
    var step: LiveStep? { steps.first }

    mutating func press(_ key: Key) -> Progress {
        guard let step else { return .done }
        problem = nil
        if key == .escape { return .cancelled }
        switch step.kind {
        case .choice(let options):
            if key == .enter { return .again }
            if case .pasted = key { return .again }
            guard case .character(let character) = key, let option = options.first(where: { $0.key == character })
            else {
                problem = .liveChooseOne
                return .again
            }
            return answer(option.value)
        case .confirm:
            if key == .enter { return answer("") }
            problem = .liveConfirmFirst
            return .again
        case .line(_, let isOptional, let check): return edit(key, isOptional: isOptional, check: check)
        }
    }

    private mutating func edit(_ key: Key, isOptional: Bool, check: (String) -> Message?) -> Progress {
        switch key {
        case .character(let character), .pasted(let character):
            if isSuggestion { line = "" }
            line.append(character)
        case .backspace: if !line.isEmpty { line.removeLast() }
        case .clearLine: line = ""
        case .escape: return .cancelled
        case .enter:
            let text = TypedText.trimmed(line)
            if text.isEmpty, !isOptional {
                problem = .liveAnswerNeeded
            } else if !text.isEmpty, let found = check(text) {
                problem = found
            } else {
                return answer(text)
            }
        }
        isSuggestion = false
        return .again
    }

    private mutating func answer(_ text: String) -> Progress {
        answers.append(text)
        steps.removeFirst()
        line = steps.first?.suggestion ?? ""
        isSuggestion = !line.isEmpty
        return steps.isEmpty ? .done : .again
    }
}

/// One question.
struct LiveStep {
    enum Kind {
        case choice([LiveOption])
        /// What cannot be undone: only Enter does it.
        case confirm
        case line(suggestion: String, isOptional: Bool, check: (String) -> Message?)
    }

    let question: Message
    let kind: Kind

    static func confirm(_ question: Message) -> LiveStep { LiveStep(question: question, kind: .confirm) }

    static func choice(_ question: Message, _ options: [LiveOption]) -> LiveStep {
        LiveStep(question: question, kind: .choice(options))
    }

    static func line(
        _ question: Message, suggestion: String = "", isOptional: Bool = false,
        check: @escaping (String) -> Message? = { _ in nil }
    ) -> LiveStep {
        LiveStep(question: question, kind: .line(suggestion: suggestion, isOptional: isOptional, check: check))
    }

    var suggestion: String { if case .line(let suggestion, _, _) = kind { suggestion } else { "" } }
}

/// One of the answers that a key gives.
struct LiveOption {
    let key: Character
    let value: String
    let label: String

    /// Options under the digits from 1 and then the letters.
    static func numbered(_ values: [(value: String, label: String)]) -> [LiveOption] {
        zip("123456789abcdefghijklmnopqrstuvwxyz", values).map { LiveOption(key: $0, value: $1.value, label: $1.label) }
    }
}

/// Somebody about to enter.
struct LiveArrival: Hashable {
    let person: Person
    let capacity: Capacity
    var seatId: SeatID?
    var delegationId: String?
    var inviteeId: String?
    var invitationId: String?
}
