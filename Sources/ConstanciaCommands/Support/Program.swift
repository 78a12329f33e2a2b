import ArgumentParser
import Deliberation
import Glibc

/// The program behind `constancia`: parses, runs, and ends with the exit code that design 7 gives.
public enum Program {
    /// Runs one command line and ends the process.
    public static func main() -> Never {
        exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    static func run(_ arguments: [String]) -> Failure.Exit {
        let end = end(of: CommandWords.spelled(Tongue.removing(from: arguments)))
        guard end == .done, Console.hasLostOutput else { return end }
        Console.say(outputLost.text)
        return .environment
    }

    private static func end(of arguments: [String]) -> Failure.Exit {
        var command: any ParsableCommand
        do {
            command = try Constancia.parseAsRoot(arguments)
        } catch {
            return endOfParsing(error, arguments)
        }
        if let name = RepeatedOption.name(in: arguments, of: type(of: command)) {
            Console.say(Message.optionTwice(name: name).text)
            return .wrongUse
        }
        // The audit reads damaged files in a child, whose signal is what its parent reports.
        if !arguments.contains("--in-process") { DamageSignals.answer() }
        do {
            try command.run()
            return .done
        } catch let ending as Ending {
            return ending.exit
        } catch  where Constancia.exitCode(for: error) == .success {
            return endOfParsing(error, arguments)
        } catch let error as ValidationError {
            Console.say(error.message)
            return .wrongUse
        } catch {
            let failure = Failure(error)
            FailurePage.show(failure, asJSON: arguments.contains("--json"))
            return failure.exit
        }
    }

    /// Help and completion scripts go to standard output; a mistyped command line to standard error.
    private static func endOfParsing(_ error: any Error, _ arguments: [String]) -> Failure.Exit {
        if let unknown = UnknownCommand(arguments) {
            Console.say(unknown.message.text)
            return .wrongUse
        }
        let text = HelpTranslation.translate(Constancia.fullMessage(for: error))
        guard Constancia.exitCode(for: error) == .success else {
            Console.say(text)
            return .wrongUse
        }
        Console.print(text)
        return .done
    }

    private static let outputLost = Bilingual(
        es: "No se pudo escribir toda la salida (¿disco lleno?); lo que el libro haya registrado, queda.",
        en: "Not all of the output could be written (disk full?); what the ledger recorded stands.")
}

/// The end of a command that did its work and has something to report by its exit code.
struct Ending: Error {
    let exit: Failure.Exit
}
