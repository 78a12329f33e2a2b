"""The form of a trail's file and of its events, and the multiproof (Trail.md, Formats.md)."""

import bisect
import datetime
import functools
import hashlib
import re
import unicodedata

from verifier.encoding import Refused, parse, unbase64

LARGEST_FILE = 64 << 20
TEXT, HEX, SEGMENT, NUMBER = "(?s:.*)", "[0-9a-f]{64}", "[A-Za-z0-9._-]+", range(2**53)
HASH, SIGNATURE = "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=", "[A-Za-z0-9+/]{85}[AQgw]=="
UUID = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
STREAM, SECOND = f"(?=.{{1,200}}$){SEGMENT}(/{SEGMENT})*", "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})"
TRAIL = {
    "attachments": [{"content": TEXT, "sha256": HEX}], "checkpoint": TEXT, "events": [TEXT], "eventsProof": [HASH],
    "filings": [{"id": UUID, "proof": [HASH]}], "format": TEXT, "origin": TEXT, "rulebook": "(?s:.{1,40})",
    "streams": [{"head": HASH, "index": NUMBER, "name": STREAM, "version": NUMBER}], "streamsProof": [HASH],
    "subject": STREAM}
EVENT = {
    "actor": TEXT, "data": dict, "filing": {
        "id": UUID, "index": NUMBER, "key": "[0-9a-f]{8}", "signature": SIGNATURE, "size": range(1, 10_001)},
    "id": UUID, "occurred": TEXT, "prev": (HEX, type(None)), "recorded": SECOND + "[.][0-9]{3}Z", "schema": NUMBER,
    "seq": NUMBER, "stream": STREAM, "type": TEXT, "version": NUMBER}


class Fault(Exception):
    """What does not hold: a code of Trail.md, and where."""


def require(holds, code, where=""):
    if not holds:
        raise Fault(code, str(where))


def fits(value, shape):
    """Whether a value has a shape: an object's members, the elements of a list, a pattern, a range, a type."""
    if type(shape) is dict:
        return type(value) is dict and value.keys() == shape.keys() and all(fits(value[k], shape[k]) for k in shape)
    if type(shape) is list:
        return type(value) is list and all(fits(entry, shape[0]) for entry in value)
    if type(shape) is str:
        return type(value) is str and re.fullmatch(shape, value) is not None
    if type(shape) is tuple:
        return any(fits(value, either) for either in shape)
    return type(value) is int and value in shape if type(shape) is range else type(value) is shape


def instant(text):
    """An instant in whole seconds, or None."""
    match = re.fullmatch(SECOND + "([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})", str(text))
    try:
        return match and datetime.datetime.fromisoformat(match[1] + match[3].replace("Z", "+00:00"))
    except ValueError:
        return None


def members(value):
    """Every member of some data, at any depth; an element of a list has no name."""
    for key, entry in value.items() if type(value) is dict else [(None, entry) for entry in value]:
        yield key, entry
        if type(entry) in (dict, list):
            yield from members(entry)


def read(raw):
    """The trail that a file holds."""
    try:
        trail = parse(raw if len(raw) <= LARGEST_FILE else b"")
    except Refused:
        trail = None
    require(type(trail) is dict and type(trail.get("format")) is str, "malformedFile")
    require(trail["format"] == "constancia/trail/v2", "unknownFormat", trail["format"])
    require(fits({"timestamp": "", **trail}, TRAIL | {"timestamp": TEXT}), "malformedFile")
    contents = [trail.get("timestamp", ""), *(entry["content"] for entry in trail["attachments"])]
    is_well_formed = trail["events"] and trail["streams"] and None not in map(unbase64, contents)
    for name, key in (("attachments", "sha256"), ("filings", "id"), ("streams", "index")):
        keys = [entry[key] for entry in trail[name]]
        require(is_well_formed and all(a < b for a, b in zip(keys, keys[1:])), "malformedFile", name)
    return trail


@functools.lru_cache(4096)
def event_of(text):
    """The event that a leaf holds, or None."""
    try:
        event = parse(text.encode())
    except Refused:
        return None
    is_event = fits(event, EVENT) and event["filing"]["index"] < event["filing"]["size"] \
        and instant(event["occurred"]) and instant(event["recorded"]) and len(text.encode()) <= 65_535 \
        and unicodedata.is_normalized("NFC", text) and all(entry is not None for _, entry in members(event["data"]))
    return event if is_event else None


def root_of(known, size, proof):
    """The root that a multiproof gives to a tree of that size with these leaf hashes, by index; or None."""
    shown, rest = sorted(known), iter(proof)

    def walk(start, end):
        if bisect.bisect_left(shown, start) == bisect.bisect_left(shown, end):
            return unbase64(next(rest))
        if end - start == 1:
            return known[start]
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        left = walk(start, middle)
        return hashlib.sha256(b"\x01" + left + walk(middle, end)).digest()

    try:
        root = walk(0, size) if shown and shown[-1] < size else None
        return root if next(rest, None) is None else None
    except StopIteration:
        return None
