"""The peer: PyPI's eventsourcing on SQLite, the most used event-sourcing library of its language.

    python3 peer.py FILE append BATCH COUNT     COUNT events, BATCH to a durable commit
    python3 peer.py FILE replay                 every event in order, its JSON decoded

Prints one JSON line per figure.
"""

import json
import sys
import time
import uuid

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

PAYLOAD_SIZE = 480
PAGE = 5_000


def payload():
    """An event of the size that the budgets speak of."""
    event = {
        "actor": "secretaria", "data": {"member": "dnp", "note": "", "session": "2026-01", "status": "present"},
        "id": str(uuid.uuid4()), "seq": 1, "time": "2026-11-23T00:00:00Z", "type": "attendance.recorded"}
    event["data"]["note"] = "n" * (PAYLOAD_SIZE - len(encode(event)))
    return encode(event)


def encode(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def append(recorder, batch, count):
    state = payload()
    assert len(state) == PAYLOAD_SIZE
    start = now()
    for first in range(0, count, batch):
        stream = uuid.uuid4()
        size = min(batch, count - first)
        recorder.insert_events([StoredEvent(stream, version, "recorded", state) for version in range(size)])
    report(f"append{batch}", count, start)


def replay(recorder):
    start, position, seen = now(), 1, 0
    while True:
        page = recorder.select_notifications(start=position, limit=PAGE)
        if not page:
            break
        for notification in page:
            json.loads(notification.state)
        seen += len(page)
        position = page[-1].id + 1
    report("replay", seen, start)


def now():
    return time.perf_counter(), time.process_time()


def report(operation, count, start):
    elapsed, processor = (end - begin for begin, end in zip(start, now()))
    print(json.dumps(
        {"op": operation, "n": count, "seconds": elapsed, "cpu_seconds": processor, "per_s": count / elapsed}))


def main():
    recorder = SQLiteApplicationRecorder(SQLiteDatastore(sys.argv[1]))
    recorder.create_table()
    match sys.argv[2:]:
        case ["append", batch, count]:
            append(recorder, int(batch), int(count))
        case ["replay"]:
            replay(recorder)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
