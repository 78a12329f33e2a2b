"""Strict base64, canonical JSON and leaf hashes (RFC 4648 section 4, RFC 8785, RFC 6962)."""

import base64
import binascii
import hashlib
import json


class Refused(Exception):
    """What does not hold, in Spanish."""


def unbase64(text):
    """The bytes of strict base64 with padding, or None."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def ordered(pairs):
    keys = [key.encode("utf-16-be", "surrogatepass") for key, _ in pairs]
    if any(a >= b for a, b in zip(keys, keys[1:])):
        raise ValueError("keys out of order")
    return dict(pairs)


def whole_number(text):
    if len(text) > 17 or abs(int(text)) >= 2**53:
        raise ValueError("too large")
    return int(text)


def no_fractions(text):
    raise ValueError(text)


def is_count(value, expected):
    """Whether a value is that number; False is no 0."""
    return type(value) is int and value == expected


def canonical(value):
    """RFC 8785 for strings, booleans, null, integers, arrays and objects whose keys are in order already."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def parse(leaf):
    """The object that a canonical leaf holds."""
    try:
        value = json.loads(
            leaf.decode(), object_pairs_hook=ordered, parse_int=whole_number, parse_float=no_fractions,
            parse_constant=no_fractions)
        if canonical(value) != leaf:
            raise ValueError("another form")
    except (ValueError, RecursionError) as error:
        raise Refused("la línea no es JSON canónico") from error
    return value
