/// The two readings of "la mitad más uno" (article 4, paragraph 7), both computed on every quorum fact.
public enum Quorum {
    /// The seats of article 4.
    public static let decreeSeats = 7

    /// Seats required when "half plus one" means more than half: 4 of 7.
    public static func moreThanHalf(of members: Int) -> Int { members / 2 + 1 }

    /// Seats required when it means n / 2 + 1, rounded up: 5 of 7.
    public static func arithmeticHalfPlusOneCeil(of members: Int) -> Int { (members + 2 + 1) / 2 }

    /// The quorum fact for the seats that count at an instant.
    ///
    /// - Parameters:
    ///   - seats: the seats that count, in any order.
    ///   - filled: how many seats have a holder in force; used by the reading `seatsFilled`.
    ///   - recused: how many seats are out of the item by a recusal.
    ///   - readings: the readings in force.
    /// - Returns: the fact that quorum acts carry.
    public static func fact(present seats: [SeatID], filled: Int, recused: Int = 0, readings: Readings) -> QuorumFact {
        let denominator = readings[.quorumDenominator]
        var members = denominator == "seatsFilled" ? filled : decreeSeats
        if denominator == "seatsNotRecused" || readings[.recusalEffect] == "alsoLeavesDenominator" {
            members = max(0, members - recused)
        }
        let most = moreThanHalf(of: members)
        let ceil = arithmeticHalfPlusOneCeil(of: members)
        let adoptsMost = readings[.quorumHalfPlusOne] == Reading.quorumHalfPlusOne.defaultValue
        let required = adoptsMost ? most : ceil
        let alternative = adoptsMost ? ceil : most
        return QuorumFact(
            denominator: Int64(members), met: seats.count >= required, metAlternative: seats.count >= alternative,
            present: seats.sorted(), required: Int64(required), requiredAlternative: Int64(alternative))
    }
}

extension QuorumFact {
    /// How many seats count, after "hay" and "there": `1 curul`, `4 curules`; `is 1 seat`, `are 4 seats`.
    var seatsPresent: Bilingual {
        present.count == 1
            ? Bilingual(es: "1 curul", en: "is 1 seat")
            : Bilingual(es: "\(present.count) curules", en: "are \(present.count) seats")
    }
}
