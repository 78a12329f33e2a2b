import Deliberation
import Testing

/// Words of closed lists as people type them.
@Suite struct WordTests {
    private static let spoken: [(typed: String, raw: String, list: [EnumValue])] = [
        ("email", "email", Channel.enumValues), ("correo", "email", Channel.enumValues),
        ("Correo electrónico", "email", Channel.enumValues), ("OFICIO", "letter", Channel.enumValues),
        ("curul", "seat", Capacity.enumValues), ("Integrante", "seat", Capacity.enumValues),
        ("secretaria", "secretary", Capacity.enumValues), ("a favor", "assent", Position.enumValues),
        ("a-favor", "assent", Position.enumValues), ("Asiente", "assent", Position.enumValues),
        ("asiente con salvedad", "assent-with-reservation", Position.enumValues),
        ("abstencion", "abstain", Position.enumValues), ("Se aparta", "stand-aside", Position.enumValues),
        ("en contra", "object", Position.enumValues), ("remota", "remote", AttendanceMode.enumValues),
        ("Formulación", "formulacion", Stage.enumValues), ("tema", "topic", ScopeKind.enumValues),
        ("Assents", "assent", Position.enumValues), ("s3", "S3", SeatID.enumValues),
        ("Pública", "publica", Classification.enumValues),
    ]

    @Test(arguments: spoken.indices)
    func `a word is known by its label, its Spanish word and its stored form`(_ index: Int) {
        let example = Self.spoken[index]
        #expect(example.list.named(example.typed)?.raw == example.raw, "\(example.typed)")
    }

    @Test func `a beginning that several labels share, or none has, stands for no word`() {
        #expect(SeatID.enumValues.named("ministerio") == nil)
        #expect(Position.enumValues.named("se") == nil)
        #expect(Channel.enumValues.named("paloma") == nil)
        #expect(Channel.enumValues.named("") == nil)
    }

    @Test func `the words are listed with what people type in Spanish, codes by themselves`() {
        func expected(_ values: [EnumValue]) -> String {
            FieldType.enumeration(name: "", values: values).expectation.es
        }
        #expect(expected(Channel.enumValues).hasSuffix("email (correo), letter (oficio), platform (plataforma)"))
        #expect(expected(Position.enumValues).contains("assent (a-favor)"))
        #expect(expected(Position.enumValues).contains("stand-aside (se-aparta)"))
        #expect(expected(SessionKind.enumValues).hasSuffix(": ordinaria, extraordinaria"))
        #expect(expected(SeatID.enumValues).hasSuffix(": S1, S2, S3, S4, S5, S6, S7"))
    }

    /// The lists that some act of the catalogue takes.
    private static let lists: [String: [EnumValue]] = {
        var lists: [String: [EnumValue]] = [:]
        func add(_ fields: [FieldDescriptor]) {
            for field in fields {
                var type = field.type
                if case .list(let element, _, _) = type { type = element }
                switch type {
                case .enumeration(let name, let values): lists[name] = values
                case .record(let name): add(Catalogue.record(name)?.fields ?? [])
                default: continue
                }
            }
        }
        for event in Catalogue.all { add(event.fields) }
        return lists
    }()

    @Test(arguments: lists.keys.sorted())
    func `every word of every act is known by its Spanish label`(_ name: String) throws {
        let values = try #require(Self.lists[name])
        for value in values { #expect(values.named(value.label.es)?.raw == value.raw, "\(value.label.es)") }
    }
}
