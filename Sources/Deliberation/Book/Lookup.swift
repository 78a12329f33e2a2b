/// What a rule looks up under a key of the view `indexes`, so that no rule reads a whole view while an act is recorded.
///
/// An index names candidates; the rows themselves say whether they still are what is asked for.
enum Lookup {
    /// The documents that entered under an order.
    case documents(order: Int64)
    /// The documents of a hash.
    case documentsOf(sha256: String)
    /// The corrections of an act, in the order in which they were recorded.
    case corrections(of: Int64)
    /// The invitations of a guest for a topic.
    case invitations(topic: String, guest: String)
    /// The schemes for which the Mesa chose a person.
    case schemes(person: String)
    /// The actors with a key of an identifier.
    case actors(keyID: String)
    /// The records of irregularities whose fact is of the stream, the type and the instant of an act.
    case irregularities(Act)
    /// The posts to which a seat has been delegated.
    case posts(SeatID)
    /// The standing delegations of a seat.
    case standingDelegations(SeatID)
    /// The delegations of a seat to a post.
    case delegations(SeatID, post: String)
    /// The commitments that nobody has closed, among those whose identifiers end alike.
    case openCommitments(ending: String)
    /// The last link of a chain.
    case last(Chain)
    /// What comes before a link of a chain; no row for what is not in it.
    case before(String, in: Chain)

    /// The key of the row.
    var entry: String {
        switch self {
        case .documents(let order): "document.order/\(order)"
        case .documentsOf(let sha256): "document.sha256/\(sha256)"
        case .corrections(let seq): "correction.seq/\(seq)"
        case .invitations(let topic, let guest): "invitation.guest/\(topic)/\(guest)"
        case .schemes(let person): "eat.person/\(person)"
        case .actors(let keyID): "actor.key/\(keyID)"
        case .irregularities(let fact):
            "irregularity.fact/\(fact.event.streamName)/\(fact.type.rawValue)/\(fact.occurred.secondsSinceEpoch)"
        case .posts(let seat): "delegation.posts/\(seat.rawValue)"
        case .standingDelegations(let seat): "delegation.standing/\(seat.rawValue)"
        case .delegations(let seat, let post): "delegation.post/\(seat.rawValue)/\(post)"
        case .openCommitments(let ending): "commitment.open/\(ending)"
        case .last(let chain): "\(chain.name).last"
        case .before(let link, let chain): "\(chain.name).before/\(link)"
        }
    }
}

/// Things in an order of their own, read from the last one back: mostly what comes is the last, and what is asked for
/// is near it.
enum Chain {
    /// The orders of the documents.
    case documentOrders
    /// The sessions of a kind by when they were installed.
    case installed(SessionKind)

    var name: String {
        switch self {
        case .documentOrders: "document.orders"
        case .installed(let kind): "session.installed.\(kind.rawValue)"
        }
    }
}

extension Book {
    /// What a look-up finds, in the order in which it was put there.
    func ids(_ lookup: Lookup) throws -> [String] { try indexes.row(lookup.entry)?.ids ?? [] }

    /// Puts an identifier under a look-up, once.
    ///
    /// - Complexity: O(identifiers under it).
    func index(_ id: String, _ lookup: Lookup) throws {
        guard try !ids(lookup).contains(id) else { return }
        try indexes.update(lookup.entry) { row in
            var index = row ?? IndexView(entry: lookup.entry, ids: [])
            row = nil
            index.ids.append(id)
            row = index
        }
    }

    /// Takes an identifier away from a look-up, if it is there.
    ///
    /// - Complexity: O(identifiers under it).
    func unindex(_ id: String, _ lookup: Lookup) throws {
        guard try ids(lookup).contains(id) else { return }
        try indexes.update(lookup.entry) { $0?.ids.removeAll { $0 == id } }
    }

    /// Puts a link into a chain, after the last one that is not to come after it.
    ///
    /// - Parameters:
    ///   - id: the new link; nothing changes where it is in the chain already.
    ///   - chain: where it goes.
    ///   - follows: whether another link comes after the new one.
    /// - Throws: only what reading a stored row throws.
    /// - Complexity: O(links that come after it).
    func link(_ id: String, in chain: Chain, before follows: (String) throws -> Bool) throws {
        guard try indexes.row(Lookup.before(id, in: chain).entry) == nil else { return }
        var next: String?
        var previous = try ids(.last(chain)).first
        while let link = previous, try follows(link) {
            next = link
            previous = try ids(.before(link, in: chain)).first
        }
        try setLinks(.before(id, in: chain), previous)
        try setLinks(next.map { .before($0, in: chain) } ?? .last(chain), id)
    }

    /// What a closure finds in a chain, from the last link back.
    ///
    /// - Complexity: O(links after the one found).
    func last<Found>(in chain: Chain, where find: (String) throws -> Found?) throws -> Found? {
        var next = try ids(.last(chain)).first
        while let link = next {
            if let found = try find(link) { return found }
            next = try ids(.before(link, in: chain)).first
        }
        return nil
    }

    private func setLinks(_ lookup: Lookup, _ id: String?) throws {
        let ids = id.map { [$0] } ?? []
        try indexes.update(lookup.entry) { $0 = IndexView(entry: lookup.entry, ids: ids) }
    }
}
