extension Book {
    func evolvePost(_ act: Act) throws {
        switch act.event {
        case .postIncumbentRecorded(let event):
            try updatePost(event.postId, act) { post in
                post.incumbents.append(IncumbentRow(from: event.from, person: event.person, until: event.until))
            }
        case .postLevelChanged(let event):
            try updatePost(event.postId, act) { $0.levels.append(LevelRow(from: event.from, level: event.level)) }
        default: return
        }
    }

    private func updatePost(_ id: String, _ act: Act, _ change: (inout PostView) -> Void) throws {
        try posts.update(id) { row in
            var post = row ?? PostView(incumbents: [], levels: [], position: act.position, postId: id)
            change(&post)
            post.position = act.position
            row = post
        }
    }
}

extension PostView {
    /// Who fills the post on a date: the latest incumbent whose time covers it.
    public func incumbent(on date: CalendarDate) -> IncumbentRow? {
        incumbents.last { $0.from <= date && ($0.until.map { date <= $0 } ?? true) }
    }

    /// The level that the post was changed to by a date, or nil while nothing changed it.
    public func changedLevel(on date: CalendarDate) -> PostLevel? {
        levels.filter { $0.from <= date }.max { $0.from < $1.from }?.level
    }
}
