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
        total, root = seal["data"].get("streams"), seal["data"].get("streamsRoot")
        leaves = {row["index"]: leaf_hash("{name}\n{version}\n{head}\n".format_map(row).encode()) for row in rows}
        # What stands before the first name and after the last closes the list like a neighbour.
        self.names = ["", *(row["name"] for row in rows), "~"]
        require(type(total) is int and (root_of(leaves, total, trail["streamsProof"]) or b"").hex() == root
                and all(a < b for a, b in zip(self.names, self.names[1:])), "streamsNotSealed")
        self.indexes = [-1, *leaves, total]
        self.events = {row["name"]: [] for row in rows}
        for event in events:
            require(event["stream"] in self.events, "foreignStream", event["seq"])
            self.events[event["stream"]].append(event)
        for row in rows:
            acts = self.events[row["name"]]
            chain = [None, *(hashes[act["seq"]].hex() for act in acts)]
            versions = [act["version"] for act in acts]
            require(not acts or versions == list(range(row["version"] + 1)), "brokenStream", row["name"])
            require(not acts or [act["prev"] for act in acts] + [unbase64(row["head"]).hex()] == chain,
                    "brokenChain", row["name"])

    def has(self, name):
        """Whether a stream is shown, or stands nowhere."""
        return bool(self.events.get(name)) or self.is_whole(name, name + "!")

    def is_whole(self, low, high):
        """Whether every stream with a name from `low` to below `high` is shown, and there can be no other."""
        start, end = bisect_left(self.names, low), bisect_left(self.names, high)
        return self.indexes[end] - self.indexes[start - 1] == end - start + 1 and all(
            self.events[name] for name in self.names[start:end])

    def named(self, name, member, kind):
        """The streams that the events of a stream name in a member at the top of their data."""
        values = [event["data"].get(member) for event in self.events.get(name, ())]
        return {kind + value for value in values if type(value) is str}

    def core(self, subject):
        sessions = self.named(subject, "sessionId", "session/")
        core = {subject} | sessions
        for name in sessions | ({subject} if subject.startswith("session/") else set()):
            core |= self.named(name, "delegationId", "delegation/")
        return core | ({name for name in self.events if name.startswith(WHOLE_FOR_A_SEAT)}
                       if subject.startswith("seat/") else set())


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
        require(streams.has(name), "incomplete", name)
