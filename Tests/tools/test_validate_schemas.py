"""The schema check accepts the published contract and refuses what breaks it."""

import importlib.util
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import signing
from signing import ROOT, SECRETARY, Book, enrolment

SCHEMAS = ROOT / "Schemas"
AVAILABLE = importlib.util.find_spec("jsonschema") or (ROOT / ".build" / "venv-schemas").exists()


@unittest.skipUnless(AVAILABLE, "jsonschema is not installed; run tools/validate-schemas once")
class Validating(unittest.TestCase):
    def run_on(self, raw, *options):
        result = subprocess.run(
            [sys.executable, str(ROOT / "tools/validate-schemas"), *options], input=raw, capture_output=True,
            timeout=120, check=False)
        return result.returncode, result.stdout.decode()

    def copy(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return pathlib.Path(shutil.copytree(SCHEMAS, pathlib.Path(folder.name) / "Schemas"))

    def leaf(self, **changes):
        entry = enrolment(SECRETARY, 1)
        entry["data"]["name"] = "Secretaría Técnica"
        book = Book().file([entry]).chain()
        return signing.canonical(book.events[0] | changes) + b"\n"

    def test_the_published_schemas_and_a_true_line_are_accepted(self):
        code, text = self.run_on(self.leaf())
        self.assertEqual(code, 0, text)
        self.assertRegex(text, r"^CONFORME: \d+ esquemas, \d\d+ ejemplos, 1 líneas")

    def test_a_line_that_breaks_its_schema_is_named(self):
        broken = [
            (self.leaf(seq=-1), r"\$\.seq"), (self.leaf(stream="registry\n"), r"\$\.stream"),
            (self.leaf(type="actor.promoted"), "no hay esquema"), (self.leaf(extra=1), "extra"),
            (self.leaf(data={}), "actorId"), (self.leaf(prev=7), r"\$\.prev"),
            (self.leaf(occurred="2026-02-30"), r"\$\.occurred"), (b"x\n", "no es un acto"), (b"[]\n", "no es un acto"),
            (b"{}\n", "no es un acto"), (b'{"type":"a","type":"b"}\n', "no es un acto")]
        code, text = self.run_on(b"".join(line for line, _ in broken))
        self.assertEqual(code, 1, text)
        for number, (_, why) in enumerate(broken, 1):
            self.assertRegex(text, f"línea {number}: .*{why}")

    def test_a_broken_schema_example_or_reference_is_named(self):
        folder, changes = self.copy(), [
            ("commitment.progress.reported", '"percent": 40', '"percent": 400', r"ejemplo 0: \$\.percent"),
            ("commitment.raised", '"type": "string"', '"type": "texto"', "no es un esquema"),
            ("decree.issued", "#/$defs/Document", "#/$defs/Documento", "no lleva a ninguna parte"),
            ("key.revoked", "schema:event:key.revoked", "schema:event:key.lost", "nombre del archivo"),
            ("session.installed", "draft/2020-12", "draft/2019-09", "2020-12")]
        for name, old, new, _ in changes:
            path = folder / "events" / f"{name}.schema.json"
            self.assertIn(old, path.read_text())
            path.write_text(path.read_text().replace(old, new))
        code, text = self.run_on(b"", "--no-log", "--schemas", str(folder))
        self.assertEqual(code, 1, text)
        for name, _, _, why in changes:
            self.assertRegex(text, f"{name}.*{why}")

    def test_one_file_against_one_schema(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "one.json")
            schema = str(SCHEMAS / "events" / "actor.enrolled.schema.json")
            path.write_bytes(self.leaf())
            self.assertEqual(self.run_on(b"", "--instance", str(path), schema)[0], 0)
            self.assertEqual(self.run_on(b"", "--instance", str(path), "urn:constancia:schema:envelope")[0], 0)
            self.assertEqual(self.run_on(b"", "--instance", str(path), "urn:nothing")[0], 2)
            path.write_text(json.dumps({"seq": "one"}))
            self.assertEqual(self.run_on(b"", "--instance", str(path), schema)[0], 1)


if __name__ == "__main__":
    unittest.main()
