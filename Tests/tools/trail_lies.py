"""Trails that are whole and consistent in themselves: good ones, and such as a dishonest office or log would make."""

import base64
import json
import unicodedata

from signing import Signer, canonical
from trail_ledgers import (
    DECREE, LARGE, TINY, Ledger, Witness, convene, enrolment, found, large, revocation, seed, tiny)
from trail_maker import FullTree, Prover, attachment
from verifier.encoding import leaf_hash

SUBJECT = "decision/D-1"
WITNESSES = [Witness(f"testigo-{n}", 20 + n) for n in range(3)]


def policies():
    """The policies that the cases are judged by."""
    logs = f"log {tiny().log.vkey}\n# the larger one\nlog {Ledger(LARGE, 3).log.vkey} https://example.org\n\n"
    witnesses = "".join(f"witness w{n} {witness.vkey}\n" for n, witness in enumerate(WITNESSES))
    return {
        "policy": logs + "quorum none\n", "policy-two": logs + witnesses + "group two 2 w0 w1 w2\nquorum two\n",
        "policy-nested": logs + witnesses + "group some any w1 w2\ngroup both all w0 some\nquorum both\n"}


def noted(ledger, note):
    return canonical(Prover(ledger.leaves, note).trail(SUBJECT))


def good():
    """(what, file, policy) of trails that are authentic and complete."""
    ledger = large()
    prover = ledger.prover()
    for subject in prover.names:
        yield subject, canonical(prover.trail(subject)), "policy"
    older = next(event["seq"] for event in prover.events if event["type"] == "checkpoint.sealed")
    yield "an older seal, honestly", canonical(ledger.prover(seal=older).trail(SUBJECT)), "policy"
    yield "the checkpoint at the seal", noted(ledger, ledger.note(prover.seal + 1)), "policy"
    yield "more streams than needed", canonical(prover.trail(SUBJECT, extra=prover.names)), "policy"
    rows = set(range(len(prover.names)))
    shown = [seq for name in prover.closure(SUBJECT)[0] for seq in prover.streams[name]]
    yield "all rows", canonical(prover.assemble(SUBJECT, shown, rows)), "policy"
    yield "another's signature", noted(ledger, ledger.note(witnesses=WITNESSES[:1])), "policy"
    yield "a quorum of two", noted(ledger, ledger.note(witnesses=WITNESSES[1:])), "policy-two"
    yield "a nested quorum", noted(ledger, ledger.note(witnesses=[WITNESSES[0], WITNESSES[2]])), "policy-nested"
    for what, code, acts in keys_over_time():
        if code is None:
            yield what, rebuilt(acts), "policy"
    yield "the largest event", rebuilt(lambda ledger: [ledger.file(progress(note=padding(0)))]), "policy"


def lies():
    """(what, file, code, policy) of trails with something hidden or forged in them."""
    ledger, = unsorted_seal(convene(found()))
    prover = ledger.prover()
    prover.names.reverse()
    prover.heads = FullTree([leaf_hash(prover.head_leaf(name)) for name in prover.names])
    everything = range(len(prover.names)), range(len(ledger.leaves))
    yield "names out of order", canonical(prover.assemble(SUBJECT, everything[1], everything[0])), \
        "streamsNotSealed", "policy"
    for family in (left_out, cut_off, other_seals, other_logs, without_quorum, foreign_attachments, loose_filings,
                   signature_over_nothing):
        for what, value, code, *policy in family():
            yield what, value if isinstance(value, bytes) else canonical(value), code, *(policy or ["policy"])
    for what, code, acts in [*keys_over_time(), *forged_logs()]:
        if code is not None:
            yield what, rebuilt(acts), code, "policy"


def left_out():
    """Streams that should have come and did not, with all proofs made anew."""
    prover = large().prover()
    shown, rows = prover.closure(SUBJECT)
    needed = sorted(shown - {SUBJECT, "commitment/C-1"})
    for name in [*needed, SUBJECT]:
        seqs = [seq for other in shown - {name} for seq in prover.streams[other]]
        index, code = prover.names.index(name), "unknownKey" if name == "registry" else "incomplete"
        yield f"without {name}", prover.assemble(SUBJECT, seqs, rows - {index}), code
        yield f"{name} as a neighbour only", prover.assemble(SUBJECT, seqs, rows | {index}), code
    for subject in (SUBJECT, "decision/D-2", "seat/S1", "session/S-1"):
        shown, rows = prover.closure(subject)
        seqs = [seq for name in shown for seq in prover.streams[name]]
        for row in sorted(rows - {prover.names.index(name) for name in shown}):
            yield f"{subject} without its neighbour {prover.names[row]}", \
                prover.assemble(subject, seqs, rows - {row}), "incomplete"
    for subject in ("decision/D-9", "seat/S9", "topic/T-3", "audit/x", "zone/z"):
        yield f"no {subject} at the seal", prover.trail(subject), "incomplete"
    yield "the subject of another trail", tiny().prover().trail("topic/T-1") | {"subject": SUBJECT}, "incomplete"


def cut_off():
    """Streams without their beginning, a middle or their end."""
    prover = large().prover()
    shown, rows = prover.closure(SUBJECT)
    whole = [seq for name in shown for seq in prover.streams[name]]
    for name in sorted(shown):
        seqs = prover.streams[name]
        for gone in seqs if len(seqs) > 1 else ():
            code = "unknownKey" if gone in (1, 2) else "brokenStream"  # the enrolments of those who sign here
            yield f"{name} without {gone}", prover.assemble(SUBJECT, set(whole) - {gone}, rows), code
        if len(seqs) > 1:
            kept = prover.assemble(SUBJECT, set(whole) - {seqs[-1]}, rows)
            head = base64.b64encode(prover.tree.hashes[seqs[-2]]).decode()
            forged = [row | {"head": head, "version": len(seqs) - 2} if row["name"] == name else row
                      for row in kept["streams"]]
            yield f"{name} cut, and its row too", kept | {"streams": forged}, "streamsNotSealed"
            past = large().prover()
            past.streams[name] = seqs[:-1]
            past.heads = FullTree([leaf_hash(past.head_leaf(other)) for other in past.names])
            yield f"{name} cut, and the whole tree", past.assemble(SUBJECT, set(whole) - {seqs[-1]}, rows), \
                "streamsNotSealed"
    for seq, event in enumerate(prover.events[:prover.seal]):
        if event["stream"] not in shown and prover.names.index(event["stream"]) not in rows:
            yield f"a stray event {seq}", prover.assemble(SUBJECT, [*whole, seq], rows), "foreignStream"
            row = rows | {prover.names.index(event["stream"])}
            if len(prover.streams[event["stream"]]) > 1:
                yield f"a part of another stream {seq}", prover.assemble(SUBJECT, [*whole, seq], row), "brokenStream"


def other_seals():
    ledger = large()
    new, old = ledger.prover(), ledger.prover(seal=[
        event["seq"] for event in ledger.prover().events if event["type"] == "checkpoint.sealed"][0])
    fresh, stale = new.trail(SUBJECT), old.trail(SUBJECT)
    yield "the rows of a newer seal", stale | {key: fresh[key] for key in ("streams", "streamsProof")}, \
        "streamsNotSealed"
    yield "the rows of an older seal", fresh | {key: stale[key] for key in ("streams", "streamsProof")}, \
        "streamsNotSealed"
    shown, rows = new.closure(SUBJECT)
    seqs = [seq for name in shown for seq in new.streams[name]]
    new.seal = old.seal
    mixed = new.assemble(SUBJECT, seqs, rows)
    yield "an older seal in its place", mixed, "invalidSeal"
    events = sorted(mixed["events"], key=lambda text: json.loads(text)["type"] == "checkpoint.sealed")
    yield "an older seal at the end", mixed | {"events": events}, "brokenOrder"
    last = ledger.prover()
    last.seal = len(ledger.leaves) - 1
    last_shown = last.assemble(SUBJECT, [*seqs, ledger.prover().seal], rows)
    yield "an event after the seal", last_shown, "invalidSeal"
    short = Prover(ledger.leaves, ledger.note())
    short.note = ledger.note(short.seal)
    yield "a checkpoint before the seal", short.trail(SUBJECT), "notIncluded"
    trail, before = short.trail(SUBJECT), FullTree(short.tree.hashes[:short.seal])
    yield "a seal that is not in the log", trail | {
        "eventsProof": before.multiproof({*seqs} - {short.seal})}, "notIncluded"
    beyond = {"head": trail["streams"][-1]["head"], "index": len(short.names), "name": "zone/z", "version": 0}
    yield "a stream beyond the last", fresh | {"streams": [*fresh["streams"], beyond]}, "streamsNotSealed"
    yield "another size of the log", short.trail(SUBJECT) | {"checkpoint": ledger.note(short.seal + 1)}, "notIncluded"


def other_logs():
    ledger, double = large(), large(log_seed=9)
    trail = ledger.prover().trail(SUBJECT)
    yield "another log's key", double.prover().trail(SUBJECT), "invalidCheckpoint"
    forged = Signer(LARGE, seed(9))
    forged.key_id = ledger.log.key_id
    yield "another key under the log's ID", noted(ledger, ledger.note(signer=forged)), "invalidCheckpoint"
    yield "a false signature beside a good one", noted(ledger, ledger.note() + ledger.note(signer=forged)[
        ledger.note().index("\u2014"):]), "invalidCheckpoint"
    strange = large(origin="example.net/otro")
    yield "a ledger of which the policy is silent", strange.prover().trail(SUBJECT), "foreignOrigin"
    yield "the origin of another ledger", trail | {"origin": TINY}, "foreignOrigin"
    yield "the checkpoint of another ledger", trail | {"checkpoint": tiny().note()}, "foreignOrigin"
    yield "both of another ledger", trail | {"checkpoint": tiny().note(), "origin": TINY}, "notIncluded"
    other = large(validUntil="2027-01-05T00:00:00-05:00")
    for number, text in enumerate(trail["events"]):
        event = json.loads(text)
        for log, what in ((other, "twin"), (strange, "stranger")):
            replaced = log.leaves[event["seq"]].decode()
            if replaced != text:
                events = [*trail["events"][:number], replaced, *trail["events"][number + 1:]]
                yield f"event {event['seq']} of a {what}", trail | {"events": events}, "notIncluded"


def without_quorum():
    ledger = large()
    for what, witnesses in (("none", []), ("one", WITNESSES[:1]), ("one twice", [WITNESSES[0]] * 2),
                            ("two of the same group", WITNESSES[1:])):
        policy = "policy-nested" if what.startswith("two") else "policy-two"
        yield f"cosigned by {what}", noted(ledger, ledger.note(witnesses=witnesses)), "quorumNotMet", policy
    note = ledger.note(witnesses=WITNESSES[:2])
    yield "a cosignature of another checkpoint", noted(ledger, note + WITNESSES[2].line("other\n")), \
        "invalidCheckpoint", "policy-two"


def foreign_attachments():
    prover = tiny().prover()
    named, foreign = attachment(DECREE), attachment(b"foreign")
    for what, attachments, code in (
            ("foreign", [foreign], "foreignAttachment"), ("foreign and named", sorted(
                [named, foreign], key=lambda entry: entry["sha256"]), "foreignAttachment"),
            ("altered", [named | {"content": foreign["content"]}], "foreignAttachment"),
            ("empty", [named | {"content": ""}], "foreignAttachment"), ("twice", [named, named], "malformedFile"),
            ("out of order", sorted([named, foreign], key=lambda entry: entry["sha256"])[::-1], "malformedFile"),
            ("upper case", [named | {"sha256": named["sha256"].upper()}], "malformedFile"),
            ("without padding", [attachment(b"decree!") | {"content": "ZGVjcmVlIQ"}], "malformedFile")):
        yield f"attachment {what}", prover.trail("topic/T-1", attachments=attachments), code


def loose_filings():
    trail = large().prover().trail(SUBJECT)
    partial = trail["filings"]
    filings = [json.loads(text)["filing"] for text in trail["events"]]
    whole = next(filing["id"] for filing in filings if filing["size"] == 1)
    for what, entries, code in (
            ("an entry for a whole filing", [*partial, {"id": whole, "proof": []}], "invalidSignature"),
            ("an entry for no filing", [*partial, {"id": whole[:-4] + "ffff", "proof": []}], "malformedFile"),
            ("no entry for a part", partial[1:], "invalidSignature"), ("no entries", [], "invalidSignature")):
        yield what, trail | {"filings": sorted(entries, key=lambda entry: entry["id"])}, code


def signature_over_nothing():
    """An office that signs no root at all, so as to put any act under that signature with a proof that gives none."""
    ledger = convene(found())

    def unsigned(event):
        message = f"constancia/filing/v1\n{LARGE}\n{event['filing']['id']}\n2\n\n".encode()
        signature = base64.b64encode(ledger.signers["secretaria"].sign(message)).decode()
        return event | {"filing": event["filing"] | {"signature": signature}}
    ledger.file(progress(), ("commitment.accepted", "commitment/C-1", {"commitmentId": "C-1"}), bend=unsigned).seal()
    trail = ledger.prover().trail(SUBJECT)
    filings = [entry | {"proof": []} if entry["id"] == ledger.events[-2]["filing"]["id"] else entry
               for entry in trail["filings"]]
    yield "a signature over nothing", trail | {"filings": filings}, "invalidSignature"


def rebuilt(acts):
    """The trail of a ledger on which something was done before its seal."""
    ledger, *sealing = acts(convene(found()))
    ledger = ledger if sealing else ledger.seal()
    return canonical(ledger.prover().trail(SUBJECT))


def progress(stream=SUBJECT, **data):
    return ("decision.noted", stream, {"note": "x"} | data)


def keys_over_time():
    """(what, code, acts): who may sign, and when; the clock of these ledgers stands at 13:08 UTC of 5 January."""
    def with_key(*changes, minutes=1, **window):
        def acts(ledger):
            key = ledger.signer("nueva", 30)
            ledger.file(enrolment("nueva", key, **window))
            for change in changes:
                ledger.file(change(key))
            return [ledger.file(progress(), actor="nueva", minutes=minutes)]
        return acts

    def revoked(at):
        return lambda key: revocation("nueva", key, at)

    def again(key):
        return enrolment("nueva", key)

    yield "a new key", None, with_key()
    clock = convene(found()).clock
    yield "a key from that very second", None, with_key(validFrom=second_of(clock, 2))
    yield "a key from the next second", "keyNotInForce", with_key(validFrom=second_of(clock, 2, 1))
    yield "a key until the next second", None, with_key(validUntil=second_of(clock, 2, 1))
    yield "a key until that very second", "keyNotInForce", with_key(validUntil=second_of(clock, 2))
    yield "a key for no time", "refused", with_key(validFrom="always")
    yield "a key until no time", "refused", with_key(validUntil="never")
    yield "a key revoked from that very second", "keyRevoked", with_key(revoked(second_of(clock, 3)))
    yield "a key to be revoked in the next second", None, with_key(revoked(second_of(clock, 3, 1)))
    yield "a key revoked long ago", "keyRevoked", with_key(revoked("2026-01-01T00:00:00-05:00"))
    yield "a key revoked and enrolled again", None, with_key(revoked("2026-01-01T00:00:00-05:00"), again)
    yield "a key enrolled again and revoked", "keyRevoked", with_key(again, revoked("2026-01-01T00:00:00-05:00"))
    yield "another's key revoked", None, with_key(
        lambda key: revocation("otra", key, "2026-01-01T00:00:00-05:00"))
    yield "a key that nobody enrolled", "unknownKey", lambda ledger: [
        ledger.file(progress(), signer=Signer(f"{LARGE}/secretaria", seed(31)))]
    yield "the key of another actor", "unknownKey", lambda ledger: [
        ledger.file(progress(), signer=ledger.signers["presidencia"])]
    yield "a key enrolled by its own filing", "unknownKey", lambda ledger: [
        ledger.file(enrolment("nueva", ledger.signer("nueva", 30)), progress(), actor="nueva")]
    yield "a key enrolled afterwards", "unknownKey", lambda ledger: [
        ledger.file(progress(), actor="nueva", signer=ledger.signer("nueva", 30)).file(
            enrolment("nueva", ledger.signers["nueva"]))]
    yield "an enrolment whose key ID is another's", "unknownKey", lambda ledger: [
        ledger.file(enrolment("nueva", ledger.signer("nueva", 30)) and (
            "actor.enrolled", "registry", enrolment("nueva", ledger.signers["nueva"])[2] | {
                "key": ledger.signers["nueva"].vkey.replace("+", "+0", 1)})).file(progress(), actor="nueva")]


def second_of(clock, filings, seconds=0):
    """The instant at which the n-th filing from now is recorded, in whole seconds."""
    moment = clock.timestamp() + 60 * filings + seconds
    return type(clock).fromtimestamp(moment, clock.tzinfo).isoformat(timespec="seconds")


def forged_logs():
    """(what, code, acts): what a log could write that holds its own key, but no actor's."""
    def with_bend(bend, code, what, *acts, **options):
        return what, code, lambda ledger: [ledger.file(*(acts or (progress(),)), bend=bend, **options)]

    def member(key, value):
        return lambda event: event | {key: value}

    def filing(**values):
        return lambda event: event | {"filing": event["filing"] | values}

    for key, value in (("data", {"note": "y"}), ("occurred", "2026-01-05T08:00:01-05:00"), ("schema", 2),
                       ("type", "decision.adopted"), ("id", "019b8cf6-0200-7000-8000-00000000ffff")):
        yield with_bend(member(key, value), "invalidSignature", f"another {key} than was signed")
    yield with_bend(member("actor", "presidencia"), "unknownKey", "another actor than signed")
    yield with_bend(filing(id="019b8cf6-0200-7000-8000-00000000ffff"), "invalidSignature", "another filing's ID")
    yield with_bend(filing(size=2), "invalidSignature", "a filing of two that is one")
    yield with_bend(filing(signature=base64.b64encode(bytes(64)).decode()), "invalidSignature", "a signature of zeros")
    yield with_bend(filing(signature=base64.b64encode(b"\xff" * 64).decode()), "invalidSignature", "S above the order")
    yield with_bend(filing(key="00000000"), "unknownKey", "a key ID that nobody has")
    two = (progress(), progress())
    yield with_bend(lambda e: e | {"actor": ("secretaria", "presidencia")[e["filing"]["index"]]}, "invalidSignature",
                    "two actors in one filing", *two)
    for key, values in (("size", (2, 3)), ("key", (None, "00000000")), ("signature", (None, "A" * 86 + "==")),
                        ("index", (1, 0))):
        def bend(event, key=key, values=values):
            value = values[event["filing"]["index"]]
            return event if value is None else filing(**{key: value})(event)
        yield with_bend(bend, "invalidSignature", f"two of {key} in one filing", *two)

    def swapped(event):
        return event | {"data": {"note": str(1 - event["filing"]["index"])}}
    yield with_bend(swapped, "invalidSignature", "two acts exchanged in their filing",
                    progress(note="0"), progress(note="1"))
    yield with_bend(member("prev", None), "brokenChain", "a chain that begins anew")
    yield with_bend(member("prev", "0" * 64), "brokenChain", "a chain from nowhere")
    yield with_bend(lambda e: e | {"version": e["version"]}, "timeGoesBack", "time that goes back", minutes=-3)
    yield with_bend(lambda e: e | {"seq": 0}, "brokenOrder", "a place taken twice")
    yield with_bend(lambda e: e | {"seq": e["seq"] + 1}, "brokenOrder", "a place left free", minutes=0)
    yield "a version that is skipped", "brokenStream", skip_version
    for what, bend in malformations():
        yield with_bend(bend, "malformedEvent", what)
    for what, data in (("null", {"note": None}), ("null in a list", {"note": [None]}), (
            "not in form C", {"note": unicodedata.normalize("NFD", "sesión")}), ("too large", {"note": padding(1)})):
        yield with_bend(None, "malformedEvent", f"data {what}", progress(**data))
    for key, value in (
            ("occurred", "2026-02-30T08:00:00-05:00"), ("occurred", "2026-01-05"), ("occurred", "2026-01-05T08:00:00"),
            ("id", "019b8cf6-0200-4000-8000-000000000001"), ("id", "x"), ("actor", 1), ("schema", "1"), ("schema", -1),
            ("type", 1), ("version", "3"), ("data", []), ("stream", "decision//D"), ("stream", "decisión")):
        yield with_bend(None, "malformedEvent", f"signed, but {key} {value}", draft=member(key, value))
    yield "what seals, but is no seal", "invalidSeal", lambda ledger: [
        ledger.seal(draft=member("type", "audit.recorded")), True]
    for what, code, bend in (
            ("a size that is not its place", "invalidSeal", lambda data: data | {"size": data["size"] - 1}),
            ("a size in words", "invalidSeal", lambda data: data | {"size": str(data["size"])}),
            ("no size", "invalidSeal", lambda data: {k: v for k, v in data.items() if k != "size"}),
            ("too few streams", "streamsNotSealed", lambda data: data | {"streams": data["streams"] - 1}),
            ("no streams", "streamsNotSealed", lambda data: data | {"streams": 0}),
            ("no streams and no root", "streamsNotSealed", lambda data: data | {"streams": 0, "streamsRoot": ""}),
            ("too many streams", "streamsNotSealed", lambda data: data | {"streams": 2**53 - 1}),
            ("streams in words", "streamsNotSealed", lambda data: data | {"streams": str(data["streams"])}),
            ("streams that it does not count", "streamsNotSealed",
             lambda data: {k: v for k, v in data.items() if k != "streams"}),
            ("another root", "streamsNotSealed", lambda data: data | {"streamsRoot": data["rootHash"]}),
            ("a root in upper case", "streamsNotSealed",
             lambda data: data | {"streamsRoot": data["streamsRoot"].upper()}),
            ("no root", "streamsNotSealed", lambda data: {k: v for k, v in data.items() if k != "streamsRoot"})):
        yield f"a seal with {what}", code, lambda ledger, bend=bend: [ledger.seal(bend), True]


def unsorted_seal(ledger):
    """A seal over the heads in another order, in which a name can hide from its neighbours."""
    prover = ledger.seal().prover()
    heads = FullTree([leaf_hash(prover.head_leaf(name)) for name in reversed(prover.names)])
    ledger.leaves.pop(), ledger.events.pop(), ledger.heads.pop("audit")
    return [ledger.seal(lambda data: data | {"streamsRoot": heads.root(0, len(prover.names)).hex()})]


def padding(more):
    """A note that makes an event of the ledger at hand just as large as an event may be, and some bytes more."""
    bare = convene(found()).file(progress(note="")).leaves[-1]
    return "x" * (65_535 - len(bare) + more)


def skip_version(ledger):
    version, head = ledger.heads[SUBJECT]
    ledger.heads[SUBJECT] = (version + 1, head)
    return [ledger.file(progress())]


def malformations():
    """(what, bend): events that are none."""
    def member(key, value):
        return lambda event: event | {key: value}

    for key, value in (
            ("id", "019b8cf6-0200-4000-8000-000000000001"), ("id", "019B8CF6-0200-7000-8000-000000000001"),
            ("occurred", "2026-02-30T08:00:00-05:00"), ("occurred", "2026-01-05"), ("recorded", "2026-01-05T13:59:00Z"),
            ("recorded", "2026-01-05T13:59:60.000Z"), ("recorded", "2026-01-05T13:59:00.0000Z"), ("prev", "0"),
            ("prev", 0), ("schema", "1"), ("schema", True), ("seq", "9"), ("stream", ""), ("stream", "/decision"),
            ("stream", "decision//D"), ("stream", "decisión"), ("stream", "d" * 201), ("type", 1), ("version", "0"),
            ("version", -1), ("data", []), ("data", "x"), ("actor", None), ("extra", 1)):
        yield f"{key} {json.dumps(value)[:30]}", member(key, value)
    for key, value in (("id", "x"), ("index", -1), ("index", 1), ("index", "0"), ("size", 0), ("size", 10_001),
                       ("key", "9807"), ("key", "9807 a81"), ("key", 1), ("signature", ""), ("signature", "AAAA"),
                       ("signature", "A" * 85 + "B=="), ("extra", 1)):
        yield f"filing {key} {value}"[:50], lambda event, key=key, value=value: event | {
            "filing": event["filing"] | {key: value}}
    for gone in ("actor", "data", "filing", "id", "occurred", "prev", "recorded", "schema", "type"):
        yield f"no {gone}", lambda event, gone=gone: {k: v for k, v in event.items() if k != gone}
