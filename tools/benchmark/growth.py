"""How figures grow with the ledger: the same made-up history at ten thousand, a hundred thousand, a million events.

Used by tools/bench --growth. Each size is a ledger of its own; the limit in C and the peers hold as many events. git and
the SQLite peer are left out where they would take longer than everything else together.
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import time

BATCH = 1_000
SMALLEST = 4
LARGEST_GIT, LARGEST_PEER, LARGEST_SINGLY = 5, 6, 4
STATUS_RUNS = 11
BUDGETS = "audit >= 0.35 x limit, >= 3 x git fsck, > sqlite; memory <= 512 MiB; status <= 1.5 x empty"


class Watched:
    """A child process and the most memory of its own that it was seen to hold: no file's pages."""

    def __init__(self, command, fail):
        self.anonymous = 0
        with subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True) as child:
            while child.poll() is None:
                self.anonymous = max(self.anonymous, self.resident(child.pid))
                time.sleep(0.01)
            self.output = child.stdout.read()
        if child.returncode:
            fail(f"{command}: exit {child.returncode}")

    @staticmethod
    def resident(pid):
        try:
            lines = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
        except OSError:
            return 0
        return next((int(line.split()[1]) * 1_024 for line in lines if line.startswith("RssAnon:")), 0)


class Growth:
    """One row of figures for each power of ten."""

    def __init__(self, bench, folder, programs, constancia, largest, rounds):
        self.bench, self.folder, self.largest, self.rounds = bench, folder, largest, rounds
        self.limit, self.peer, self.ours = programs
        self.constancia = constancia

    def run(self):
        empty = self.folder / "empty"
        self.bench.run([self.ours, "generate", empty, 1, BATCH])
        return [self.row(power, empty) for power in range(SMALLEST, self.largest + 1)]

    def row(self, power, empty):
        count, folder = 10**power, self.folder / f"events-{power}"
        folder.mkdir()
        progress = self.bench.progress
        progress(f"10^{power}: making {count:,} events")
        ledger = folder / "ours"
        made = json.loads(self.bench.run([self.ours, "generate", ledger, count, BATCH]))
        row = {
            "events": made["n"], "generate_per_s": round(made["per_s"]),
            "bytes": (ledger / "data.mdb").stat().st_blocks * 512, "load": round(os.getloadavg()[0], 1)}
        self.bench.run([self.limit, folder / "limit", "append", BATCH, count])
        peer = [self.peer, self.bench.SOURCES / "sqlite-peer" / "peer.py", folder / "peer.db"]
        if power <= LARGEST_PEER:
            self.bench.run([*peer, "append", BATCH, count])
        git = self.bench.Git(folder / "git", count) if power <= LARGEST_GIT and shutil.which("git") else None
        rounds = self.rounds if power < 7 else 1
        figures = {}

        def keep(name, per_s):
            figures.setdefault(name, []).append(per_s)

        anonymous = 0
        for number in range(1, rounds + 1):
            progress(f"10^{power}: audit, round {number} of {rounds}")
            watched = Watched([self.ours, "audit", ledger], self.bench.fail)
            anonymous = max(anonymous, watched.anonymous)
            audit = json.loads(watched.output)
            keep("audit", audit["per_s"])
            for line in self.bench.run([self.limit, folder / "limit", "scan"]).splitlines():
                figure = json.loads(line)
                keep(figure["op"], figure["per_s"])
            if git:
                keep("git.fsck", git.fsck()["per_s"])
            if power <= LARGEST_PEER:
                keep("sqlite.replay", json.loads(self.bench.run([*peer, "replay"]))["per_s"])
        row |= {
            "audit_per_s": round(statistics.median(figures["audit"])), "anonymous_bytes": anonymous,
            "findings": audit["findings"], "overdue": audit["overdue"], "ratios": {}}
        for name in ("scan+sha256", "git.fsck", "sqlite.replay"):
            if name in figures:
                ratios = [ours / theirs for ours, theirs in zip(figures["audit"], figures[name])]
                row["ratios"][name] = round(statistics.median(ratios), 2)
        if power <= LARGEST_SINGLY:
            row["audit_singly_per_s"] = self.singly(folder / "singly", count)
        if self.constancia:
            row["status"] = self.status(ledger, empty)
        shutil.rmtree(folder)
        progress("")
        return row

    def singly(self, ledger, count):
        """The same history with a signature on every act."""
        self.bench.run([self.ours, "generate", ledger, count, 1])
        return round(json.loads(self.bench.run([self.ours, "audit", ledger]))["per_s"])

    def status(self, ledger, empty):
        """The time from start to exit of one command, in milliseconds, beside the same on an empty ledger."""
        times = {ledger: [], empty: []}
        for _ in range(STATUS_RUNS):
            for place, taken in times.items():
                start = time.perf_counter()
                self.bench.run([self.constancia, "status", "--ledger", place])
                taken.append(1_000 * (time.perf_counter() - start))
        full, least = statistics.median(times[ledger]), statistics.median(times[empty])
        return {"ms": round(full, 1), "empty_ms": round(least, 1), "ratio": round(full / least, 2)}


def show(rows):
    """Prints one line for each size."""
    table = [("events", "MiB", "made /s", "audit /s", "singly", "of limit", "of git", "of sqlite", "anon MiB",
              "status ms", "of empty", "found", "overdue", "load")]
    for row in rows:
        status, ratios = row.get("status", {}), row["ratios"]
        table.append((
            f"{row['events']:,}", f"{row['bytes'] / 2**20:,.0f}", f"{row['generate_per_s']:,}",
            f"{row['audit_per_s']:,}", f"{row.get('audit_singly_per_s', '-')}", str(ratios.get("scan+sha256", "-")),
            str(ratios.get("git.fsck", "-")), str(ratios.get("sqlite.replay", "-")),
            f"{row['anonymous_bytes'] / 2**20:.0f}", str(status.get("ms", "-")), str(status.get("ratio", "-")),
            str(row["findings"]), str(row["overdue"]), str(row["load"])))
    widths = [max(len(line[column]) for line in table) for column in range(len(table[0]))]
    for line in table:
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths)))
    print(f"\nBudgets: {BUDGETS}.\n\"singly\": every act signed by itself, against filings of {BATCH:,}.")
