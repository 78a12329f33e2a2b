extension Book {
    func evolveRoute(_ act: Act) throws {
        switch act.event {
        case .routeFormulated(let event):
            try routes.update(event.routeId) { $0 = RouteView(formulated: event, act: act) }
        case .routeLineAdded(let event): try updateRoute(event.routeId, act) { $0.apply(event) }
        case .routeConcerted(let event):
            try updateRoute(event.routeId, act) { route in
                route.state = .concerted
                route.nationalActors += event.nationalActors
                route.territorialActors += event.territorialActors
            }
        case .routeApproved(let event):
            try updateRoute(event.routeId, act) { route in
                route.state = .approved
                route.decisionId = event.decisionId
                route.approvedOn = act.occurred.date()
            }
        case .routeModified(let event):
            try updateRoute(event.routeId, act) { route in
                route.state = .modified
                route.version = event.version
            }
        case .milestoneReached(let event):
            try updateMilestone(event.routeId, event.milestoneId, act) { milestone in
                milestone.state = .reached
                milestone.value = event.value
            }
        case .milestoneMissed(let event):
            try updateMilestone(event.routeId, event.milestoneId, act) { $0.state = .missed }
        case .milestoneMoved(let event):
            try updateMilestone(event.routeId, event.milestoneId, act) { milestone in
                milestone.state = .pending
                milestone.date = event.date
            }
        default: try evolveRouteLife(act)
        }
    }

    private func evolveRouteLife(_ act: Act) throws {
        switch act.event {
        case .routeProgressReported(let event):
            try updateRoute(event.routeId, act) { route in
                route.percent = event.percent
                route.progress.append(
                    RouteProgressRow(
                        at: act.occurred, indicator: event.indicator, percent: event.percent,
                        reporter: event.reporter, valueGroup: event.valueGroup))
            }
        case .routeSocialized(let event):
            try updateRoute(event.routeId, act) { route in
                route.socializations.append(
                    SocializationRow(at: act.occurred, audience: event.audience, channel: event.channel))
            }
        case .routeClosed(let event):
            try updateRoute(event.routeId, act) { route in
                route.state = .closed
                route.closedOn = act.occurred.date()
            }
        case .routeEvaluated(let event): try updateRoute(event.routeId, act) { $0.state = .evaluated }
        default: return
        }
    }

    private func updateRoute(_ id: String, _ act: Act, _ change: (inout RouteView) -> Void) throws {
        try routes.update(id) { row in
            guard var route = row else { return }
            row = nil
            change(&route)
            route.position = act.position
            row = route
        }
    }

    private func updateMilestone(
        _ id: String, _ milestoneId: String, _ act: Act, _ change: (inout MilestoneRow) -> Void
    ) throws {
        try updateRoute(id, act) { route in
            guard let index = route.milestones.firstIndex(where: { $0.milestoneId == milestoneId }) else { return }
            change(&route.milestones[index])
        }
    }
}

extension RouteView {
    init(formulated event: RouteFormulated, act: Act) {
        self.init(
            lines: [], milestones: [], nationalActors: [], percent: 0, position: act.position, progress: [],
            routeId: event.routeId, socializations: [], state: .formulated, territorialActors: [],
            territories: event.territories, title: event.title, version: 1, vigencia: event.vigencia)
    }

    mutating func apply(_ event: RouteLineAdded) {
        lines.append(
            LineRow(
                demandId: event.demandId, differentialCriteria: event.differentialCriteria,
                functionCodes: event.functionCodes, lineId: event.lineId, offerId: event.offerId,
                responsibleEntityId: event.responsibleEntityId, territories: event.territories, title: event.title))
        for milestone in event.milestones {
            milestones.append(
                MilestoneRow(
                    date: milestone.date, deliverable: milestone.deliverable, indicator: milestone.indicator,
                    lineId: event.lineId, milestoneId: milestone.milestoneId, originalDate: milestone.date,
                    state: .pending, target: milestone.target))
        }
    }

    /// Whether the route is in force: approved, and not closed.
    public var isActive: Bool { state == .approved || state == .modified }
}
