import Deliberation

/// Scenes at the usual moments of the commission's life.
extension Scene {
    static func founded(_ readings: [String: String] = [:]) throws -> Scene {
        let scene = Scene()
        try scene.play(
            [
                Acts.decree, Acts.commission, Acts.enrolled("secretaria", ["secretariat", "operator"]),
                Acts.enrolled("control", ["control"]), Acts.ruleSet(readings.isEmpty ? defaults : readings),
                Acts.secretary,
            ]
                + (1...7).map(Acts.seat) + (1...7).map(Acts.holder)
                + [
                    Acts.invitee("rap-caribe", "rap"), Acts.invitee("esquemas", "eat"),
                    Acts.invitee("agremiaciones", "gremio"),
                ])
        scene.endFounding()
        return scene
    }

    private static let defaults = ["quorum.halfPlusOne": "moreThanHalf"]

    /// Founded, with a delegation of seat 1 that is registered, and convened.
    static func convened(_ readings: [String: String] = [:]) throws -> Scene {
        try founded(readings).play([
            Acts.incumbent("mininterior-dir", "delegada-1"), Acts.delegation(), Acts.registered(), Acts.convocation,
        ])
    }

    /// Convened, with holders present at 08:50.
    static func gathered(_ seats: [Int], _ readings: [String: String] = [:]) throws -> Scene {
        try convened(readings).play(seats.map { Acts.arrival(seat: $0) })
    }

    /// Installed at 09:02 and P1 opened at 09:05.
    static func installed(_ seats: [Int] = [1, 3, 4, 5], _ readings: [String: String] = [:]) throws -> Scene {
        try gathered(seats, readings).play([Acts.chair(Acts.titular(3)), Acts.installed, Acts.opened])
    }

    /// A decision proposed at 09:10.
    static func proposed(_ seats: [Int] = [1, 3, 4, 5], _ readings: [String: String] = [:]) throws -> Scene {
        try installed(seats, readings).play([Acts.proposed])
    }

    /// Everybody present has assented at 09:12.
    static func assented(_ seats: [Int] = [1, 3, 4, 5], _ readings: [String: String] = [:]) throws -> Scene {
        try proposed(seats, readings).play(seats.map { Acts.position(Acts.titular($0)) })
    }

    /// Adopted at 09:30.
    static func adopted() throws -> Scene {
        try assented().play([Acts.adopted])
    }

    /// With a commitment assigned, and adjourned at 10:30.
    static func adjourned() throws -> Scene {
        try adopted().play([
            Acts.commitment, Acts.assigned, Acts.session(.agendaItemClosed, at: "10:00", ["itemId": "P1"]),
            Acts.adjourned,
        ])
    }

    /// With minutes circulated.
    static func circulated() throws -> Scene {
        try adjourned().play([Acts.drafted(), Acts.circulated()])
    }

    /// P1 closed over its proposal, as a ledger of before may hold it: the rules let nobody do so any more.
    static func closedOver(at time: String = "09:40") throws -> Scene {
        let scene = try assented()
        try scene.book.evolve(scene.act(Acts.session(.agendaItemClosed, at: time, ["itemId": "P1"])))
        scene.book.settle()
        return scene
    }

    /// Three seats are left when the decision is taken.
    static func deserted() throws -> Scene {
        try assented().play([Acts.departure("dafp-titular", at: "09:20")])
    }
}
