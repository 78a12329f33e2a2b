import Audit
import Testing

/// The catalogue of attacks: each alters a copied ledger, and the audit must call it by its name.
@Suite struct `An attack` {
    @Test(arguments: Attack.ofEvents + Attack.ofActs + Attack.ofDerived + Attack.ofHeads)
    func `on rows is named`(_ attack: Attack) throws { try expect(attack) }

    @Test(arguments: Attack.ofFields)
    func `on one field of an event is named`(_ attack: Attack) throws { try expect(attack) }

    @Test(arguments: Attack.ofThieves + Attack.ofFilings + Attack.ofRules)
    func `with stolen keys is named`(_ attack: Attack) throws { try expect(attack) }

    @Test(arguments: Attack.ofHistories + Attack.ofPages + Attack.ofTables)
    func `on the file or its history is named`(_ attack: Attack) throws { try expect(attack) }

    private func expect(_ attack: Attack) throws {
        let ledger = try TestLedger()
        let options = try attack.apply(Forgery(ledger: ledger))
        let result = try ledger.audit(options)
        #expect(result.verdict == .broken)
        #expect(
            attack.isExact ? result.codes == attack.codes : result.codes.isSuperset(of: attack.codes),
            "\(result.summary)")
    }
}
