extension Book {
    func evolveTerritory(_ act: Act) throws {
        let day = act.occurred.date()
        switch act.event {
        case .territorialDemandRegistered(let event):
            try demands.update(event.demandId) { row in
                row = DemandView(
                    demandId: event.demandId, functionCodes: event.functionCodes, method: event.method, on: day,
                    participants: event.participants, position: act.position, territory: event.territory,
                    text: event.text)
            }
        case .institutionalOfferRegistered(let event):
            try offers.update(event.offerId) { row in
                row = OfferView(
                    entityId: event.entityId, functionCodes: event.functionCodes, indicator: event.indicator,
                    offerId: event.offerId, on: day, position: act.position, result: event.result,
                    territories: event.territories, title: event.title)
            }
        case .concertationSpaceHeld(let event):
            try spaces.update(event.spaceId) { row in
                row = SpaceView(
                    functionCodes: event.functionCodes, on: day, output: event.output,
                    participants: event.participants, position: act.position, spaceId: event.spaceId,
                    territories: event.territories, title: event.title)
            }
        case .territorialBetScheduled(let event):
            try bets.update(event.betId) { row in
                row = BetView(
                    betId: event.betId, functionCodes: event.functionCodes, on: day, partners: event.partners,
                    pndReference: event.pndReference, position: act.position, territories: event.territories,
                    title: event.title)
            }
        case .interventionModelArticulated(let event):
            try models.update(event.modelId) { row in
                row = ModelView(
                    actors: event.actors, baselineCapacity: event.baselineCapacity, betId: event.betId,
                    functionCodes: event.functionCodes, modelId: event.modelId, on: day, position: act.position,
                    title: event.title)
            }
        case .pndInitiativePresented(let event):
            try initiatives.update(event.initiativeId) { row in
                row = InitiativeView(
                    decisionId: event.decisionId, functionCodes: event.functionCodes,
                    initiativeId: event.initiativeId, on: day, position: act.position, title: event.title)
            }
        case .operatingModelPresented(let event):
            try operatingModels.update(event.operatingModelId) { row in
                row = OperatingModelView(
                    mipgReference: event.mipgReference, offerIds: event.offerIds, on: day,
                    operatingModelId: event.operatingModelId, position: act.position, seatId: event.seatId,
                    vigencia: event.vigencia)
            }
        default: return
        }
    }
}
