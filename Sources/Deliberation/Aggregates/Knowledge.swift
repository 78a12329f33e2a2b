extension Book {
    func evolveKnowledge(_ act: Act) throws {
        switch act.event {
        case .knowledgeProductRegistered(let event):
            try products.update(event.productId) { row in
                row = ProductView(
                    channel: event.channel, functionCodes: event.functionCodes, kind: event.kind,
                    license: event.license, on: act.occurred.date(), position: act.position,
                    productId: event.productId, title: event.title, topics: event.topics)
            }
        case .knowledgeExerciseConvened(let event):
            try exercises.update(event.exerciseId) { row in
                row = ExerciseView(
                    date: event.date, exerciseId: event.exerciseId, position: act.position, productIds: [],
                    sessionId: event.sessionId, state: .convened, title: event.title)
            }
        case .knowledgeExerciseHeld(let event):
            try exercises.update(event.exerciseId) { row in
                row?.state = .held
                row?.productIds = event.productIds
                row?.position = act.position
            }
        case .externalSystemLinked(let event):
            try systems.update(event.systemId) { row in
                row = SystemView(
                    functionCodes: event.functionCodes, imports: row?.imports ?? [], name: event.name,
                    on: act.occurred.date(), owner: event.owner, position: act.position, state: .linked,
                    systemId: event.systemId)
            }
        case .externalSnapshotImported(let event):
            try systems.update(event.systemId) { row in
                row?.imports.append(
                    ImportRow(asOf: event.asOf, document: event.document, indicators: event.indicators))
                row?.position = act.position
            }
        default: try evolveGroup(act)
        }
    }

    private func evolveGroup(_ act: Act) throws {
        switch act.event {
        case .workingGroupCreated(let event):
            try groups.update(event.groupId) { row in
                row = GroupView(
                    decisionId: event.decisionId, entityIds: event.entityIds, functionCodes: event.functionCodes,
                    groupId: event.groupId, irregularities: [], meetings: 0, name: event.name,
                    on: act.occurred.date(), position: act.position, purpose: event.purpose, state: .active)
            }
        case .workingGroupMeetingHeld(let event):
            try groups.update(event.groupId) { row in
                row?.meetings += 1
                row?.position = act.position
            }
        case .workingGroupDissolved(let event):
            try groups.update(event.groupId) { row in
                row?.state = .dissolved
                row?.position = act.position
            }
        default: return
        }
    }
}
