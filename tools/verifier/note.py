"""Verifier keys and checkpoints (C2SP signed-note and tlog-checkpoint)."""

import functools
import hashlib
import re

from verifier import ed25519
from verifier.encoding import Refused, unbase64


class PublicKey:
    """A verifier key `name+hash+base64(0x01 || 32 bytes)` (C2SP signed-note); a witness's begins with 0x04."""

    def __init__(self, vkey, kind=1):
        parts = vkey.split("+", 2)
        raw = unbase64(parts[2]) if len(parts) == 3 else None
        if raw is None or len(raw) != 33 or raw[0] != kind or not parts[0]:
            raise Refused(f"la llave «{vkey}» no es una llave pública Ed25519 (name+hash+base64)")
        self.name = parts[0]
        self.key_id = hashlib.sha256(self.name.encode() + b"\n" + raw).digest()[:4].hex()
        if self.key_id != parts[1]:
            raise Refused(f"el identificador de la llave «{vkey}» no corresponde a su contenido")
        try:
            self.verifies = functools.lru_cache(4096)(ed25519.VerifyingKey(raw[1:]).verifies)
        except ValueError as error:
            raise Refused(f"la llave «{vkey}» no es un punto de la curva") from error


class Checkpoint:
    """A checkpoint in a signed note (C2SP tlog-checkpoint)."""

    def __init__(self, note):
        try:
            text = note.decode()
        except UnicodeDecodeError as error:
            raise Refused("el punto de control no es UTF-8") from error
        body, blank, tail = text.rpartition("\n\n")
        if not blank or not tail.endswith("\n") or any(c < " " and c != "\n" for c in text):
            raise Refused("el punto de control no es una nota firmada")
        self.signed = (body + "\n").encode()
        self.signatures = [self.signature(line) for line in tail[:-1].split("\n")]
        lines = body.split("\n")
        if len(lines) < 3 or not all(lines) or not re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]):
            raise Refused("el punto de control no tiene origen, tamaño y raíz")
        self.origin, self.size, self.root = lines[0], int(lines[1]), unbase64(lines[2])
        if self.root is None or len(self.root) != 32:
            raise Refused("la raíz del punto de control no son 32 bytes en base64")

    @staticmethod
    def signature(line):
        words = line.split(" ")
        raw = unbase64(words[2]) if len(words) == 3 else None
        if raw is None or words[0] != "\u2014" or not words[1] or "+" in words[1] or len(raw) < 5:
            raise Refused("una línea de firma del punto de control está mal escrita")
        return words[1], raw[:4].hex(), raw[4:]

    def signatures_of(self, key):
        return [raw for name, key_id, raw in self.signatures if (name, key_id) == (key.name, key.key_id)]

    def check(self, key):
        """At least one signature is by the key, and none that claims to be is false."""
        own = self.signatures_of(key)
        if not own or not all(key.verifies(raw, self.signed) for raw in own):
            raise Refused(f"el punto de control no está firmado por la llave de {key.name}")
