"""Whether what a trail shows is authentic, in the order of Trail.md."""

import base64
import functools
import hashlib
import types

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
    registry = [event for event in events if event["type"] in ("actor.enrolled", "key.revoked")]
    for identifier, acts in filings.items():
        check_filing(acts, proofs.get(identifier), registry, trail["origin"])
    require(proofs.keys() <= filings.keys(), "malformedFile", "filings")
    named = {str(value) for event in events for key, value in members(event["data"]) if key == "sha256"}
    for attachment in trail["attachments"]:
        digest = hashlib.sha256(unbase64(attachment["content"])).hexdigest()
        require(digest == attachment["sha256"] and digest in named, "foreignAttachment", attachment["sha256"])
    return events, hashes


def check_filing(acts, proof, registry, origin):
    """One signature over a filing, by a key that its actor had then; an instant that is none counts against the key."""
    filing, actor, first = acts[0]["filing"], acts[0]["actor"], acts[0]["seq"] - acts[0]["filing"]["index"]
    are_one = all(act["filing"] == filing | {"index": act["seq"] - first} and act["actor"] == actor for act in acts)
    require(are_one and (len(acts) < filing["size"]) == (proof is not None), "invalidSignature", first)
    own = [event for event in registry if event["data"].get("actorId") == actor]
    enrolments = [event for event in own if event["type"] == "actor.enrolled"
                  and (event["seq"] < first or first == 0 and event["filing"]["id"] == filing["id"])
                  and key_of(str(event["data"].get("key"))).key_id == filing["key"]]
    require(enrolments, "unknownKey", filing["key"])
    leaves = {act["filing"]["index"]: leaf_hash(canonical({key: act[key] for key in INTENT})) for act in acts}
    root, enrolment = root_of(leaves, filing["size"], proof or ()), enrolments[-1]["data"]
    lines = ["constancia/filing/v1", origin, filing["id"], str(filing["size"]), base64.b64encode(root or b"").decode()]
    message = "".join(line + "\n" for line in lines).encode()
    is_signed = root and key_of(enrolment["key"]).verifies(unbase64(filing["signature"]), message)
    require(is_signed, "invalidSignature", first)
    start, end = instant(enrolment.get("validFrom")), instant(enrolment.get("validUntil"))
    ends = [instant(event["data"].get("from")) for event in own if event["type"] == "key.revoked"
            and event["seq"] > enrolments[-1]["seq"] and event["data"].get("keyId") == filing["key"]]
    for act in acts:
        now = instant(act["recorded"])
        is_before_end = end and now < end or "validUntil" not in enrolment
        require(start and start <= now and is_before_end, "keyNotInForce", act["seq"])
        require(all(end and now < end for end in ends), "keyRevoked", act["seq"])


@functools.lru_cache(256)
def key_of(vkey):
    """The public key that a text is, or one without an ID."""
    try:
        return PublicKey(vkey)
    except Refused:
        return types.SimpleNamespace(key_id=None)
