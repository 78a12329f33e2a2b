"""The page that checks trails gives the same answers as the other verifiers, in a real Chromium."""

import base64
import collections
import functools
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

from signing import ROOT, canonical
from trail_corpus import REFUSED, cases
from trail_lies import policies
from trail_page import PAGE, Page
from trail_session import BENT, ledger

PROGRAM = pathlib.Path(os.environ.get("CONSTANCIA", ROOT / ".build/debug/constancia"))
SOURCE = PAGE.read_text(encoding="utf-8")


def part(tag):
    return re.search(f"<{tag}>(.*?)</{tag}>", SOURCE, re.DOTALL)[1]


class Source(unittest.TestCase):
    """What can be said of the page without a browser."""

    def test_the_content_policy_allows_this_style_and_this_script_and_nothing_else(self):
        allowed = {tag: base64.b64encode(hashlib.sha256(part(tag).encode()).digest()).decode()
            for tag in ("style", "script")}
        self.assertIn(
            "default-src 'none'; base-uri 'none'; form-action 'none'; "
            f"style-src 'sha256-{allowed['style']}'; script-src 'sha256-{allowed['script']}'", SOURCE)

    def test_nothing_is_fetched_and_no_data_becomes_markup_or_code(self):
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
            "import(",
                     "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon",
                     "localStorage", "cookie", "http:", "https:"):
            self.assertNotIn(word, SOURCE)
        self.assertIsNone(re.search(r"<(link|img|iframe|object|embed|base|form)\b| (src|href|style|on\w+)=", SOURCE))

    def test_the_labels_are_the_catalogues(self):
        listed = dict(re.findall(r"^([a-z.]+)\|(.+)$", part("script"), re.MULTILINE))
        titles = {path.name.removesuffix(".schema.json"): json.loads(path.read_bytes())["title"].replace(" / ", "|")
                  for path in (ROOT / "Schemas/events").glob("*.schema.json")}
        self.assertEqual(listed, titles)

    def test_everything_static_is_said_in_both_languages(self):
        body = SOURCE[SOURCE.index("<body>"):SOURCE.index("<noscript>")]
        said = re.findall(r'<(?:h1|label|p)\b([^>]*)>([^<]+)<', body)
        self.assertGreater(len(said), 6)
        self.assertEqual([text for attributes, text in said if 'data-en="' not in attributes], [])


class Corpus(Page):
    def test_every_good_trail_is_accepted_and_no_mutant_is_with_the_codes_of_the_prose(self):
        batch, wrong, counts = [], [], collections.Counter()

        def judge():
            answers = self.verdicts([(case.raw, case.policy) for case in batch], "verifyTrail(bytes, trust)")
            for case, answer in zip(batch, answers, strict=True):
                code, accepted = answer["code"], (answer["authentic"], answer["complete"]) == ("yes", "yes")
                counts[accepted] += 1
                right = code is not None and not accepted if case.code == REFUSED else (code,
                    accepted) == (case.code, case.code is None)
                if not right:
                    wrong.append((case.kind, case.what, case.code, answer))
            batch.clear()

        for case in cases():
            batch.append(case)
            if len(batch) == 2_000:
                judge()
        judge()
        self.assertEqual(wrong, [])
        self.assertGreater(counts[False], 1_000)
        self.assertGreater(counts[True], 20)

    def test_it_says_of_good_trails_what_the_other_verifier_says(self):
        good = [case for case in cases() if case.kind == "good" and case.policy == "policy"]
        names = [self.file(f"good{number}", case.raw) for number, case in enumerate(good)]
        printed = subprocess.run(
            [sys.executable, str(ROOT / "tools/verify-trail"), "--json", "--policy",
                str(self.file("policy", policies()["policy"])),
             *map(str, names)], capture_output=True, check=True, timeout=300).stdout
        theirs = [json.loads(line) for line in printed.splitlines()]
        ours = self.verdicts([(case.raw, case.policy) for case in good], "verifyTrail(bytes, trust)")
        for name in ("authentic", "complete", "code", "asOf", "size", "subject"):
            self.assertEqual([answer[name] for answer in ours], [answer[name] for answer in theirs], name)


@unittest.skipIf(not PROGRAM.exists(), "the program is not built, so its own trails were not tried in the page")
class OfTheProgram(Page):
    def test_the_page_says_of_the_programs_trails_what_the_program_says(self):
        folder = pathlib.Path(self.folder.name)
        run = functools.partial(subprocess.run, check=True, capture_output=True, timeout=120)
        run([PROGRAM, "demo", "--ledger", folder / "ledger"])
        trust, files, theirs = (folder / "ledger/policy").read_text(encoding="utf-8"), [], []
        things = ["decision D-2026-001", "decision D-2026-003", "decision D-2026-006", "decision D-2026-008",
            "decision D-2026-015",
                  "session S-2026-01", "session S-2026-04", "delegation DEL-2026-002",
                  "commitment C-2026-003", "seat S3"]
        for thing in things:
            path = folder / f"{thing}.constancia"
            run([PROGRAM, "prove", *thing.split(), "--ledger", folder / "ledger", "-o", path])
            files.append((path.read_bytes(), trust))
            theirs.append(json.loads(run([PROGRAM, "verify", path, "--policy", folder / "ledger/policy",
                "--json"]).stdout))
        for thing, ours, their in zip(things, self.verdicts(files, "verifyTrail(bytes, trust)"), theirs, strict=True):
            with self.subTest(thing):
                self.assertEqual([ours[name] for name in ("authentic", "complete", "asOf", "subject", "size")],
                                 [their[name] for name in ("authentic", "complete", "asOf", "subject", "sealed")])
                judged = thing.split()[0] in ("decision", "session", "delegation")
                self.assertEqual(ours["admissible"], {"yes": "yes",
                    "findings": "yes"}[their["admissible"]] if judged else "unknown")


class Essentials(Page):
    def test_each_essential_is_checked_from_the_acts_themselves(self):
        files = [(canonical(ledger(bend).prover().trail("decision/D-2026-001")), "policy") for _, bend, _, _ in BENT]
        expression = "examine(bytes, trust).then(({ complete, judged }) => [complete, judged.verdict, judged.checks" \
                     ".filter(({ state }) => state !== 'yes').map(({ rule, state }) => [rule, state])])"
        for (what, _, verdict, rules), (complete, found, marks) in zip(BENT, self.verdicts(files, expression),
            strict=True):
            with self.subTest(what):
                self.assertEqual((complete, found), ("yes", verdict), marks)
                self.assertEqual([rule for rule in rules if rule not in [name for name, _ in marks]], [], marks)
                if verdict == "yes":
                    self.assertEqual([name for name, _ in marks], rules)

    def test_a_convocation_that_is_not_the_secretariats_is_told(self):
        content = canonical(ledger(actor="apoyo").prover().trail("decision/D-2026-001"))
        [found] = self.verdicts([(content, "policy")], "examine(bytes, trust).then(({ judged }) => judged.checks"
                                ".filter(({ state }) => state === 'no').map(({ rule }) => rule))")
        self.assertEqual(found, ["ART6-N1-CONVENE"])


def der(tag, *parts):
    body = b"".join(parts)
    size = len(body).to_bytes(2, "big")
    return bytes([tag]) + (bytes([len(body)]) if len(body) < 128 else b"\x82" + size) + body


def timestamp(text, status=0, algorithm="608648016503040201"):
    """The skeleton of an RFC 3161 response over a text: what the page reads of one, without its authority's signature."""
    digest = der(0x30, der(0x30, der(6, bytes.fromhex(algorithm)), der(5)), der(4, hashlib.sha256(text.encode()).digest()))
    info = der(0x30, der(2, b"\1"), der(6, b"\x2a\3"), digest, der(2, b"\7"), der(0x18, b"20260105133000Z"))
    content = der(0x30, der(6, bytes.fromhex("2a864886f70d0109100104")), der(0xA0, der(4, info)))
    signed = der(0x30, der(2, b"\3"), der(0x31), content, der(0x31))
    return der(0x30, der(0x30, der(2, bytes([status]))),
               der(0x30, der(6, bytes.fromhex("2a864886f70d010702")), der(0xA0, signed)))


class Timestamps(Page):
    def test_a_stamp_of_these_bytes_is_taken_and_any_other_is_refused(self):
        trail = ledger().prover().trail("decision/D-2026-001")
        text = trail["checkpoint"][:trail["checkpoint"].index("\n\n") + 1]
        good = timestamp(text)
        stamps = [good, timestamp(text, status=1), timestamp(text, status=2), timestamp(text + "\n"), good[:-1], good + b"\0",
                  timestamp(text, algorithm="2b0e03021a"), b"", b"\x30\x80\0\0", b"\x30\x84\xff\xff\xff\xff"]
        files = [(canonical(trail | {"timestamp": base64.b64encode(stamp).decode()}), "policy") for stamp in stamps]
        answers = self.verdicts(files, "examine(bytes, trust).then(({ code, stamped }) => [code, stamped])")
        self.assertEqual(answers[:2], [[None, "2026-01-05T13:30:00Z"]] * 2)
        self.assertEqual([code for code, _ in answers[2:]], ["invalidTimestamp"] * (len(stamps) - 2))


if __name__ == "__main__":
    unittest.main()
