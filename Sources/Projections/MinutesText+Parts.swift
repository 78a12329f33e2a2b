import Deliberation

extension MinutesText {
    mutating func writeAttendance() throws {
        heading("Asistencia", "Attendance")
        lines.append(
            say(
                "| Quién | Calidad | Curul | Forma | Entró | Salió |", "| Who | Capacity | Seat | Mode | In | Out |"))
        lines.append("|---|---|---|---|---|---|")
        for row in try attendance() {
            let source = cite { act in
                guard case .attendanceStarted(let event) = act.event else { return false }
                return event.person.id == row.person.id && act.occurred == row.from
            }
            let delegation = row.delegationId.map { " (\($0))" } ?? ""
            lines.append(
                "| \(row.person.office)\(delegation)\(source) | \(row.capacity.text(language)) "
                    + "| \(row.seatId?.rawValue ?? "—") | \(row.mode.text(language)) | \(time(row.from)) "
                    + "| \(row.until.map { time($0) } ?? "—") |")
        }
        let came = Set(try attendance().compactMap(\.seatId))
        let absent = SeatID.allCases.filter { !came.contains($0) }
        if !absent.isEmpty {
            lines.append("")
            lines.append("\(say("No asistieron", "Absent")): \(absent.map { name($0) }.joined(separator: ", ")).")
        }
        for excuse in session.excuses {
            let source = cite { act in
                guard case .excuseFiled(let event) = act.event else { return false }
                return event.seatId == excuse.seatId
            }
            lines.append("- \(say("Excusa de", "Excuse of")) \(name(excuse.seatId)): \(excuse.reason)\(source)")
        }
        try writeQuorum()
    }

    private mutating func writeQuorum() throws {
        guard let moments = try book.quorum.row(session.sessionId)?.moments, !moments.isEmpty else { return }
        lines += [
            "", "\(say("Quórum, en las dos lecturas de «la mitad más uno»", "Quorum, under both readings")):", "",
        ]
        for row in moments {
            let fact = row.quorum
            let source = cite { $0.occurred == row.at && $0.event.quorumFact == fact }
            lines.append(
                "- \(time(row.at)) \(row.moment.text(language)): \(fact.present.count) "
                    + "\(say("de", "of")) \(fact.denominator) (\(fact.present.map(\.rawValue).joined(separator: ", "))); "
                    + "\(say("con", "with")) \(fact.required): \(yes(fact.met)); "
                    + "\(say("con", "with")) \(fact.requiredAlternative): \(yes(fact.metAlternative))\(source)")
        }
    }

    mutating func writeAgenda() {
        heading("Orden del día", "Agenda")
        let source = cite { [.convocationIssued, .convocationAmended, .agendaApproved].contains($0.type) }
        lines.append("\(say("Según la convocatoria y sus cambios", "As convened and amended"))\(source):")
        lines.append("")
        for (place, item) in session.agenda.enumerated() {
            let late = item.late ? " — \(say("agregado o cambiado después de comunicar", "added or changed late"))" : ""
            lines.append("\(place + 1). \(item.itemId): \(item.title) (\(item.kind.text(language)))\(late)")
        }
    }

    mutating func writeDevelopment() throws {
        heading("Desarrollo", "Development")
        let opened = acts.compactMap { act in
            if case .agendaItemOpened(let event) = act.fact { event.itemId } else { nil }
        }
        // In the order in which they were dealt with; those that were not, in that of the agenda.
        let agenda =
            opened.compactMap { id in session.agenda.first { $0.itemId == id } }
            + session.agenda.filter { !opened.contains($0.itemId) }
        for item in agenda {
            lines.append("### \(item.itemId). \(item.title)")
            lines.append("")
            if !opened.contains(item.itemId) { lines.append("- \(say("No se abrió.", "It was not opened."))") }
            for act in acts {
                switch act.fact {
                case .agendaItemOpened(let event) where event.itemId == item.itemId:
                    lines.append("- \(time(act.occurred)) \(say("Se abre el punto", "Item opened")) [\(place(act))]")
                case .agendaItemClosed(let event) where event.itemId == item.itemId:
                    lines.append("- \(time(act.occurred)) \(say("Se cierra el punto", "Item closed")) [\(place(act))]")
                case .interventionRecorded(let event) where event.itemId == item.itemId:
                    lines.append(
                        "- \(time(act.occurred)) \(try office(of: event.attendeeId)): \(event.summary) [\(place(act))]")
                case .recusalFiled(let event) where event.itemId == item.itemId:
                    lines.append(
                        "- \(time(act.occurred)) \(event.kind.text(language)), \(name(event.seatId)): \(event.ground) "
                            + "[\(place(act))]")
                default: continue
                }
            }
            lines.append("")
        }
    }

    mutating func writeDecisions() throws {
        heading("Decisiones", "Decisions")
        if session.decisions.isEmpty { lines.append(say("No se propuso ninguna.", "None was proposed.")) }
        for id in session.decisions {
            guard let decision = try book.decisions.row(id) else { continue }
            let source = cite { $0.event.decisionID == id }
            lines.append("### \(id) · \(decision.state.text(language))")
            lines.append("")
            lines.append("> \(decision.text.replacing("\n", with: "\n> "))")
            lines.append("")
            if let at = decision.adoptedAt { lines.append("- \(say("Adoptada a las", "Adopted at")) \(time(at))") }
            if decision.isUndecided, session.endedAt != nil {
                let end = cite { Self.endings.contains($0.type) }
                lines.append("- \(say("Quedó sin resolver", "Left unresolved"))\(end)")
            }
            try writeIrregularities { $0 == "decision/\(id)" }
            for row in decision.adopted ?? [] {
                let reason = row.reason.map { ": \($0)" } ?? ""
                lines.append("- \(name(row.seatId)): \(row.position.text(language))\(reason)")
            }
            for objection in decision.objections {
                let resolution = objection.resolution.map { " — \(say("retirada", "withdrawn")): \($0)" } ?? ""
                lines.append(
                    "- \(say("Objeción de", "Objection of")) \(try office(of: objection.attendeeId)): "
                        + "\(objection.reason)\(resolution)")
            }
            lines.append("- \(say("Actos", "Acts")):\(source)")
            lines.append("")
        }
        writeReplacements()
    }

    /// What else the session did that later ones rest on: topics for guests, and the report on commitments.
    mutating func writeAgreements() throws {
        let topics = try book.topics.rows().filter { $0.sessionId == session.sessionId }
        guard !topics.isEmpty || !session.followUps.isEmpty else { return }
        heading("Otros acuerdos e informes", "Other agreements and reports")
        for topic in topics {
            lines.append(
                "- \(say("Tema acordado para invitados", "Topic agreed for guests")) \(topic.topicId): \(topic.text)")
        }
        for report in session.followUps {
            let source = cite { $0.type == .followUpReportPresented && $0.occurred == report.at }
            lines.append(
                "- \(time(report.at)) \(say("Informe de seguimiento sobre", "Follow-up report on")) "
                    + "\(report.commitmentIds.joined(separator: ", "))\(source)")
        }
    }

    mutating func writeCommitments() throws {
        heading("Compromisos", "Commitments")
        defer { writeEndedCommitments() }
        if session.commitments.isEmpty {
            lines.append(say("No se suscitó ninguno.", "None was raised."))
            return
        }
        lines.append(
            say(
                "| N.º | Compromiso | Entidad | Empleo responsable | Fecha límite |",
                "| No. | Commitment | Entity | Responsible post | Due date |"))
        lines.append("|---|---|---|---|---|")
        for id in session.commitments {
            guard let row = try book.commitments.row(id) else { continue }
            lines.append(
                "| \(id)\(cite { $0.event.commitmentID == id }) | \(row.text.replacing("\n", with: " ")) "
                    + "| \(row.responsibleEntityId ?? "—") | \(row.responsiblePost ?? "—") "
                    + "| \(row.dueDate?.description ?? "—") |")
        }
    }

    private func name(_ seat: SeatID) -> String { "\(seat.rawValue) \(seat.text(language))" }

    private func yes(_ met: Bool) -> String { met ? say("sí", "yes") : say("no", "no") }
}
