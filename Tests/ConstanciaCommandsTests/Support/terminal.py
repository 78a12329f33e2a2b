"""Runs a command on a pseudo-terminal, as a person would.

Standard input is a JSON object: `command`; `steps`, each `[what to wait for, what to type]`; `end`, the number of the
signal that ends it, or null. Standard output is one too: `exit`, whether the terminal was in `raw` mode after the first
step was seen, whether it was `restored` at the end, and the `text` that was shown.
"""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time

PATIENCE = 60


def main():
    plan = json.load(sys.stdin)
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    before = termios.tcgetattr(terminal)

    def own_terminal():
        os.setsid()
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        # A test runner's threads block signals, and children inherit that.
        signal.pthread_sigmask(signal.SIG_SETMASK, [])

    child = subprocess.Popen(
        plan["command"], stdin=terminal, stdout=terminal, stderr=terminal, preexec_fn=own_terminal)
    shown = b""
    seen = 0
    raw = None

    def wait_for(words):
        nonlocal shown, seen
        limit = time.monotonic() + PATIENCE
        while True:
            place = shown.find(words.encode(), seen)
            if place >= 0:
                seen = place + len(words.encode())
                return
            if time.monotonic() > limit:
                raise SystemExit(f"never shown: {words!r} in {shown[seen:].decode(errors='replace')!r}")
            if select.select([controller], [], [], 0.1)[0]:
                shown += os.read(controller, 65536)
            elif child.poll() is not None:
                raise SystemExit(f"ended before {words!r}: {shown.decode(errors='replace')!r}")

    try:
        for words, keys in plan["steps"]:
            wait_for(words)
            if raw is None:
                raw = not termios.tcgetattr(terminal)[3] & (termios.ICANON | termios.ECHO)
            os.write(controller, keys.encode())
        if plan["end"] is not None:
            child.send_signal(plan["end"])
        limit = time.monotonic() + PATIENCE
        while child.poll() is None and time.monotonic() < limit:
            if select.select([controller], [], [], 0.1)[0]:
                shown += os.read(controller, 65536)
        while select.select([controller], [], [], 0.1)[0]:
            shown += os.read(controller, 65536)
        restored = termios.tcgetattr(terminal) == before
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
    json.dump(
        {"exit": child.returncode, "raw": bool(raw), "restored": restored, "text": shown.decode(errors="replace")},
        sys.stdout)


main()
