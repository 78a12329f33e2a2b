#!/usr/bin/env python3
"""Makes trails from an exported log, by the page Trail.md alone; slow and plain, for the verifiers' tests.

    constancia log --raw > LOG; constancia checkpoint > NOTE
    Tests/tools/trail_maker.py LOG NOTE decision/D-2026-003 > d.constancia

It can lie as well: `assemble` proves whatever it is told to show, and leaves out what it is told to leave out.
"""

import base64
import functools
import hashlib
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

from verifier.encoding import leaf_hash

REFERENCES = {
    "byDecisionId": "decision", "commitmentId": "commitment", "decisionId": "decision", "delegationId": "delegation",
    "groupId": "group", "intoCommitmentId": "commitment", "invitationId": "invitation", "postId": "post",
    "routeId": "route", "sessionId": "session", "topicId": "topic"}
ALWAYS_SHOWN = ("commission", "registry")
ALWAYS_WHOLE = ("correction/", "invitee/", "irregularity/", "rap/", "seat/")
WHOLE_FOR_A_SEAT = ("decision/", "delegation/", "session/")
INTENT = ("actor", "data", "id", "occurred", "schema", "stream", "type", "version")


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def b64(data):
    return base64.b64encode(data).decode()


class FullTree:
    """All leaves of an RFC 6962 tree, and the multiproofs from them."""

    def __init__(self, hashes):
        self.hashes = hashes
        self.root = functools.cache(self.root)

    def root(self, start, end):
        if end - start == 1:
            return self.hashes[start]
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        return hashlib.sha256(b"\x01" + self.root(start, middle) + self.root(middle, end)).digest()

    def multiproof(self, shown):
        """The roots of the greatest subtrees without a shown leaf, from left to right."""
        def walk(start, end):
            if not any(start <= index < end for index in shown):
                return [b64(self.root(start, end))]
            if end - start == 1:
                return []
            middle = start + (1 << (end - start - 1).bit_length() - 1)
            return walk(start, middle) + walk(middle, end)
        return walk(0, len(self.hashes))


def references(value):
    """The streams that some data refer to, at any depth."""
    if isinstance(value, list):
        return {name for entry in value for name in references(entry)}
    if not isinstance(value, dict):
        return set()
    own = {f"{REFERENCES[key]}/{entry}" for key, entry in value.items()
           if key in REFERENCES and isinstance(entry, str)}
    return own | references(list(value.values()))


class Prover:
    """A log up to one of its seals, from which trails are made."""

    def __init__(self, leaves, note, seal=None, events=None):
        """The seal is the log's last one within the note's size, unless another `seq` is given; `events` are what the
        leaves say, or should have said."""
        origin, size = note.split("\n")[:2]
        self.origin, self.note, self.leaves = origin, note, leaves[:int(size)]
        self.events = events or [json.loads(leaf) for leaf in self.leaves]
        seals = [event["seq"] for event in self.events[:len(self.leaves)]
                 if event["type"] == "checkpoint.sealed"]
        self.seal = seals[-1] if seal is None else seal
        self.tree = FullTree([leaf_hash(leaf) for leaf in self.leaves])
        self.streams = {}
        for event in self.events[:self.seal]:
            self.streams.setdefault(event["stream"], []).append(event["seq"])
        self.names = sorted(self.streams, key=str.encode)
        self.heads = FullTree([leaf_hash(self.head_leaf(name)) for name in self.names])

    def head_leaf(self, name):
        version, head = self.head(name)
        return f"{name}\n{version}\n{head}\n".encode()

    def head(self, name):
        seqs = self.streams[name]
        return self.events[seqs[-1]]["version"], b64(self.tree.hashes[seqs[-1]])

    def data(self, name):
        return [self.events[seq]["data"] for seq in self.streams.get(name, [])]

    def core(self, subject):
        """The subject, its sessions, and the delegations of these sessions."""
        sessions = {f"session/{data['sessionId']}" for data in self.data(subject)
                    if isinstance(data.get("sessionId"), str)}
        core = {subject} | sessions
        for name in sessions | ({subject} if subject.startswith("session/") else set()):
            core |= {f"delegation/{data['delegationId']}" for data in self.data(name)
                     if isinstance(data.get("delegationId"), str)}
        if subject.startswith("seat/"):
            core |= {name for name in self.names if name.startswith(WHOLE_FOR_A_SEAT)}
        return core

    def closure(self, subject):
        """The streams to show and the indexes of their rows and of the neighbours of what is absent."""
        ranges = ALWAYS_WHOLE + (WHOLE_FOR_A_SEAT if subject.startswith("seat/") else ())
        core = self.core(subject)
        wanted = core | set(ALWAYS_SHOWN) | references([self.data(name) for name in core])
        wanted |= {name for name in self.names if name.startswith(ranges)}
        rows = set()
        for name in wanted:
            rows |= self.around(name)
        for prefix in ranges:
            inside = [index for index, name in enumerate(self.names) if name.startswith(prefix)]
            rows |= {inside[0] - 1, inside[-1] + 1} if inside else self.around(prefix)
        return wanted & set(self.names), {index for index in rows if 0 <= index < len(self.names)}

    def around(self, name):
        """The index of a stream, or those of its two neighbours if there is none of this name."""
        if name in self.streams:
            return {self.names.index(name)}
        above = sum(other.encode() < name.encode() for other in self.names)
        return {above - 1, above}

    def trail(self, subject, extra=(), without=(), **members):
        """A whole trail; `extra` streams are shown too, and those of `without` are left out with their rows."""
        shown, rows = self.closure(subject)
        shown = (shown | set(extra)) - set(without)
        rows |= {self.names.index(name) for name in shown}
        rows -= {self.names.index(name) for name in without}
        return self.assemble(subject, [seq for name in shown for seq in self.streams[name]], rows, **members)

    def assemble(self, subject, seqs, rows, **members):
        """The file that shows these events and the seal, and these rows of the tree of heads, with all its proofs."""
        seqs = sorted(set(seqs) | {self.seal})
        filings = {}
        for seq in seqs:
            filings.setdefault(self.events[seq]["filing"]["id"], set()).add(seq)
        rows = sorted(rows)
        return {
            "attachments": [], "checkpoint": self.note, "events": [self.leaves[seq].decode() for seq in seqs],
            "eventsProof": self.tree.multiproof(set(seqs)),
            "filings": [{"id": key, "proof": proof} for key, own in sorted(filings.items())
                        if (proof := self.filing_proof(own)) is not None],
            "format": "constancia/trail/v2", "origin": self.origin, "rulebook": "2026-01",
            "streams": [{"head": self.head(name)[1], "index": index, "name": name, "version": self.head(name)[0]}
                        for index in rows for name in [self.names[index]]],
            "streamsProof": self.heads.multiproof(set(rows)), "subject": subject} | members

    def filing_proof(self, seqs):
        """The rest of the tree of a filing, or nothing if all its acts are shown."""
        filing = self.events[min(seqs)]["filing"]
        if len(seqs) == filing["size"]:
            return None
        first = min(seqs) - filing["index"]
        acts = self.events[first:first + filing["size"]]
        tree = FullTree([leaf_hash(canonical({key: act[key] for key in INTENT})) for act in acts])
        return tree.multiproof({seq - first for seq in seqs})


def attachment(content):
    return {"content": b64(content), "sha256": hashlib.sha256(content).hexdigest()}


def main(arguments):
    log, note, subject = arguments
    leaves = pathlib.Path(log).read_bytes().splitlines()
    prover = Prover(leaves, pathlib.Path(note).read_text(encoding="utf-8"))
    sys.stdout.buffer.write(canonical(prover.trail(subject)))


if __name__ == "__main__":
    main(sys.argv[1:])
