#!/usr/bin/env python3
"""Good trails and thousands of bent ones, each with the answer that every verifier must give.

    Tests/tools/trail_corpus.py --write DIR

writes them as files, with `manifest.jsonl` (one object a line: `accepted`, `code`, `file`, `policy`, `what`) and the
policies. `code` is that of Trail.md where the page fixes it, `refused` where any code will do, and null for a trail
that is authentic and complete. In manifest and corpus alike nothing is random.
"""

import argparse
import itertools
import json
import pathlib
import typing

from signing import canonical
from trail_ledgers import DECREE, TINY, large, tiny
from trail_lies import good, lies
from trail_maker import attachment

REFUSED = "refused"


class Case(typing.NamedTuple):
    """A file, what was done to it, the code of its refusal (or none) and the policy to judge it by."""

    kind: str
    what: str
    raw: bytes
    code: str | None = REFUSED
    policy: str = "policy"


def tiny_trail():
    return canonical(tiny().prover().trail("topic/T-1", attachments=[attachment(DECREE)]))


def large_trail():
    return large().prover().trail("decision/D-1", attachments=[attachment(DECREE)])


def decides_nothing(raw, original):
    """Whether a file differs from a good one only in the version of the rules, or in attachments that it leaves out."""
    try:
        value, free = json.loads(raw), {"attachments": [], "rulebook": ""}
        left = value["attachments"] in ([], json.loads(original)["attachments"])
        same = canonical(value | free) == canonical(json.loads(original) | free)
        is_text = isinstance(value["rulebook"], str) and 0 < len(value["rulebook"]) <= 40
        return left and same and is_text and canonical(value) == raw
    except (ValueError, TypeError, KeyError):
        return False


def bytes_of_tiny():
    """Every byte of a small trail flipped in one bit, and every byte taken out."""
    good_one = tiny_trail()
    for place in range(len(good_one)):
        bit = 1 << place % 8
        for what, raw in (
                ("flip", good_one[:place] + bytes([good_one[place] ^ bit]) + good_one[place + 1:]),
                ("cut", good_one[:place] + good_one[place + 1:])):
            yield Case(f"tiny-{what}", f"byte {place}", raw, None if decides_nothing(raw, good_one) else REFUSED)


def others(value):
    """Other values to put in the place of one: other types, and others of the same type."""
    yield from (other for other in (None, True, 7 if isinstance(value, str) else "7") if type(other) is not type(value))
    if isinstance(value, str):
        yield from (other for other in ("", value + "x", value[:-1], "x" + value[1:], value.upper()) if other != value)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield from (value + 1, value - 1, -1 - value, 2**53, 10**400)
    elif isinstance(value, list):
        yield value + ["x"]
        if value:
            yield from (value[:-1], value[1:], value + value[-1:])
        if value[::-1] != value:
            yield value[::-1]
    elif isinstance(value, dict):
        yield value | {"zz": 1}
        yield from ({key: entry for key, entry in value.items() if key != gone} for gone in value)


def bent(value, path="", ways=None):
    """Every way to put another value in one place, or so many of them, with the path of that place."""
    for other in others(value) if isinstance(value, dict) else itertools.islice(others(value), ways):
        yield path, other
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        for where, other in bent(value[key], f"{path}/{key}", ways):
            yield where, (value | {key: other} if isinstance(value, dict) else value[:key] + [other] + value[key + 1:])


def fields_of_the_file():
    """Every field of a large trail, down to the texts of its events."""
    trail = large_trail()
    good_one = canonical(trail)
    for path, other in bent(trail):
        raw = canonical(other)
        yield Case("field", path, raw, None if decides_nothing(raw, good_one) else REFUSED)


def fields_of_events():
    """Every field of an event of each type in a large trail."""
    trail, seen = large_trail(), set()
    for number, text in enumerate(trail["events"]):
        event = json.loads(text)
        if event["type"] in seen:
            continue
        seen.add(event["type"])
        for path, other in bent(event, ways=3):
            texts = [*trail["events"][:number], canonical(other).decode(), *trail["events"][number + 1:]]
            yield Case("event", f"{event['type']}{path}", canonical(trail | {"events": texts}))


def lists_bent():
    """In every list of a large trail, each element left out, twice, and in the place of each that follows."""
    trail = large_trail()
    for name in ("events", "eventsProof", "streams", "streamsProof", "filings"):
        entries = trail[name]
        for i, entry in enumerate(entries):
            yield Case(f"{name}-dropped", str(i), canonical(trail | {name: entries[:i] + entries[i + 1:]}))
            yield Case(f"{name}-twice", str(i), canonical(trail | {name: entries[:i + 1] + entries[i:]}))
            for j in range(i + 1, len(entries)):
                swapped = entries[:i] + [entries[j]] + entries[i + 1:j] + [entry] + entries[j + 1:]
                yield Case(f"{name}-swapped", f"{i} {j}", canonical(trail | {name: swapped}))
    yield Case("proofs-exchanged", "", canonical(trail | {
        "eventsProof": trail["streamsProof"], "streamsProof": trail["eventsProof"]}))
    for i, entry in enumerate(trail["filings"]):
        for what, proof in (("shorter", entry["proof"][1:]), ("longer", entry["proof"] + trail["eventsProof"][:1])):
            filings = [*trail["filings"][:i], entry | {"proof": proof}, *trail["filings"][i + 1:]]
            yield Case(f"filing-{what}", str(i), canonical(trail | {"filings": filings}))


def hostile():
    """What is no trail at all, or one in another dress."""
    raw = tiny_trail()
    text = raw.decode()
    files = {
        "empty": b"", "null": b"null", "number": b"1", "list": b"[]", "object": b"{}", "text": b'"x"',
        "zeros": bytes(99),
        "deep": b"[" * 200_000, "deep-object": b'{"a":' * 100_000, "deep-closed": b"[" * 50_000 + b"]" * 50_000,
        "latin-1": text.encode("latin-1", "replace"), "utf-16": text.encode("utf-16"), "bom": b"\xef\xbb\xbf" + raw,
        "line-feed": raw + b"\n", "space": b" " + raw, "pretty": json.dumps(json.loads(raw), indent=1).encode(),
        "ascii": json.dumps(json.loads(raw), sort_keys=True, separators=(",", ":")).encode(),
        "unsorted": canonical({}).replace(b"{}", json.dumps(
            dict(reversed(json.loads(raw).items())), separators=(",", ":"), ensure_ascii=False).encode()),
        "twice": raw + raw, "half": raw[:len(raw) // 2], "surrogate": text.replace("2026-01", r"\ud800", 1).encode(),
        "raw-surrogate": raw.replace(b"2026-01\",\"streams", b"\xed\xa0\x80\",\"streams"),
        "overlong": raw.replace(b"2026-01\",\"streams", b"\xc0\xaf\",\"streams"),
        "escaped-slash": raw.replace(b"example.org/", rb"example.org\/"),
        "upper-escape": raw.replace(b'"2026-01"', rb'"\u001F"'), "long-escape": raw.replace(b'"2026-01"', rb'"\u000a"'),
        "raw-control": raw.replace(b'"2026-01"', b'"\x01"'), 
        "key-twice": raw.replace(b'"format"', b'"format":"","format"'),
        "member-twice": raw.replace(b'"index":0', b'"index":0,"index":0', 1),
    }
    for number in (b"NaN", b"Infinity", b"-Infinity", b"0.0", b"-0", b"0e0", b"00", b"+0", b"9007199254740992",
                   b"1" * 9_000, b"-1", b"1.0", b"0x0", b"\xd9\xa0", b"true", b"null", b'"0"'):
        files["index " + number[:20].decode()] = raw.replace(b'"index":0', b'"index":' + number, 1)
    for what, file in files.items():
        yield Case("hostile", what, file, "malformedFile")
    for version in ("constancia/trail/v1", "constancia/trail/v3", "", "x"):
        other = raw.replace(b"constancia/trail/v2", version.encode())
        yield Case("hostile", f"format {version}", other, "unknownFormat")
    yield Case("hostile", "another format with other members", canonical({"format": "x", "new": 1}), "unknownFormat")
    for name in ("events", "streams"):
        yield Case("hostile", f"no {name}", canonical(json.loads(raw) | {name: []}), "malformedFile")
    for stamp in (None, 1, [], "x", "====", "AAA", "AAB=", "QQ==\n"):
        other = canonical(json.loads(raw) | {"timestamp": stamp})
        yield Case("hostile", f"timestamp {stamp!r}", other, "malformedFile")


def cases():
    """All cases: the good ones first."""
    for what, raw, policy in good():
        yield Case("good", what, raw, None, policy)
    yield Case("good", "tiny", tiny_trail(), None)
    yield Case("good", "large", canonical(large_trail()), None)
    for what, raw, code, policy in lies():
        yield Case("lie", what, raw, code, policy)
    for family in (hostile, bytes_of_tiny, lists_bent, fields_of_the_file, fields_of_events):
        yield from family()


def write(folder):
    """Writes all cases, the policies and the manifest."""
    from trail_lies import policies
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in policies().items():
        (folder / name).write_text(text, encoding="utf-8")
    with open(folder / "manifest.jsonl", "wb") as manifest:
        for number, case in enumerate(cases()):
            name = f"{number:05}-{case.kind}.constancia"
            (folder / name).write_bytes(case.raw)
            manifest.write(canonical({
                "accepted": case.code is None, "code": case.code, "file": name, "policy": case.policy,
                "what": case.what}) + b"\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--write", metavar="DIR", type=pathlib.Path, required=True)
    write(parser.parse_args().write)
