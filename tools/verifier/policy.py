"""Whom to trust (C2SP tlog-policy), and whether a checkpoint has their signatures (C2SP tlog-cosignature)."""

from verifier.encoding import Refused
from verifier.note import Checkpoint, PublicKey
from verifier.trail import Fault, require


class Policy:
    """Logs, witnesses and groups of them; one of these, or nobody, is the quorum."""

    def __init__(self, text):
        self.logs, self.witnesses, self.groups, self.quorum = [], {}, {"none": (0, ())}, None
        free, keys = set(), set()
        for line in text.split("\n"):
            known = self.witnesses | self.groups
            match line.split():
                case ["log", vkey, *url] if len(url) < 2:
                    self.logs.append(PublicKey(vkey))
                case ["witness", name, vkey, *url] if len(url) < 2 and name not in known and vkey[-44:] not in keys:
                    self.witnesses[name] = PublicKey(vkey, kind=4)
                    free, keys = free | {name}, keys | {vkey[-44:]}
                case ["group", name, least, *members] if name not in known and free.issuperset(members):
                    least = {"any": "1", "all": str(len(members))}.get(least, least)
                    if len(set(members)) < len(members) or least not in map(str, range(1, len(members) + 1)):
                        raise Refused(line)
                    self.groups[name] = (int(least), members)
                    free = free - set(members) | {name}
                case ["quorum", name] if self.quorum is None and name in known:
                    self.quorum = name
                case [word, *_] if not word.startswith("#"):
                    raise Refused(line)
        if not self.logs or self.quorum is None:
            raise Refused("log, quorum")

    def checkpoint(self, note, origin):
        """The checkpoint in a note, signed by this origin's log and cosigned by the quorum."""
        try:
            checkpoint = Checkpoint(note.encode())
        except Refused:
            raise Fault("invalidCheckpoint", "") from None
        logs = [key for key in self.logs if key.name == origin == checkpoint.origin]
        require(logs, "foreignOrigin", checkpoint.origin)
        require(any([has_signed(key, checkpoint) for key in logs]), "invalidCheckpoint")
        cosigners = {name for name, key in self.witnesses.items() if has_signed(key, checkpoint, cosigns=True)}
        require(self.is_met(self.quorum, cosigners), "quorumNotMet")
        return checkpoint

    def is_met(self, name, cosigners):
        least, members = self.groups.get(name, (1, ()))
        return name in cosigners or sum(self.is_met(member, cosigners) for member in members) >= least


def has_signed(key, checkpoint, cosigns=False):
    """Whether a key has signed; a signature that claims to be its, and is false, is refused."""
    own = checkpoint.signatures_of(key)
    for raw in own:
        time = f"cosignature/v1\ntime {int.from_bytes(raw[:8], 'big')}\n".encode() if cosigns else b""
        require(key.verifies(raw[8:] if cosigns else raw, time + checkpoint.signed), "invalidCheckpoint", key.name)
    return bool(own)
