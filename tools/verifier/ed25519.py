"""Verification of Ed25519 signatures (RFC 8032 section 5.1). Nothing here is secret, so nothing is constant-time."""

import functools
import hashlib
import itertools

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def add(p, q):
    """Adds two points in extended homogeneous coordinates (RFC 8032 section 5.1.4)."""
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def compress(p):
    inverse = pow(p[2], P - 2, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decompress(data):
    """The point that 32 bytes encode, or None (RFC 8032 section 5.1.3)."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_M1 % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


class Multiples:
    """All d * 16^i of one point, so that a multiplication is 64 additions."""

    def __init__(self, point):
        self.rows = []
        for _ in range(64):
            self.rows.append(list(itertools.accumulate([NEUTRAL] + [point] * 15, add)))
            point = add(self.rows[-1][-1], point)

    def times(self, scalar):
        return functools.reduce(add, (row[scalar >> 4 * place & 15] for place, row in enumerate(self.rows)))


BASE = Multiples(decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")))


class VerifyingKey:
    """A public key, with the multiples of its point."""

    def __init__(self, raw):
        point = decompress(raw) if len(raw) == 32 else None
        if point is None:
            raise ValueError("not a point of the curve")
        self.raw = raw
        self.negated = Multiples((P - point[0], point[1], 1, P - point[3]))

    def verifies(self, signature, message):
        """Whether [S]B - [k]A is the R of the signature, compared as bytes; S must be reduced."""
        scalar = int.from_bytes(signature[32:], "little")
        if len(signature) != 64 or scalar >= L:
            return False
        k = int.from_bytes(hashlib.sha512(signature[:32] + self.raw + message).digest(), "little") % L
        return compress(add(BASE.times(scalar), self.negated.times(k))) == signature[:32]
