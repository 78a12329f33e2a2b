"""Whether a trail shows all that it must: streams whole up to the seal, and what its core refers to (Trail.md)."""

from bisect import bisect_left

from verifier.encoding import leaf_hash, unbase64
from verifier.trail import members, require, root_of

REFERENCES = {
    "byDecisionId": "decision", "commitmentId": "commitment", "decisionId": "decision", "delegationId": "delegation",
    "groupId": "group", "intoCommitmentId": "commitment", "invitationId": "invitation", "postId": "post",
    "routeId": "route", "sessionId": "session", "topicId": "topic"}
SHOWN, WHOLE = ("commission", "registry"), ("correction/", "invitee/", "irregularity/", "rap/", "seat/")
WHOLE_FOR_A_SEAT = ("decision/", "delegation/", "session/")


class Streams:
    """The rows of the sealed tree over all streams' heads that a trail shows, and the events of these streams."""

    def __init__(self, trail, events, hashes):
        rows, (*events, seal) = trail["streams"], events
        total = seal["data"].get("streams")
        leaves = {row["index"]: leaf_hash("{name}\n{version}\n{head}\n".format_map(row).encode()) for row in rows}
        root = root_of(leaves, total, trail["streamsProof"]) if type(total) is int else None
        # What stands before the first name and after the last closes the list like a neighbour.
        self.names = ["", *(row["name"] for row in rows), "~"]
        is_sorted = all(a < b for a, b in zip(self.names, self.names[1:]))
        require(is_sorted and root and root.hex() == seal["data"].get("streamsRoot"), "streamsNotSealed")
        self.indexes = [-1, *leaves, total]
        self.events = {row["name"]: [] for row in rows}
        for event in events:
            require(event["stream"] in self.events, "foreignStream", event["seq"])
            self.events[event["stream"]].append(event)
        for name, version, head in ((row["name"], row["version"], row["head"]) for row in rows):
            if acts := self.events[name]:
                versions, chain = [act["version"] for act in acts], [hashes[act["seq"]].hex() for act in acts]
                require(versions == list(range(len(acts))) and version == len(acts) - 1, "brokenStream", name)
                require([*(act["prev"] for act in acts), unbase64(head).hex()] == [None, *chain], "brokenChain", name)

    def is_whole(self, low, high):
        """Whether all streams with names from `low` to below `high` are shown, with what stands right and left."""
        start, end = bisect_left(self.names, low), bisect_left(self.names, high)
        return self.indexes[end] - self.indexes[start - 1] == end - start + 1 and all(
            self.events[name] for name in self.names[start:end])

    def named(self, name, member, kind):
        """The streams that the events of a stream name in a member at the top of their data."""
        values = [event["data"].get(member) for event in self.events.get(name, ())]
        return {kind + value for value in values if type(value) is str}

    def core(self, subject):
        sessions = self.named(subject, "sessionId", "session/")
        holders = sessions | {subject} if subject.startswith("session/") else sessions
        delegations = set().union(*(self.named(name, "delegationId", "delegation/") for name in holders))
        of_a_seat = WHOLE_FOR_A_SEAT if subject.startswith("seat/") else ()
        return {subject} | sessions | delegations | {name for name in self.events if name.startswith(of_a_seat)}


def check_complete(trail, events, hashes):
    """Refuses a trail in which something is missing, and says what."""
    streams, subject = Streams(trail, events, hashes), trail["subject"]
    for name in (subject, *SHOWN):
        require(streams.events.get(name), "incomplete", name)
    for prefix in WHOLE + (WHOLE_FOR_A_SEAT if subject.startswith("seat/") else ()):
        require(streams.is_whole(prefix, prefix[:-1] + "0"), "incomplete", prefix)
    core = streams.core(subject)
    data = [event["data"] for name in core for event in streams.events.get(name, ())]
    references = {f"{REFERENCES[key]}/{value}" for key, value in members(data)
                  if key in REFERENCES and type(value) is str}
    for name in sorted(core | references):
        require(streams.events.get(name) or streams.is_whole(name, name + "!"), "incomplete", name)
