"""The independent verifier of trails accepts the good ones and refuses every mutant, with the code of the page."""

import collections
import importlib.machinery
import importlib.util
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from signing import ROOT
from trail_corpus import REFUSED, cases, tiny_trail
from trail_lies import policies
from verifier.encoding import Refused
from verifier.policy import Policy

PROGRAM = ROOT / "tools/verify-trail"


def judge():
    loader = importlib.machinery.SourceFileLoader("verify_trail", str(PROGRAM))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("verify_trail", loader))
    loader.exec_module(module)
    return module.judge


class Corpus(unittest.TestCase):
    def test_every_good_trail_is_accepted_and_no_mutant_is(self):
        trust = {name: Policy(text) for name, text in policies().items()}
        verify, counts, wrong = judge(), collections.Counter(), []
        for case in cases():
            code = verify(case.raw, trust[case.policy])[0]["code"]
            holds = code is not None if case.code == REFUSED else code == case.code
            counts[case.code is None] += 1
            if not holds:
                wrong.append((case.kind, case.what, case.code, code))
        self.assertEqual(wrong, [])
        self.assertGreater(counts[False], 1_000)
        self.assertGreater(counts[True], 20)


class Program(unittest.TestCase):
    """What the command prints, and its exit codes."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.path = pathlib.Path(cls.folder.name)
        cls.path.joinpath("policy").write_text(policies()["policy"], encoding="utf-8")
        cls.path.joinpath("good").write_bytes(tiny_trail())
        cls.path.joinpath("bad").write_bytes(tiny_trail().replace(b"Tema 1", b"Tema 2"))
        partial = tiny_trail().replace(b'"subject":"topic/T-1"', b'"subject":"topic/T-2"')
        cls.path.joinpath("partial").write_bytes(partial)

    def run_on(self, *arguments, policy="policy"):
        result = subprocess.run(
            [sys.executable, str(PROGRAM), "--policy", policy, *arguments], cwd=self.path, capture_output=True,
            timeout=60, check=False, env={"PYTHONIOENCODING": "utf-8"})
        self.assertNotIn(b"Traceback", result.stderr)
        return result.returncode, result.stdout.decode()

    def test_a_good_trail_is_answered_in_spanish(self):
        self.assertEqual(self.run_on("good"), (0, (
            "good\n  auténtico: sí\n  completo: sí\n"
            "  admisible: este programa no lo juzga; tampoco la estampa de tiempo\n"
            "  a la fecha de 2026-01-05T13:03:00.000Z, con 4 actos en el libro, sobre topic/T-1\n")))

    def test_and_in_english_with_the_code_of_what_does_not_hold(self):
        code, text = self.run_on("--lang", "en", "bad", "good", "partial")
        self.assertEqual(code, 1)
        self.assertIn("bad\n  authentic: no (notIncluded: events foreign to the signed log)\n  complete: -\n", text)
        self.assertIn("good\n  authentic: yes\n  complete: yes\n  admissible: not judged by this program", text)
        self.assertIn("partial\n  authentic: yes\n  complete: no (incomplete: there is no topic/T-2)\n", text)

    def test_for_other_programs_there_is_one_canonical_object_a_line(self):
        code, text = self.run_on("--json", "good", "bad", "partial")
        self.assertEqual(code, 1)
        self.assertEqual(text.splitlines(), [
            '{"admissible":"unjudged","asOf":"2026-01-05T13:03:00.000Z","authentic":"yes","code":null,"complete":"yes",'
            '"file":"good","size":4,"subject":"topic/T-1"}',
            '{"admissible":"unjudged","asOf":null,"authentic":"no","code":"notIncluded","complete":"unknown",'
            '"file":"bad","size":null,"subject":"topic/T-1"}',
            '{"admissible":"unjudged","asOf":"2026-01-05T13:03:00.000Z","authentic":"yes","code":"incomplete",'
            '"complete":"no","file":"partial","size":4,"subject":"topic/T-2"}'])

    def test_a_file_of_more_than_64_MiB_is_no_trail(self):
        with open(self.path / "huge", "wb") as file:
            file.truncate((64 << 20) + 1)
        self.assertIn("malformedFile", self.run_on("huge")[1])

    def test_wrong_use_is_told_apart_from_a_trail_that_does_not_hold(self):
        self.path.joinpath("empty").write_bytes(b"")
        self.assertEqual(self.run_on("absent")[0], 2)
        self.assertEqual(self.run_on("good", policy="absent")[0], 2)
        self.assertEqual(self.run_on("good", policy="empty")[0], 2)
        self.assertEqual(self.run_on("good", policy="good")[0], 2)
        self.assertEqual(self.run_on()[0], 2)

    def test_the_verifier_with_all_that_it_imports_is_short(self):
        names = ["__init__", "authentic", "complete", "ed25519", "encoding", "note", "policy", "trail"]
        files = [PROGRAM, *(ROOT / f"tools/verifier/{name}.py" for name in names)]
        loaded = subprocess.run(
            [sys.executable, "-v", str(PROGRAM), "--help"], capture_output=True, check=True).stderr.decode()
        self.assertEqual(sorted(set(re.findall(r"import 'verifier\.(\w+)'", loaded)) | {"__init__"}), names)
        lines = [line for file in files for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
        self.assertLess(len(lines), 500)


class Policies(unittest.TestCase):
    """Whom to trust is written as in C2SP tlog-policy, and nothing doubtful is read."""

    def test_a_policy_that_does_not_say_whom_to_trust_is_refused(self):
        good = policies()["policy-two"]
        first, log = good.split("\n")[0], "log "
        witness = next(line for line in good.split("\n") if line.startswith("witness w0"))
        for what, text in {
                "no quorum": good.replace("quorum two\n", ""), "two quorums": good + "quorum none\n",
                "no log": good.replace(log, "# "), "an unknown quorum": good.replace("quorum two", "quorum three"),
                "an unknown member": good.replace("2 w0 w1 w2", "2 w0 w1 w9"),
                "more than all": good.replace("2 w0", "4 w0"),
                "nobody": good.replace("two 2", "two 0"), "a member twice": good.replace("2 w0 w1 w2", "2 w0 w0 w2"),
                "a name twice": good + witness + "\n", "a key twice": witness.replace(" w0", " w9") + "\n" + good,
                "a member of two groups": good + "group more any w0\n", "none as a name": good.replace("two", "none"),
                "a log with a witness's key": good.replace(first, log + witness.split()[2]),
                "a witness with a log's key": good + "witness w9 " + first.split()[1] + "\n",
                "another word": good + "trust me\n",
                "another key ID": good.replace("+08ccd4ae+", "+08ccd4af+")}.items():
            with self.subTest(what), self.assertRaises(Refused):
                self.assertNotEqual(text, good)
                Policy(text)
