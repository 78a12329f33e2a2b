extension DomainEvent {
    /// What the act is about and the functions of article 3 that it cites; nil for acts that cite none by their nature.
    var tracedFunctions: (id: String, codes: [FunctionCode])? {
        switch self {
        case .decisionProposed(let event): (event.decisionId, event.functionCodes)
        case .commitmentRaised(let event): (event.commitmentId, event.functionCodes)
        case .routeLineAdded(let event): ("\(event.routeId)/\(event.lineId)", event.functionCodes)
        case .territorialDemandRegistered(let event): (event.demandId, event.functionCodes)
        case .institutionalOfferRegistered(let event): (event.offerId, event.functionCodes)
        case .concertationSpaceHeld(let event): (event.spaceId, event.functionCodes)
        case .territorialBetScheduled(let event): (event.betId, event.functionCodes)
        case .interventionModelArticulated(let event): (event.modelId, event.functionCodes)
        case .pndInitiativePresented(let event): (event.initiativeId, event.functionCodes)
        case .knowledgeProductRegistered(let event): (event.productId, event.functionCodes)
        case .workingGroupCreated(let event): (event.groupId, event.functionCodes)
        case .externalSystemLinked(let event): (event.systemId, event.functionCodes)
        default: nil
        }
    }
}
