"""The Merkle tree of RFC 6962 section 2.1."""

import hashlib


class Tree:
    """A Merkle tree that remembers only its right edge: the roots of its complete subtrees, largest first."""

    def __init__(self):
        self.size, self.edge = 0, []

    def append(self, leaf):
        self.edge.append(leaf)
        bits = self.size
        while bits & 1:
            right, left = self.edge.pop(), self.edge.pop()
            self.edge.append(hashlib.sha256(b"\x01" + left + right).digest())
            bits >>= 1
        self.size += 1

    def root(self):
        if not self.edge:
            return hashlib.sha256(b"").digest()
        root = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            root = hashlib.sha256(b"\x01" + left + root).digest()
        return root
