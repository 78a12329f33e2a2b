"""Whether what a trail shows is authentic, in the order of Trail.md."""

import base64
import functools
import hashlib

from verifier.encoding import Refused, canonical, is_count, leaf_hash, unbase64
from verifier.note import PublicKey
from verifier.trail import event_of, instant, members, require, root_of

INTENT = ("actor", "data", "id", "occurred", "schema", "stream", "type", "version")


def authentic(trail, policy):
    """The events of a trail and their leaf hashes by `seq`, all checked."""
    events = [event_of(text) for text in trail["events"]]
    require(None not in events, "malformedEvent")
    for before, event in zip(events, events[1:]):
        require(before["seq"] < event["seq"], "brokenOrder", event["seq"])
        require(before["recorded"] <= event["recorded"], "timeGoesBack", event["seq"])
    checkpoint = policy.checkpoint(trail["checkpoint"], trail["origin"])
    hashes = {event["seq"]: leaf_hash(text.encode()) for event, text in zip(events, trail["events"])}
    require(root_of(hashes, checkpoint.size, trail["eventsProof"]) == checkpoint.root, "notIncluded")
    seal, filings = events[-1], {}
    require(seal["type"] == "checkpoint.sealed" and is_count(seal["data"].get("size"), seal["seq"]), "invalidSeal")
    for event in events:
        filings.setdefault(event["filing"]["id"], []).append(event)
    proofs = {entry["id"]: entry["proof"] for entry in trail["filings"]}
    for acts in filings.values():
        check_filing(acts, proofs.get(acts[0]["filing"]["id"]), events, trail["origin"])
    require(proofs.keys() <= filings.keys(), "malformedFile", "filings")
    named = [value for event in events for key, value in members(event["data"]) if key == "sha256"]
    for attachment in trail["attachments"]:
        digest = hashlib.sha256(unbase64(attachment["content"])).hexdigest()
        require(digest == attachment["sha256"] and digest in named, "foreignAttachment", attachment["sha256"])
    return events, hashes


def check_filing(acts, proof, events, origin):
    """One signature over all acts of a filing, by a key that the log gave their actor and had not taken back."""
    filing, actor, first = acts[0]["filing"], acts[0]["actor"], acts[0]["seq"] - acts[0]["filing"]["index"]
    are_one = all(act["filing"] == filing | {"index": act["seq"] - first} and act["actor"] == actor for act in acts)
    require(are_one and (len(acts) < filing["size"]) == (proof is not None), "invalidSignature", first)
    known = [event for event in events if event["seq"] < first or first == 0 and event["filing"]["id"] == filing["id"]]
    keys = [(event, key_of(str(event["data"].get("key")))) for event in known
            if event["type"] == "actor.enrolled" and event["data"].get("actorId") == actor]
    enrolment, key = ([pair for pair in keys if pair[1] and pair[1].key_id == filing["key"]] or [(None, None)])[-1]
    require(key, "unknownKey", filing["key"])
    leaves = {act["filing"]["index"]: leaf_hash(canonical({key: act[key] for key in INTENT})) for act in acts}
    root = base64.b64encode(root_of(leaves, filing["size"], proof or ()) or b"").decode()
    message = f"constancia/filing/v1\n{origin}\n{filing['id']}\n{filing['size']}\n{root}\n".encode()
    require(key.verifies(unbase64(filing["signature"]), message), "invalidSignature", first)
    revocations = [event["data"].get("from") for event in events
                   if event["type"] == "key.revoked" and event["seq"] > enrolment["seq"]
                   and (event["data"].get("actorId"), event["data"].get("keyId")) == (actor, filing["key"])]
    start, end = enrolment["data"].get("validFrom"), enrolment["data"].get("validUntil")
    for act in acts:
        in_force = has_come(start, act, False) and (end is None or not has_come(end, act, True))
        require(in_force, "keyNotInForce", act["seq"])
        require(not any(has_come(at, act, True) for at in revocations), "keyRevoked", act["seq"])


@functools.lru_cache(256)
def key_of(vkey):
    """The public key that a text is, or None."""
    try:
        return PublicKey(vkey)
    except Refused:
        return None


def has_come(at, act, unreadable):
    """Whether an instant has come when an act is recorded, in whole seconds; what is no instant is `unreadable`."""
    return instant(at) <= instant(act["recorded"]) if instant(at) else unreadable
