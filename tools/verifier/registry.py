"""The keys that a log enrols and revokes by its own acts."""

import datetime

from verifier.encoding import Refused
from verifier.note import PublicKey


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).replace(microsecond=0)


class Registry:
    """The keys that the log itself enrols and revokes."""

    def __init__(self):
        self.rows, self.keys = {}, {}

    def apply(self, event):
        data = event["data"]
        if event["type"] == "actor.enrolled":
            vkey = data["key"]
            if vkey not in self.keys:
                self.keys[vkey] = PublicKey(vkey)
            window = [instant(data["validFrom"])]
            window += [instant(data["validUntil"])] if "validUntil" in data else []
            self.rows[data["actorId"], self.keys[vkey].key_id] = (self.keys[vkey], window)
        elif event["type"] == "key.revoked" and (data["actorId"], data["keyId"]) in self.rows:
            self.rows[data["actorId"], data["keyId"]][1].append(instant(data["from"]))

    def key(self, actor, key_id, recorded):
        """The actor's key of that ID, if it was in force."""
        if (actor, key_id) not in self.rows:
            raise Refused(f"la llave {key_id} no está inscrita para {actor}")
        key, (start, *ends) = self.rows[actor, key_id]
        if start > instant(recorded) or any(end <= instant(recorded) for end in ends):
            raise Refused(f"la llave {key_id} de {actor} no estaba vigente el {recorded}")
        return key
