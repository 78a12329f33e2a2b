"""The log: places, chains, filings and signatures, event by event."""

import base64
import re

from verifier.encoding import Refused, canonical, is_count, leaf_hash, parse, unbase64
from verifier.registry import Registry
from verifier.tree import Tree

LARGEST_EVENT = 65_535
LARGEST_FILING = 10_000
INTENT_KEYS = ("actor", "data", "id", "occurred", "schema", "stream", "type", "version")
EVENT_KEYS = tuple(sorted(INTENT_KEYS + ("filing", "prev", "recorded", "seq")))
FILING_KEYS = ("id", "index", "key", "signature", "size")
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
RECORDED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)


class Filing:
    """The acts of one filing so far: a small tree over what their actor signed."""

    def __init__(self, reference, actor):
        self.reference, self.actor = reference, actor
        self.tree, self.registry_acts = Tree(), []

    def append(self, event):
        self.tree.append(leaf_hash(canonical({key: event[key] for key in INTENT_KEYS})))
        if event["type"] in ("actor.enrolled", "key.revoked"):
            self.registry_acts.append(event)


class Log:
    """Takes leaf after leaf and refuses the first thing that does not hold."""

    def __init__(self, origin, checks_signatures=True):
        self.origin, self.checks_signatures = origin, checks_signatures
        self.tree, self.registry = Tree(), Registry()
        self.streams, self.ids = {}, set()
        self.recorded, self.filing, self.filings, self.seals = "", None, 0, 0

    def append(self, leaf):
        if len(leaf) > LARGEST_EVENT:
            raise Refused("el acto pasa de 65.535 bytes")
        event = parse(leaf)
        if not isinstance(event, dict) or tuple(event) != EVENT_KEYS or not isinstance(event["data"], dict):
            raise Refused("la línea no tiene los campos de un acto")
        try:
            self.take(event, leaf)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise Refused(f"un campo está mal escrito ({error})") from error

    def take(self, event, leaf):
        if not is_count(event["seq"], self.tree.size):
            raise Refused(f"seq es {event['seq']} y debía ser {self.tree.size}")
        if not RECORDED.fullmatch(event["recorded"]):
            raise Refused("recorded no es una hora UTC con milisegundos")
        if event["recorded"] < self.recorded:
            raise Refused(f"recorded retrocede de {self.recorded} a {event['recorded']}")
        self.recorded = event["recorded"]
        digest = leaf_hash(leaf)
        if event["type"] == "checkpoint.sealed":
            self.check_seal(event["data"])
        self.check_stream(event, digest)
        self.check_filing(event)
        self.tree.append(digest)

    def check_stream(self, event, digest):
        version, prev = self.streams.get(event["stream"], (-1, None))
        if not is_count(event["version"], version + 1):
            raise Refused(f"la versión de {event['stream']} es {event['version']} y debía ser {version + 1}")
        if event["prev"] != (prev and prev.hex()):
            raise Refused(f"prev no es la huella del acto anterior de {event['stream']}")
        self.streams[event["stream"]] = (version + 1, digest)

    def check_seal(self, data):
        """A seal states the log and the streams before it; what it says of the views, only their owner can tell."""
        heads = Tree()
        for name in sorted(self.streams, key=lambda name: name.encode()):
            version, head = self.streams[name]
            heads.append(leaf_hash(f"{name}\n{version}\n{base64.b64encode(head).decode()}\n".encode()))
        if not is_count(data["size"], self.tree.size) or data["rootHash"] != self.tree.root().hex():
            raise Refused(f"el sello no dice cuáles son los {self.tree.size} actos anteriores")
        if not is_count(data["streams"], heads.size) or data["streamsRoot"] != heads.root().hex():
            raise Refused(f"el sello no dice cómo están los {heads.size} expedientes")
        self.seals += 1

    def check_filing(self, event):
        reference = event["filing"]
        if tuple(reference) != FILING_KEYS:
            raise Refused("filing no tiene sus cinco campos")
        same = {key: reference[key] for key in ("id", "key", "signature", "size")}
        if self.filing is None:
            if type(same["size"]) is not int or not 1 <= same["size"] <= LARGEST_FILING:
                raise Refused(f"la radicación dice tener {same['size']} actos")
            self.claim(same["id"])
            self.filing = Filing(same, event["actor"])
        filing = self.filing
        whole = same == filing.reference and is_count(reference["index"], filing.tree.size)
        if not whole or event["actor"] != filing.actor:
            raise Refused(f"la radicación {filing.reference['id']} está cortada o mezclada")
        self.claim(event["id"])
        filing.append(event)
        if filing.tree.size == same["size"]:
            self.close(filing)

    def claim(self, identifier):
        """An identifier belongs to one act or one filing."""
        if not IDENTIFIER.fullmatch(identifier):
            raise Refused(f"«{identifier}» no es un UUID versión 7")
        number = int(identifier.replace("-", ""), 16)
        if number in self.ids:
            raise Refused(f"el identificador {identifier} aparece dos veces")
        self.ids.add(number)

    def close(self, filing):
        # The first filing is signed by the key that it enrols; any other by a key enrolled before.
        is_first = self.filings == 0
        if self.checks_signatures and not is_first:
            self.check_signature(filing)
        for event in filing.registry_acts:
            self.registry.apply(event)
        if self.checks_signatures and is_first:
            self.check_signature(filing)
        self.filing, self.filings = None, self.filings + 1

    def check_signature(self, filing):
        reference, root = filing.reference, base64.b64encode(filing.tree.root()).decode()
        key = self.registry.key(filing.actor, reference["key"], self.recorded)
        message = f"constancia/filing/v1\n{self.origin}\n{reference['id']}\n{reference['size']}\n{root}\n"
        if not key.verifies(unbase64(reference["signature"]) or b"", message.encode()):
            raise Refused(f"la firma de la radicación {reference['id']} es falsa")

    def finish(self):
        if self.filing is not None:
            raise Refused(f"la radicación {self.filing.reference['id']} está incompleta")
