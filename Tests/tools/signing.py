"""Makes small signed logs, so that the verifier has something to refuse; the signing half of RFC 8032."""

import base64
import hashlib
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from verifier import ed25519
from verifier.encoding import leaf_hash
from verifier.tree import Tree

ORIGIN = "example.com/libro"


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class Signer:
    """An Ed25519 key pair from a 32-byte seed."""

    def __init__(self, name, seed):
        self.name, digest = name, hashlib.sha512(seed).digest()
        self.scalar = int.from_bytes(digest[:32], "little") & ((1 << 254) - 8) | (1 << 254)
        self.prefix = digest[32:]
        self.public = ed25519.compress(ed25519.BASE.times(self.scalar))
        self.key_id = hashlib.sha256(name.encode() + b"\n\x01" + self.public).digest()[:4].hex()
        self.vkey = "+".join([name, self.key_id, base64.b64encode(b"\x01" + self.public).decode()])

    def sign(self, message):
        r = int.from_bytes(hashlib.sha512(self.prefix + message).digest(), "little") % ed25519.L
        point = ed25519.compress(ed25519.BASE.times(r))
        k = int.from_bytes(hashlib.sha512(point + self.public + message).digest(), "little") % ed25519.L
        return point + ((r + k * self.scalar) % ed25519.L).to_bytes(32, "little")


SECRETARY = Signer("example.com/libro/secretaria", bytes(range(32)))
OTHER = Signer("example.com/libro/otra", bytes(range(1, 33)))
LOG = Signer(ORIGIN, bytes(range(2, 34)))


def identifier(number):
    return f"019b2f0e-6d3c-7a51-8d02-{number:012x}"


def act(type_name, stream, data, number, actor="secretaria"):
    """What an actor signs for one act, still without its version."""
    return {
        "actor": actor, "data": data, "id": identifier(number), "occurred": "2026-01-05T08:00:00-05:00", "schema": 1,
        "stream": stream, "type": type_name}


def enrolment(signer, number, actor="secretaria"):
    data = {
        "actorId": actor, "key": signer.vkey, "name": "Secretaría\u2028Técnica \"\\\b\f\n\r\t\u0001\u001f",
        "roles": ["secretariat"], "validFrom": "2026-01-05T00:00:00-05:00"}
    return act("actor.enrolled", "registry", data, number, actor)


class Book:
    """A log being written; `events` may be changed before `leaves` is asked for."""

    def __init__(self):
        self.events, self.heads, self.filings = [], {}, 0

    def file(self, acts, signer=SECRETARY, recorded="2026-01-05T13:00:00.000Z", origin=ORIGIN):
        """Appends a filing of acts, signed."""
        self.filings += 1
        tree, filing = Tree(), identifier(0xF000 + self.filings)
        for entry in acts:
            entry["version"] = self.heads.get(entry["stream"], (-1, None))[0] + 1
            self.heads[entry["stream"]] = (entry["version"], None)
            tree.append(leaf_hash(canonical(entry)))
        root = base64.b64encode(tree.root()).decode()
        message = f"constancia/filing/v1\n{origin}\n{filing}\n{len(acts)}\n{root}\n".encode()
        signature = base64.b64encode(signer.sign(message)).decode()
        for index, entry in enumerate(acts):
            reference = {
                "id": filing, "index": index, "key": signer.key_id, "signature": signature, "size": len(acts)}
            self.events.append(entry | {"filing": reference, "recorded": recorded})
        return self

    def chain(self):
        """Gives every event its place and its stream's chain, whatever else it says."""
        heads = {}
        for seq, event in enumerate(self.events):
            event["seq"] = seq
            event["prev"] = heads.get(event["stream"])
            heads[event["stream"]] = leaf_hash(canonical(event)).hex()
        return self

    def leaves(self):
        return [canonical(event) for event in self.events]


def note(leaves, signer=LOG, origin=ORIGIN):
    """The signed checkpoint of a log."""
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf_hash(leaf))
    text = f"{origin}\n{len(leaves)}\n{base64.b64encode(tree.root()).decode()}\n"
    raw = bytes.fromhex(signer.key_id) + signer.sign(text.encode())
    return f"{text}\n\u2014 {signer.name} {base64.b64encode(raw).decode()}\n".encode()


def sample():
    """Three filings of 2, 1 and 3 acts on three streams."""
    def progress(stream, number):
        return act("commitment.progress.reported", stream, {"narrative": f"Avance {number}", "percent": 40}, number)

    book = Book()
    book.file([enrolment(SECRETARY, 1), act("decree.issued", "decree", {"date": "2026-01-05"}, 2)])
    book.file([progress("commitment/C-2026-001", 3)], recorded="2026-02-05T13:00:00.000Z")
    book.file([
        progress("commitment/C-2026-001", 4), progress("commitment/C-2026-002", 5),
        progress("commitment/C-2026-001", 6)], recorded="2026-02-05T13:00:00.001Z")
    return book.chain()
