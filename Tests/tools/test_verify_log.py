"""The independent verifier accepts a good log and refuses every way of bending it."""

import base64
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import signing
from signing import LOG, OTHER, ROOT, SECRETARY, Book, act, canonical, enrolment, identifier, note, sample
from verifier import ed25519
from verifier.encoding import Refused, leaf_hash, parse
from verifier.tree import Tree


class Verifying(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def run_on(self, raw, checkpoint, *options):
        path = pathlib.Path(self.folder.name, "checkpoint")
        path.write_bytes(checkpoint)
        result = subprocess.run(
            [sys.executable, str(ROOT / "tools/verify-log"), str(path), *options], input=raw, capture_output=True,
            timeout=60, check=False)
        self.assertEqual(result.stderr, b"" if result.returncode < 2 else result.stderr)
        return result.returncode, result.stdout.decode()

    def run_on_leaves(self, leaves, *options, checkpoint=None):
        return self.run_on(b"".join(leaf + b"\n" for leaf in leaves), checkpoint or note(leaves), *options)

    def assert_refused(self, leaves, why, *options, checkpoint=None):
        code, text = self.run_on_leaves(leaves, *options, checkpoint=checkpoint)
        self.assertEqual(code, 1, text)
        self.assertRegex(text, f"^NO CONFORME: .*{why}")
        self.assertEqual(text.count("\n"), 1)


class GoodLogs(Verifying):
    def test_a_good_log_is_accepted_and_the_sentence_says_what_was_checked(self):
        code, text = self.run_on_leaves(sample().leaves(), "--vkey", LOG.vkey)
        self.assertEqual(code, 0, text)
        self.assertIn("CONFORME: 6 actos en 3 radicaciones con sus firmas comprobadas; 4 expedientes", text)
        self.assertIn(f"firmado por {LOG.name}", text)
        self.assertEqual(text.count("\n"), 1)

    def test_what_was_not_checked_is_said(self):
        code, text = self.run_on_leaves(sample().leaves(), "--no-signatures")
        self.assertEqual(code, 0, text)
        self.assertIn("NO se comprobaron", text)
        self.assertIn("falta --vkey", text)

    def test_the_log_can_be_read_from_a_file(self):
        leaves = sample().leaves()
        path = pathlib.Path(self.folder.name, "log")
        path.write_bytes(b"".join(leaf + b"\n" for leaf in leaves))
        self.assertEqual(self.run_on(b"", note(leaves), "--log", str(path))[0], 0)

    def test_an_empty_log_has_the_empty_root(self):
        self.assertEqual(self.run_on_leaves([])[0], 0)

    def test_a_log_that_goes_on_needs_prefix(self):
        leaves = sample().leaves()
        self.assert_refused(leaves, "tiene 6 actos y el punto de control dice 2", checkpoint=note(leaves[:2]))
        self.assertEqual(self.run_on_leaves(leaves, "--prefix", checkpoint=note(leaves[:2]))[0], 0)
        self.assert_refused(leaves, "la raíz", "--prefix", checkpoint=note(leaves[1:3]))

    def test_wrong_use_is_exit_two(self):
        self.assertEqual(self.run_on(b"", note([]), "--log", self.folder.name + "/none")[0], 2)
        self.assertEqual(self.run_on(b"", note([]), "--nothing")[0], 2)


class BentLogs(Verifying):
    def bent(self, why, bend, *options):
        """Bends the sample's events, then chains and signs the whole again as a hostile log would."""
        with self.subTest(why):
            book = sample()
            bend(book.events)
            self.assert_refused(book.leaves(), why, *options)

    def test_one_changed_byte_anywhere_is_noticed(self):
        leaves = sample().leaves()
        for number, leaf in enumerate(leaves):
            place = leaf.index(b'"occurred":"2026') + len(b'"occurred":"2026')
            changed = leaf[:place - 1] + b"7" + leaf[place:]
            self.assert_refused(
                leaves[:number] + [changed] + leaves[number + 1:], ".", "--no-signatures", checkpoint=note(leaves))

    def test_places_and_chains(self):
        self.bent("línea 3: seq es 3 y debía ser 2", lambda events: events[2].update(seq=3))
        self.bent("línea 1: seq es False", lambda events: events[0].update(seq=False))
        self.bent("línea 4: la versión", lambda events: events[3].update(version=2))
        self.bent("línea 4: prev no es", lambda events: events[3].update(prev=None))
        self.bent("línea 3: prev no es", lambda events: events[2].update(prev="0" * 64))
        self.bent("línea 4: recorded retrocede", lambda events: events[3].update(recorded="2026-02-05T12:00:00.000Z"))
        self.bent("línea 4: recorded no es", lambda events: events[3].update(recorded="2026-02-05 13:00:00.001Z"))

    def test_an_act_left_out_is_noticed(self):
        leaves = sample().leaves()
        self.assert_refused(leaves[:-1], "incompleta")
        self.assert_refused(leaves[:3], "tiene 3 actos y el punto de control dice 6", checkpoint=note(leaves))
        del leaves[2]
        self.assert_refused(leaves, "línea 3: seq")

    def test_filings_are_whole_and_consecutive(self):
        def reference(events, place, **changes):
            events[place]["filing"] = events[place]["filing"] | changes

        self.bent("cortada o mezclada", lambda events: reference(events, 4, index=2))
        self.bent("cortada o mezclada", lambda events: reference(events, 3, index=1))
        self.bent("cortada o mezclada", lambda events: reference(events, 1, size=3))
        self.bent("dice tener 0 actos", lambda events: reference(events, 0, size=0))
        self.bent("cortada o mezclada", lambda events: events[1].update(actor="otra"))
        self.bent("aparece dos veces", lambda events: reference(events, 2, id=identifier(0xF001)))

    def test_an_identifier_is_used_once(self):
        self.bent("línea 2: el identificador .* aparece dos veces", lambda events: events[1].update(id=identifier(1)))
        self.bent("no es un UUID", lambda events: events[1].update(id="1"))

    def test_fields_of_the_wrong_kind_are_answers_and_not_crashes(self):
        for field in signing.sample().events[0]:
            for value in (None, 7, "x", [], {}, True, [{}]):
                book = sample()
                if field in ("prev", "version", "seq") or book.events[5][field] == value:
                    continue
                book.events[5][field] = value
                self.assertEqual(self.run_in_process(book.leaves()), 1, (field, value))

    def run_in_process(self, leaves):
        from verifier.log import Log
        log = Log(signing.ORIGIN)
        try:
            for leaf in leaves:
                log.append(leaf)
            log.finish()
        except Refused:
            return 1
        return 0

    def test_a_seal_is_of_the_acts_and_streams_before_it(self):
        def sealed(change=lambda data: None):
            before = sample()
            leaves = before.leaves()
            heads = {}
            for leaf in leaves:
                event = json.loads(leaf)
                heads[event["stream"]] = (event["version"], base64.b64encode(leaf_hash(leaf)).decode())
            log, streams = Tree(), Tree()
            for leaf in leaves:
                log.append(leaf_hash(leaf))
            for name in sorted(heads):
                streams.append(leaf_hash("{}\n{}\n{}\n".format(name, *heads[name]).encode()))
            data = {
                "rootHash": log.root().hex(), "size": 6, "streams": 4, "streamsRoot": streams.root().hex(),
                "viewsRoot": "f" * 64}
            change(data)
            before.file([act("checkpoint.sealed", "audit", data, 9)], recorded="2026-02-06T13:00:00.000Z")
            return before.chain().leaves()

        code, text = self.run_on_leaves(sealed())
        self.assertEqual(code, 0, text)
        self.assertIn("1 sello conforme", text)
        for field, value in [
                ("size", 5), ("rootHash", "0" * 64), ("streams", 3), ("streams", True), ("streamsRoot", "0" * 64)]:
            self.assert_refused(sealed(lambda data: data.update({field: value})), "el sello no dice")

    def test_text_of_the_log_cannot_steer_the_terminal(self):
        book = sample()
        book.events[3]["version"] = "\u001b[2J\n\u202e"
        code, text = self.run_on_leaves(book.leaves())
        self.assertEqual(code, 1)
        self.assertEqual([c for c in text[:-1] if not c.isprintable()], [])


class Signatures(Verifying):
    def test_an_act_changed_after_signing_is_refused(self):
        book = sample()
        book.events[4]["data"] = {"narrative": "Otro", "percent": 100}
        self.assert_refused(book.chain().leaves(), "línea 6: la firma .* es falsa")

    def test_a_filing_for_another_ledger_is_refused(self):
        book = Book().file([enrolment(SECRETARY, 1)], origin="example.com/otro").chain()
        self.assert_refused(book.leaves(), "es falsa")

    def test_only_the_actors_own_key_may_sign(self):
        def second(signer, actor="secretaria", **options):
            first = [enrolment(SECRETARY, 1), enrolment(OTHER, 2, "otra") | {"actor": "secretaria"}]
            return Book().file(first).file([act("x", "s", {}, 3, actor)], signer, **options).chain().leaves()

        self.assertEqual(self.run_on_leaves(second(SECRETARY))[0], 0)
        self.assertEqual(self.run_on_leaves(second(OTHER, "otra"))[0], 0)
        self.assert_refused(second(OTHER), "no está inscrita para secretaria")
        self.assert_refused(second(SECRETARY, "otra"), "no está inscrita para otra")
        self.assert_refused(second(LOG), "no está inscrita")
        book = Book().file([enrolment(SECRETARY, 1)], recorded="2026-01-05T04:59:59.999Z").chain()
        self.assert_refused(book.leaves(), "no estaba vigente")

    def test_a_revoked_key_signs_no_more(self):
        def after(recorded):
            revocation = act("key.revoked", "registry", {
                "actorId": "secretaria", "from": "2026-03-01T00:00:00-05:00", "keyId": SECRETARY.key_id,
                "reason": "Cambio"}, 2)
            book = Book().file([enrolment(SECRETARY, 1)]).file([revocation])
            return book.file([act("x", "s", {}, 3)], recorded=recorded).chain().leaves()

        self.assertEqual(self.run_on_leaves(after("2026-03-01T04:59:59.999Z"))[0], 0)
        self.assert_refused(after("2026-03-01T05:00:00.000Z"), "no estaba vigente")

    def test_only_the_first_filing_may_enrol_its_own_key(self):
        book = Book().file([enrolment(SECRETARY, 1)]).file([enrolment(OTHER, 2)], OTHER).chain()
        self.assert_refused(book.leaves(), "línea 2: la llave .* no está inscrita")

    def test_the_checkpoint_is_signed_by_the_key_that_is_asked_for(self):
        leaves = sample().leaves()
        self.assert_refused(leaves, "no está firmado", "--vkey", OTHER.vkey)
        self.assert_refused(leaves, "no corresponde", "--vkey", LOG.vkey.replace(LOG.key_id, OTHER.key_id))
        self.assert_refused(leaves, "no es una llave", "--vkey", "x")
        good = note(leaves)
        raw = base64.b64decode(good.split(b" ")[-1])
        for place in (4, 35, 36, 67):
            bad = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1:]
            changed = good.replace(base64.b64encode(raw), base64.b64encode(bad))
            self.assert_refused(leaves, "no está firmado", "--vkey", LOG.vkey, checkpoint=changed)

    def test_ed25519_agrees_with_rfc_8032_section_7_1(self):
        for public, message, signature in [
            ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
             "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
             "d25bf5f0595bbe24655141438e7a100b"),
            ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
             "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
             "387b2eaeb4302aeeb00d291612bb0c00"),
        ]:
            key = ed25519.VerifyingKey(bytes.fromhex(public))
            raw = bytes.fromhex(signature)
            self.assertTrue(key.verifies(raw, bytes.fromhex(message)))
            self.assertFalse(key.verifies(raw, bytes.fromhex(message) + b"!"))
            self.assertFalse(key.verifies(raw[:63], bytes.fromhex(message)))
            # The same signature with S + L would let anyone make a second one.
            larger = int.from_bytes(raw[32:], "little") + ed25519.L
            self.assertFalse(key.verifies(raw[:32] + larger.to_bytes(32, "little"), bytes.fromhex(message)))


class Forms(Verifying):
    def test_a_line_is_canonical_to_the_last_byte(self):
        leaf = sample().leaves()[0]
        for changed in (
            leaf + b" ", leaf.replace(b'"seq":0', b'"seq":0.0'), leaf.replace(b'"seq":0', b'"seq":-0'),
            leaf.replace(b'"seq":0', b'"seq":0,"seq":0'), leaf.replace(b"Avance", b"\xff"),
            leaf.replace(b'"schema":1', b'"schema":9007199254740992'), leaf.replace(b'"schema":1', b'"schema":1e0'),
            leaf.replace(b'"roles"', b'"rol\\u0065s"'), leaf.replace(b'"secretariat"', b'"\\ud800"'), b"",
            b"[" * 60_000, b"{}", b"7", json.dumps(json.loads(leaf)).encode(), b"9" * 5_000, b'"\\u001F"',
        ):
            if changed != leaf:
                self.assert_refused([changed], "línea 1: la línea no")

    def test_python_writes_what_rfc_8785_section_3_2_2_2_asks_for(self):
        text = "\u20ac$\u000f\nA'\u0042\u0022\\\\\"/\b\f\r\t\u007f\u2028"
        expected = '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\\b\\f\\r\\t\u007f\u2028"'
        self.assertEqual(canonical(text).decode(), expected)
        self.assertEqual(parse(expected.encode()), text)

    def test_a_line_needs_its_line_feed_and_a_bound(self):
        leaves = sample().leaves()
        raw = b"".join(leaf + b"\n" for leaf in leaves)
        for changed in (raw[:-1], raw.replace(b"\n", b"\r\n"), raw + b"\n", b"x" * 200_000):
            code, text = self.run_on(changed, note(leaves))
            self.assertEqual(code, 1, text)

    def test_a_checkpoint_that_is_no_signed_note_is_refused(self):
        leaves = sample().leaves()
        good = note(leaves)
        for changed in (
            b"", b"\xff", good[:-1], good.replace(b"\n6\n", b"\n06\n"), good.replace(b"\n6\n", b"\n-6\n"),
            good.replace(b"\n\n", b"\n"), good.replace(b"=\n\n", b"\n\n"), good + b"x\n", good + b"\n",
            good.replace("\u2014".encode(), b"-"), good.replace(b"\n6\n", b"\n" + b"9" * 5_000 + b"\n"),
        ):
            with self.subTest(changed):
                self.assertNotEqual(changed, good)
                code, text = self.run_on_leaves(leaves, checkpoint=changed or b"\n")
                self.assertEqual(code, 1, text)


if __name__ == "__main__":
    unittest.main()
