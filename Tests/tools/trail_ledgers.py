"""Small signed ledgers to make trails from, honest ones and such as lie; the keys come from known seeds."""

import base64
import datetime
import hashlib

from signing import Signer, canonical
from trail_maker import FullTree, Prover
from verifier.encoding import leaf_hash

TINY, LARGE = "example.org/commission", "example.org/libro"
DECREE = b"decree"
BEGIN = datetime.datetime(2026, 1, 5, 13, tzinfo=datetime.timezone.utc)


def seed(number):
    return bytes([number]) * 32


class Ledger:
    """A log that grows by filings; `draft` changes an act before it is signed, `bend` after, before it is written."""

    def __init__(self, origin, log_seed=1):
        self.origin, self.log = origin, Signer(origin, seed(log_seed))
        self.leaves, self.events, self.heads, self.signers, self.count = [], [], {}, {}, 0
        self.clock = BEGIN

    def signer(self, actor, number):
        self.signers[actor] = Signer(f"{self.origin}/{actor}", seed(number))
        return self.signers[actor]

    def identifier(self):
        self.count += 1
        return f"019b8cf6-0200-7000-8000-{self.count:012x}"

    def file(self, *acts, actor="secretaria", signer=None, draft=None, bend=None, minutes=1):
        """Appends a filing of acts (type, stream, data), signed."""
        self.clock += datetime.timedelta(minutes=minutes)
        signer = signer or self.signers[actor]
        versions, intents = {}, []
        for type_name, stream, data in acts:
            versions[stream] = versions.get(stream, self.heads.get(stream, (-1, None))[0]) + 1
            intents.append({
                "actor": actor, "data": data, "id": self.identifier(), "occurred": "2026-01-05T08:00:00-05:00",
                "schema": 1, "stream": stream, "type": type_name, "version": versions[stream]})
        honest, intents = intents, [draft(intent) for intent in intents] if draft else intents
        root = FullTree([leaf_hash(canonical(intent)) for intent in intents]).root(0, len(intents))
        filing = self.identifier()
        message = f"constancia/filing/v1\n{self.origin}\n{filing}\n{len(acts)}\n{base64.b64encode(root).decode()}\n"
        signature = base64.b64encode(signer.sign(message.encode())).decode()
        for index, intent in enumerate(intents):
            recorded = self.clock.isoformat(timespec="milliseconds").replace("+00:00", "Z")
            event = intent | {
                "filing": {"id": filing, "index": index, "key": signer.key_id, "signature": signature,
                           "size": len(acts)},
                "prev": self.heads.get(intent["stream"], (0, None))[1], "recorded": recorded, "seq": len(self.leaves)}
            self.events.append(event | honest[index])
            self.leaves.append(canonical(bend(event) if bend else event))
            self.heads[acts[index][1]] = (versions[acts[index][1]], leaf_hash(self.leaves[-1]).hex())
        return self

    def seal(self, bend=lambda data: data, **options):
        """Appends a seal over all that is there."""
        names = sorted(self.heads, key=str.encode)
        heads = [f"{name}\n{self.heads[name][0]}\n{base64.b64encode(bytes.fromhex(self.heads[name][1])).decode()}\n"
                 for name in names]
        streams = FullTree([leaf_hash(head.encode()) for head in heads]).root(0, len(heads))
        root = FullTree([leaf_hash(leaf) for leaf in self.leaves]).root(0, len(self.leaves))
        data = {"rootHash": root.hex(), "size": len(self.leaves), "streams": len(names),
                "streamsRoot": streams.hex(), "viewsRoot": hashlib.sha256(b"").hexdigest()}
        return self.file(("checkpoint.sealed", "audit", bend(data)), **options)

    def note(self, size=None, signer=None, witnesses=()):
        size, signer = size or len(self.leaves), signer or self.log
        root = FullTree([leaf_hash(leaf) for leaf in self.leaves[:size]]).root(0, size)
        text = f"{self.origin}\n{size}\n{base64.b64encode(root).decode()}\n"
        note = text + "\n" + line(signer.name, signer.key_id, signer.sign(text.encode()))
        for witness in witnesses:
            note += witness.line(text)
        return note

    def prover(self, **options):
        return Prover(self.leaves, self.note(), events=self.events, **options)


def line(name, key_id, raw):
    return f"\u2014 {name} {base64.b64encode(bytes.fromhex(key_id) + raw).decode()}\n"


class Witness(Signer):
    """A key that cosigns checkpoints (C2SP tlog-cosignature)."""

    def __init__(self, name, number):
        super().__init__(name, seed(number))
        self.key_id = hashlib.sha256(name.encode() + b"\n\x04" + self.public).digest()[:4].hex()
        self.vkey = "+".join([name, self.key_id, base64.b64encode(b"\x04" + self.public).decode()])

    def line(self, text, time=1_770_000_000):
        raw = self.sign(f"cosignature/v1\ntime {time}\n{text}".encode())
        return line(self.name, self.key_id, time.to_bytes(8, "big") + raw)


def decree():
    return ("decree.issued", "commission", {"date": "2026-01-05", "number": "0001", "document": {
        "name": "decree.txt", "sha256": hashlib.sha256(DECREE).hexdigest()}})


def enrolment(actor, signer, role="secretariat", **more):
    return ("actor.enrolled", "registry", {
        "actorId": actor, "key": signer.vkey, "name": f"Oficina «{actor}»", "roles": [role],
        "validFrom": "2026-01-05T00:00:00-05:00"} | more)


def revocation(actor, signer, at):
    return ("key.revoked", "registry", {"actorId": actor, "from": at, "keyId": signer.key_id, "reason": "Cambio"})


def topic(number, text="Tema"):
    return ("topic.received", f"topic/T-{number}", {"text": f"{text} {number}", "topicId": f"T-{number}"})


def tiny():
    """Six events: two that found the ledger, one of the subject with one of another stream, the seal, one more."""
    ledger = Ledger(TINY)
    ledger.file(decree(), enrolment("secretaria", ledger.signer("secretaria", 2)))
    ledger.file(topic(1), ("post.registered", "post/p", {"postId": "p"}))
    return ledger.seal().file(topic(2))


def found(origin=LARGE, log_seed=3, **more):
    """The founding of a larger ledger: offices, seats, an association, an invitee."""
    ledger = Ledger(origin, log_seed)
    names = ("secretaria", "presidencia", "apoyo")
    keys = {actor: ledger.signer(actor, 4 + number) for number, actor in enumerate(names)}
    ledger.file(
        decree(), enrolment("secretaria", keys["secretaria"]), enrolment("presidencia", keys["presidencia"], "chair"),
        enrolment("apoyo", keys["apoyo"], **more), *(
            ("seat.established", f"seat/S{n}", {"entityName": f"Entidad {n}", "numeral": n, "seatId": f"S{n}"})
            for n in (1, 2, 3)))
    return ledger.file(
        ("rap.registered", "rap/caribe", {"name": "RAP Caribe", "rapId": "caribe"}),
        ("invitee.registered", "invitee/gremios", {"inviteeId": "gremios", "name": "Gremios, «ñandú»"}))


def convene(ledger):
    """A session, one who comes for another, a decision and what follows from it; nothing is sealed yet."""
    ledger.file(("post.registered", "post/dir", {"postId": "dir"}), topic(1), topic(2))
    ledger.file(
        ("delegation.issued", "delegation/DEL-1", {"delegationId": "DEL-1", "postId": "dir", "seatId": "S1",
                                                   "document": {"name": "d.pdf", "sha256": "0" * 64}}),
        ("delegation.registered", "delegation/DEL-1", {"delegationId": "DEL-1", "filingNumber": "7"}),
        ("delegation.issued", "delegation/DEL-2", {"delegationId": "DEL-2", "postId": "dir", "seatId": "S2"}))
    ledger.file(
        ("session.convened", "session/S-1", {"agenda": [{"itemId": "P1", "topicId": "T-1"}], "sessionId": "S-1"}),
        ("session.attended", "session/S-1", {"delegationId": "DEL-1", "seatId": "S1", "sessionId": "S-1"}),
        ("session.attended", "session/S-1", {"seatId": "S2", "sessionId": "S-1"}), actor="presidencia")
    ledger.file(
        ("decision.proposed", "decision/D-1", {"decisionId": "D-1", "sessionId": "S-1", "text": "Ruta \u2028 \"1\""}),
        ("decision.adopted", "decision/D-1", {"decisionId": "D-1", "number": 1, "sessionId": "S-1", "positions": [
            {"position": "assent", "seatId": "S1"}, {"position": "assent", "seatId": "S2"}]}))
    ledger.file(
        ("commitment.raised", "commitment/C-1", {"commitmentId": "C-1", "decisionId": "D-1", "sessionId": "S-1"}),
        ("commitment.accepted", "commitment/C-1", {"by": "Enlace", "commitmentId": "C-1"}),
        ("decision.proposed", "decision/D-2", {"decisionId": "D-2", "sessionId": "S-1", "groupId": "GT-9"}))
    return ledger.file(("commitment.progress.reported", "commitment/C-1", {"commitmentId": "C-1", "percent": 40}),
                       actor="apoyo")


def large(**options):
    """About forty events with two seals, a correction, an irregularity and a revoked key."""
    ledger = convene(found(**options)).seal()
    ledger.file(revocation("apoyo", ledger.signers["apoyo"], "2026-03-01T08:00:00-05:00"), minutes=100_000)
    ledger.file(("correction.recorded", "correction/COR-1", {"correctionId": "COR-1", "correctsSeq": 12}),
                ("irregularity.recorded", "irregularity/IRR-1", {"irregularityId": "IRR-1"}))
    ledger.file(("decision.superseded", "decision/D-1", {"byDecisionId": "D-2", "decisionId": "D-1"}))
    return ledger.seal().file(topic(3))
