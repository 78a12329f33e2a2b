"""What a person who has only the page and a file can do and see, in a real Chromium."""

import base64
import hashlib
import json
import pathlib
import time
import unittest

from signing import canonical
from trail_corpus import DECREE, large_trail
from trail_ledgers import LARGE
from trail_lies import policies
from trail_maker import attachment
from trail_page import Page
from trail_session import AMENDED, REPORT, SESSION, after, ledger


class Person(Page):
    """Somebody who has only the page and a file."""

    def decision(self, bend=lambda acts: acts, **members):
        return canonical(ledger(bend).prover().trail("decision/D-2026-001", extra=["commitment/C-2026-001"], **members))

    def test_the_box_and_the_story_tell_what_was_decided_by_whom_and_whether_it_holds(self):
        content, trust = self.decision(), policies()["policy"]
        told = self.see(content, trust)
        for words in ("Decisión D-2026-001: auténtica, completa y conforme en lo esencial.",
            "A corte del 5 de enero de 2026", "VIGENTE",
                      AMENDED, "por consenso de 5 de 7 curules", "Oficina h3", "Resolución 1, del 5 de enero de 2026",
                      "Hay quórum si se exigen 4",
                      "Hay quórum si se exigen 5", "«Falta la fuente.»", "«Se anexa.»",
                      "Se aparta — «Sin competencia.»",
                      "Remitir la ruta.",
                      "30 de abril de 2026", "constancia verify", hashlib.sha256(AMENDED.encode()).hexdigest()):
            self.assertIn(words, told)
        self.speak("en")
        for words in ("Decision D-2026-001: authentic, complete, and in order in its essentials.", "IN FORCE",
            "by consensus of 5 of 7 seats",
                      "Stands aside", "What this does not show"):
            self.assertIn(words, self.text())

    def test_a_revocation_and_a_disputed_quorum_stand_in_the_box(self):
        def bend(acts):
            acts = {name: act for name, act in acts.items() if name not in ("arrival 6", "position 6",
                "early position")}
            kind, stream, data = acts["adoption"]
            four = {"denominator": 7, "met": True, "metAlternative": False, "present": ["S1", "S3", "S4", "S5"],
                "required": 4,
                    "requiredAlternative": 5}
            for name in ("quorum", "installation"):
                acts[name] = (*acts[name][:2], acts[name][2] | {"quorum": four})
            acts["adoption"] = (kind, stream, data | {"quorum": four, "positions": data["positions"][:4]})
            return after("assignment", ("decision.revoked", stream, {
                "byDecisionId": "D-2026-002", "decisionId": "D-2026-001", "reason": "Cambió."}))(acts)
        self.see(self.decision(bend), policies()["policy"])
        box = self.browser.run("document.getElementById('veredicto').innerText")
        self.assertIn("conforme en lo esencial", box)
        self.assertIn("REVOCADA por D-2026-002", box)
        self.assertIn("zona discutida", box)

    def test_a_decision_against_a_rule_is_told_as_what_it_is(self):
        def bend(acts):
            acts = {name: act for name, act in acts.items() if name not in ("commitment", "assignment")}
            fact = {"decisionId": "D-2026-001"}
            gone = [("attendance.ended", SESSION, {"attendeeId": f"h{n}", "reason": "Audiencia",
                "sessionId": "S-2026-01"}) for n in (5, 6)]
            acts["adoption"] = ("irregularity.recorded", "irregularity/IRR-2026-001", {
                "explanation": "Se levantó la mano con tres.", "fact": fact, "factType": "decision.adopted",
                "irregularityId": "IRR-2026-001", "ruleIds": ["ART4-PAR7-DECIDE"]})
            return after("position 6", *gone)(acts)
        told = self.see(canonical(ledger(bend).prover().trail("decision/D-2026-001")), policies()["policy"])
        for words in ("auténtica y completa, pero irregular", "IRREGULAR: se decidió contra una regla",
            "«Se levantó la mano con tres.»",
                      "3 de 7 curules", "No habría quórum si se exigen 4", "la decisión consta como irregular"):
            self.assertIn(words, told)
        self.assertNotIn("conforme en lo esencial", told)

    def test_without_a_policy_nothing_is_called_authentic_and_a_wrong_one_is_told(self):
        content = self.decision()
        told = self.see(content, None)
        self.assertIn("Falta saber de quién es este libro.", told)
        self.assertNotIn("✔", self.browser.run("document.getElementById('veredicto').innerText"))
        self.assertIn("No entiendo la política", self.see(content, "log nobody\n"))
        answers = self.verdicts([(content, ""), (content, "quorum none\n"), (content, "policy")],
            "verifyTrail(bytes, trust)")
        self.assertEqual([(answer["authentic"], answer["code"]) for answer in answers],
                         [("unknown", "noPolicy"), ("unknown", "invalidPolicy"), ("yes", None)])

    def test_the_ledgers_key_alone_is_a_policy(self):
        key = next(line.split()[1] for line in policies()["policy"].splitlines() if line.startswith(f"log {LARGE}+"))
        [answer] = self.verdicts([(self.decision(), key)], "verifyTrail(bytes, trust)")
        self.assertEqual((answer["authentic"], answer["code"]), ("yes", None))

    def test_a_bent_file_is_refused_in_plain_words_and_its_story_is_not_told(self):
        content = self.decision().replace("con enfoque".encode(), "sin enfoque".encode())
        told = self.see(content, policies()["policy"])
        self.assertIn("No confíe en este archivo.", told)
        self.assertIn("fue cambiado, agregado o movido", told)
        self.assertNotIn("sin enfoque", told)

    def test_what_acts_say_never_becomes_markup(self):
        hostile = "<img src=x onerror=\"document.title='bad'\"><script>document.title='bad'</script>\u202etxet"

        def bend(acts):
            return {name: (kind, stream, data | ({"place": hostile} if name == "convocation" else {}) | (
                {"reason": hostile} if name == "objection" else {})) for name, (kind, stream, data) in acts.items()}
        told = self.see(self.decision(bend), policies()["policy"])
        self.assertIn("<img src=x onerror=", told)
        self.assertIn("[U+202E]", told)
        self.assertEqual(self.browser.run("document.querySelectorAll('#result img, #result script').length"), 0)
        self.assertNotEqual(self.browser.run("document.title"), "bad")

    def test_a_file_that_nests_without_end_is_refused_and_one_of_many_acts_takes_no_minutes(self):
        leaf = '{"actor":"a","data":{"a":' + "[" * 32_000 + "]" * 32_000 + "}}"
        value = ledger().prover().trail("decision/D-2026-001")
        files = [(canonical(value | {"events": [leaf]}), "policy"), (b"[" * 2_000_000 + b"]" * 2_000_000, "policy")]
        answers = self.verdicts(files, "verifyTrail(bytes, trust)")
        self.assertEqual([answer["code"] for answer in answers], ["malformedEvent", "malformedFile"])
        book = ledger()
        for number in range(600):
            book.file(("topic.received", "topic/T-1", {"text": f"Tema {number}", "topicId": "T-1"}))
        many, start = canonical(book.seal().prover().trail("topic/T-1")), time.monotonic()
        self.assertIn("Tema T-1: auténtico y completo.", self.see(many, policies()["policy"]))
        self.assertLess(time.monotonic() - start, 30)

    def test_other_matters_are_told_as_well(self):
        book = ledger().prover()
        for subject, words in (
                (SESSION, ["Sesión S-2026-01: auténtica, completa y conforme", "Ruta de trabajo", "hasta el final",
                    "hay (4)"]),
                ("delegation/DEL-2026-001", ["Resolución 1", "nivel directivo", "Delegada 1, desde el", "VIGENTE"]),
                ("commitment/C-2026-001", ["Remitir la ruta.", "30 de abril de 2026", "Sin respuesta"]),
                ("seat/S3", ["Entidad 3", "Asiente", "S-2026-01"]),
                ("post/dir", ["post/dir", "Ocupante del empleo"])):
            with self.subTest(subject):
                told = self.see(canonical(book.trail(subject)), policies()["policy"])
                for word in words:
                    self.assertIn(word, told)

    def test_an_attached_document_is_saved_as_it_was_and_another_is_recognised(self):
        self.see(self.decision(attachments=[attachment(REPORT)]), policies()["policy"])
        page, folder = self.browser, pathlib.Path(self.folder.name, "saved")
        folder.mkdir()
        page.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
        page.run("document.querySelector('a[download]').click()")
        for _ in range(100):
            if not folder.joinpath("ruta.txt").exists():
                page.run("new Promise((done) => setTimeout(done, 50))")
        self.assertEqual(folder.joinpath("ruta.txt").read_bytes(), REPORT)
        for content, words in ((DECREE, "Es el documento que cita el acto"),
            (b"other", "Ningún acto de este archivo cita")):
            page.run("document.querySelector('.found').replaceChildren()")
            page.choose("#document", self.file(f"paper {len(content)}", content))
            page.wait("document.querySelector('.found').innerText !== ''")
            self.assertIn(words, page.run("document.querySelector('.found').innerText"))

    def test_a_file_that_is_dropped_is_taken(self):
        self.see(self.decision(), policies()["policy"])
        content = base64.b64encode(canonical(large_trail())).decode()
        self.browser.run(
            "{ const bytes = Uint8Array.from(atob('" + content + "'), (c) => c.charCodeAt(0));"
            " const data = new DataTransfer();"
            " data.items.add(new File([bytes], 'dropped.constancia'));"
            " document.body.dispatchEvent(new DragEvent('drop',"
            " { dataTransfer: data, bubbles: true, cancelable: true })); }")
        self.browser.wait("document.getElementById('result').innerText.includes('dropped.constancia')")
        self.assertIn("Decisión D-1", self.text())

    def test_a_browser_that_cannot_verify_signatures_accepts_nothing(self):
        self.browser.run("{ window.kept = SubtleCrypto.prototype.verify; browserIsFit = null;"
                         " SubtleCrypto.prototype.verify = async () => true; }")
        [answer] = self.verdicts([(self.decision(), "policy")], "verifyTrail(bytes, trust)")
        told = self.see(self.decision(), policies()["policy"])
        self.browser.run("{ SubtleCrypto.prototype.verify = window.kept; browserIsFit = null; }")
        self.assertEqual((answer["authentic"], answer["complete"], answer["code"]),
            ("unknown", "unknown", "browserCannotVerify"))
        self.assertIn("Este navegador no sabe comprobar firmas", told)

    def test_every_control_has_a_name(self):
        self.see(self.decision(), policies()["policy"])
        tree = self.browser.call("Accessibility.getFullAXTree")["nodes"]
        controls = [node for node in tree if node.get("role", {}).get("value") in ("button", "textbox", "link",
            "region", "heading")]
        self.assertGreater(len(controls), 10)
        self.assertEqual([node["role"]["value"] for node in controls if not node.get("name", {}).get("value")], [])


if __name__ == "__main__":
    unittest.main()
