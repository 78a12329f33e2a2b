extension Genesis {
    /// A territory is named by a code that exists.
    func territories(_ act: Act) -> [Bilingual] {
        act.event.territoryCodes.filter { !Divipola.isKnown($0) }.map { code in
            Bilingual(
                es: "«\(code)» no es un código DIVIPOLA: dos cifras de un departamento, o cinco de un municipio suyo.",
                en: "\"\(code)\" is no DIVIPOLA code: two digits of a department, or five of a municipality of one.")
        }
    }
}

extension DomainEvent {
    /// The DIVIPOLA codes that the act carries, in its order.
    var territoryCodes: [String] {
        switch self {
        case .territorialDemandRegistered(let event): [event.territory.code]
        case .institutionalOfferRegistered(let event): event.territories.map(\.code)
        case .concertationSpaceHeld(let event): event.territories.map(\.code)
        case .territorialBetScheduled(let event): event.territories.map(\.code)
        case .routeFormulated(let event): event.territories.map(\.code)
        case .routeLineAdded(let event): event.territories.map(\.code)
        case .rapRegistered(let event): event.departments
        default: []
        }
    }
}
