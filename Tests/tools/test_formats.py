"""The worked example of the page on formats, run as it stands: every claim of the page is an assert in it."""

import os
import re
import subprocess
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGE = os.path.join(ROOT, "Sources", "Ledger", "Ledger.docc", "Formats.md")
PROGRAM = os.path.join(ROOT, ".build", "debug", "constancia")


class WorkedExample(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(PAGE, encoding="utf-8") as file:
            blocks = re.findall(r"^```python\n(.*?)^```$", file.read(), re.S | re.M)
        os.makedirs(os.path.join(ROOT, ".build"), exist_ok=True)
        cls.blocks = blocks
        cls.run_of_page = subprocess.run(
            ["python3", "-"], input="\n".join(blocks), cwd=ROOT, capture_output=True, text=True)

    def test_the_page_has_an_example(self):
        self.assertGreater(sum(block.count("assert ") for block in self.blocks), 10)

    def test_every_claim_of_the_page_holds(self):
        self.assertEqual(self.run_of_page.returncode, 0, self.run_of_page.stderr)

    def test_the_program_finds_the_page_s_trail_authentic_and_complete(self):
        if not os.path.exists(PROGRAM):
            self.skipTest("the program is not built")
        build = os.path.join(ROOT, ".build")
        run = subprocess.run(
            [PROGRAM, "verify", f"{build}/example.constancia", "--policy", f"{build}/example.policy", "--json"],
            capture_output=True, text=True)
        self.assertIn('"authentic":"yes"', run.stdout, run.stderr)
        self.assertIn('"complete":"yes"', run.stdout)

    def test_a_claim_that_is_wrong_is_noticed(self):
        spoilt = "\n".join(self.blocks).replace("len(intents[0]) == 327", "len(intents[0]) == 328")
        run = subprocess.run(["python3", "-"], input=spoilt, cwd=ROOT, capture_output=True, text=True)
        self.assertNotEqual(run.returncode, 0)


if __name__ == "__main__":
    unittest.main()
