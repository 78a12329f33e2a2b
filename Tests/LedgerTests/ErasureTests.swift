import Deliberation
import EventLog
import FoundationEssentials
import Ledger
import Testing
import TransparencyLog
import Vault

@Suite struct ErasureTests {
    let test: TestLedger
    let vault: PersonalVault
    let value: SaltedValue

    init() throws {
        test = try TestLedger()
        vault = PersonalVault(ofLedger: test.directory)
        value = try SaltedValue("Vocera de la veeduría")
        try vault.put(value)
    }

    private func order(_ commitment: Digest, as actor: String = "secretaria") throws {
        _ = try test.ledger.recordErasure(
            of: commitment, legalBasis: "Ley 1581 de 2012, artículo 8", reason: "Solicitud.",
            signedBy: test.key(actor))
    }

    @Test func `the act alone deletes nothing, and what comes next finishes it`() throws {
        try order(value.commitment)
        #expect(try vault.holds(value.commitment))
        #expect(try test.ledger.journal.finishErasures(in: vault) == [value.commitment])
        #expect(try !vault.holds(value.commitment))
        #expect(try test.ledger.journal.finishErasures(in: vault).isEmpty)
        let erasure = try test.ledger.journal.erasure(of: value.commitment)
        #expect(erasure?.legalBasis == "Ley 1581 de 2012, artículo 8")
    }

    @Test func `what no act has ordered stays`() throws {
        try order(Digest.sha256([1]))
        #expect(try test.ledger.journal.finishErasures(in: vault).isEmpty)
        #expect(try vault.value(of: value.commitment) == value.text)
        #expect(try test.ledger.journal.erasure(of: value.commitment) == nil)
    }

    @Test func `an act without a basis, or by a body that may not, is refused and the value stays`() throws {
        let before = try test.state()
        #expect(try Outcome { try order(value.commitment, as: "control-interno") } == .refused("CORE-GENESIS"))
        let unfounded = try Outcome {
            _ = try test.ledger.recordErasure(
                of: value.commitment, legalBasis: "", reason: "Solicitud.", signedBy: test.key("secretaria"))
        }
        #expect(unfounded == .input)
        #expect(try test.state() == before)
        #expect(try vault.holds(value.commitment))
    }

    @Test func `a vault put back from a backup is erased again`() throws {
        let kept = test.folder + "/kept"
        try FileManager.default.copyItem(atPath: vault.directory, toPath: kept)
        try order(value.commitment)
        _ = try test.ledger.journal.finishErasures(in: vault)
        try FileManager.default.removeItem(atPath: vault.directory)
        try FileManager.default.copyItem(atPath: kept, toPath: vault.directory)
        #expect(try vault.holds(value.commitment))
        #expect(try test.ledger.journal.finishErasures(in: vault) == [value.commitment])
    }

    @Test func `a backup of the ledger leaves the vault out`() throws {
        let backup = test.folder + "/backup"
        try test.ledger.journal.backup(to: backup)
        let names = try FileManager.default.contentsOfDirectory(atPath: backup)
        #expect(Set(names) == ["data.mdb", "checkpoint"])
        #expect(!PersonalVault(ofLedger: backup).exists)
        #expect(vault.exists)
    }
}
