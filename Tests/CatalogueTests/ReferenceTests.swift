import CanonicalJSON
import Deliberation
import Testing

/// What the events of the catalogue refer to, by their examples.
struct ReferenceTests {
    private func example(_ type: EventType) throws -> (event: DomainEvent, members: [String: JSONValue]) {
        let bytes = Array(Catalogue.event(type).example.utf8)
        let event = try DomainEvent(type: type, canonical: bytes)
        guard case .object(let members) = try JSONValue(canonical: bytes) else { return (event, [:]) }
        return (event, members)
    }

    @Test(arguments: EventType.allCases)
    func `an event refers to things by the fields of its data`(type: EventType) throws {
        let (event, members) = try example(type)
        for reference in event.references {
            #expect(reference.kind.matches(reference.id))
            let values = Catalogue.event(type).fields.compactMap { field in
                field.name == Catalogue.event(type).creates ? nil : members[field.name]
            }
            #expect(
                values.contains { value in
                    if case .array(let ids) = value { return ids.contains(.string(reference.id)) }
                    return value == .string(reference.id)
                })
        }
    }

    @Test(arguments: EventType.allCases) func `an event creates what its description says`(type: EventType) throws {
        let (event, members) = try example(type)
        let field = Catalogue.event(type).creates
        #expect(event.created.map { thing in .string(thing.id) } == field.flatMap { name in members[name] })
    }

    @Test func `an optional reference counts only where it is given`() throws {
        var arrival = AttendanceStarted(
            capacity: .seat, mode: .remote, person: Person(id: "dnp-titular", office: "DNP"), sessionId: "S-2026-01")
        let session = Reference(kind: .session, id: "S-2026-01")
        #expect(DomainEvent.attendanceStarted(arrival).references == [session])
        arrival.delegationId = "DEL-2026-001"
        let delegation = Reference(kind: .delegation, id: "DEL-2026-001")
        #expect(DomainEvent.attendanceStarted(arrival).references == [session, delegation])
    }
}
