import ArgumentParser
import Deliberation

/// `session live`: records a session key by key, on a terminal or from a pipe.
struct SessionLiveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        let words = Bilingual(es: "sesión vivo", en: "session live").text
        return .command(
            "live", es: "vivo", .aboutLive, example: "constancia \(words) S-2026-01 --key secretaria.key")
    }

    @Argument(help: ArgumentHelp(Message.helpLiveSession.text, valueName: ValueName.session))
    var sessionId: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var signing: SigningOptions

    func run() throws {
        let isForPrograms = ledger.speech.json
        let key = try signing.signingKey()
        var desk = try LiveDesk(
            try ledger.openForWriting(), signedBy: key, session: sessionId, speaksJSON: isForPrograms)
        guard RawTerminal.isInteractive, !isForPrograms else {
            return try LiveShell.runOnPipe(&desk, showsScreen: !isForPrograms)
        }
        try LiveShell.runOnTerminal(&desk)
        // The screen of its own is gone: what was reached stays to be read.
        if let screen = try desk.screen(width: RawTerminal.size.columns) {
            Console.print((screen.head + screen.body).joined(separator: "\n"))
        }
        Console.say(Message.liveLeft(id: sessionId).text)
    }
}
