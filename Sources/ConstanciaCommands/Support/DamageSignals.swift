import Deliberation
import Glibc

/// Turns a fall over a damaged file into an answer: words, and the exit code for broken integrity.
///
/// LMDB maps the file: a page that is cut off raises SIGBUS, a pointer gone wild SIGSEGV, and its own checks SIGABRT.
/// Each comes from reading a page, outside the allocator, so that words may still be written before the end.
enum DamageSignals {
    /// From here on this process ends with the exit code for broken integrity where it would have crashed.
    static func answer() {
        for number in [SIGBUS, SIGSEGV, SIGABRT] {
            signal(number) { number in
                // A second fall while speaking must end the process.
                signal(number, SIG_DFL)
                RawTerminal.restore()
                Console.say(DamageSignals.message.text)
                _exit(Failure.Exit.integrity.rawValue)
            }
        }
    }

    private static let message = Bilingual(
        es: "El archivo del libro está dañado: leerlo hizo caer la orden. Lo que se haya registrado, queda; corra "
            + "«constancia audit», conserve este archivo como evidencia y restaure una copia.",
        en: "The ledger's file is damaged: reading it brought the command down. What was recorded stays; run "
            + "\"constancia audit\", keep this file as evidence and restore a copy.")
}
