import ConstanciaCommands

@main
enum Main {
    static func main() { Program.main() }
}
