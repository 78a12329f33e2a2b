"""The page that checks trails, in a real Chromium: the same answers as the other verifiers, and what a person sees."""

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
import tempfile
import unittest

import browser
from signing import ROOT, canonical
from trail_corpus import DECREE, REFUSED, cases, large_trail
from trail_lies import policies
from trail_ledgers import LARGE
from trail_maker import attachment
from trail_session import AMENDED, BENT, REPORT, SESSION, after, ledger

PROGRAM = pathlib.Path(os.environ.get("CONSTANCIA", ROOT / ".build/debug/constancia"))
PAGE = ROOT / "tools/verify-trail.html"
SOURCE = PAGE.read_text(encoding="utf-8")


def part(tag):
    return re.search(f"<{tag}>(.*?)</{tag}>", SOURCE, re.DOTALL)[1]


class Source(unittest.TestCase):
    """What can be said of the page without a browser."""

    def test_the_content_policy_allows_this_style_and_this_script_and_nothing_else(self):
        allowed = {tag: base64.b64encode(hashlib.sha256(part(tag).encode()).digest()).decode() for tag in ("style", "script")}
        self.assertIn(
            "default-src 'none'; base-uri 'none'; form-action 'none'; "
            f"style-src 'sha256-{allowed['style']}'; script-src 'sha256-{allowed['script']}'", SOURCE)

    def test_nothing_is_fetched_and_no_data_becomes_markup_or_code(self):
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "import(",
                     "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "localStorage", "cookie", "http:", "https:"):
            self.assertNotIn(word, SOURCE)
        self.assertIsNone(re.search(r"<(link|img|iframe|object|embed|base|form)\b| (src|href|style|on\w+)=", SOURCE))

    def test_the_labels_are_the_catalogues(self):
        listed = dict(re.findall(r"^([a-z.]+)\|(.+)$", part("script"), re.MULTILINE))
        titles = {path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))["title"].replace(" / ", "|")
                  for path in (ROOT / "Schemas/events").glob("*.schema.json")}
        self.assertEqual(listed, titles)

    def test_everything_static_is_said_in_both_languages(self):
        body = SOURCE[SOURCE.index("<body>"):SOURCE.index("<noscript>")]
        said = re.findall(r'<(?:h1|label|p)\b([^>]*)>([^<]+)<', body)
        self.assertGreater(len(said), 6)
        self.assertEqual([text for attributes, text in said if 'data-en="' not in attributes], [])


@unittest.skipIf(browser.find() is None, "there is no Chromium here, so the page was not tried in a browser")
class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.browser = browser.Browser(PAGE)
        cls.addClassCleanup(cls.browser.close)

    def file(self, name, content):
        path = pathlib.Path(self.folder.name, name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def verdicts(self, files, expression):
        """What an expression over `bytes` and `trust` gives for each (content, name of a policy)."""
        page, trust = self.browser, policies()
        page.run("document.getElementById('many')?.remove()")
        page.run("{ const many = document.createElement('input'); many.type = 'file'; many.multiple = true;"
                 " many.id = 'many'; document.body.append(many); }")
        paths = [self.file(f"{number:05}", content) for number, (content, _) in enumerate(files)]
        page.choose("#many", *paths)
        names = json.dumps([trust.get(policy, policy) for _, policy in files])
        found = page.run(
            f"(async () => {{ const found = []; const policies = {names};"
            " for (const [i, file] of [...document.getElementById('many').files].entries()) {"
            " const bytes = new Uint8Array(await file.arrayBuffer()); const trust = policies[i];"
            f" found.push(await ({expression})); }}"
            " document.getElementById('many').remove(); return found; })()")
        for path in paths:
            path.unlink()
        return found

    def see(self, content, policy):
        """Gives the page both files as a person does, and reads what it says."""
        page = self.browser
        page.run("{ for (const id of ['policy', 'policyFile', 'trail']) document.getElementById(id).value = '';"
                 " current = { bytes: null, name: '', result: null }; show(); }")
        if policy:
            page.choose("#policyFile", self.file("policy", policy))
            page.wait("document.getElementById('policy').value !== ''")
        page.choose("#trail", self.file("sample.constancia", content))
        page.wait("document.getElementById('veredicto')")
        return self.text()

    def text(self):
        return self.browser.run("document.getElementById('result').innerText")

    def speak(self, language):
        self.browser.run(f"document.querySelector('[data-lang={language}]').click()")

    def tearDown(self):
        self.speak("es")
        self.assertEqual(self.browser.problems(), [])
        self.assertEqual([address for address in self.browser.addresses() if not address.startswith("blob:")], [PAGE.as_uri()])


class Corpus(Page):
    def test_every_good_trail_is_accepted_and_no_mutant_is_with_the_codes_of_the_prose(self):
        batch, wrong, counts = [], [], collections.Counter()

        def judge():
            answers = self.verdicts([(case.raw, case.policy) for case in batch], "verifyTrail(bytes, trust)")
            for case, answer in zip(batch, answers, strict=True):
                code, accepted = answer["code"], (answer["authentic"], answer["complete"]) == ("yes", "yes")
                counts[accepted] += 1
                right = code is not None and not accepted if case.code == REFUSED else (code, accepted) == (case.code, case.code is None)
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
            [sys.executable, str(ROOT / "tools/verify-trail"), "--json", "--policy", str(self.file("policy", policies()["policy"])),
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
        things = ["decision D-2026-001", "decision D-2026-003", "decision D-2026-006", "decision D-2026-008", "decision D-2026-015",
                  "session S-2026-01", "session S-2026-04", "delegation DEL-2026-002", "commitment C-2026-003", "seat S3"]
        for thing in things:
            path = folder / f"{thing}.constancia"
            run([PROGRAM, "prove", *thing.split(), "--ledger", folder / "ledger", "-o", path])
            files.append((path.read_bytes(), trust))
            theirs.append(json.loads(run([PROGRAM, "verify", path, "--policy", folder / "ledger/policy", "--json"]).stdout))
        for thing, ours, their in zip(things, self.verdicts(files, "verifyTrail(bytes, trust)"), theirs, strict=True):
            with self.subTest(thing):
                self.assertEqual([ours[name] for name in ("authentic", "complete", "asOf", "subject", "size")],
                                 [their[name] for name in ("authentic", "complete", "asOf", "subject", "sealed")])
                judged = thing.split()[0] in ("decision", "session", "delegation")
                self.assertEqual(ours["admissible"], {"yes": "yes", "findings": "yes"}[their["admissible"]] if judged else "unknown")


class Essentials(Page):
    def test_each_essential_is_checked_from_the_acts_themselves(self):
        files = [(canonical(ledger(bend).prover().trail("decision/D-2026-001")), "policy") for _, bend, _, _ in BENT]
        expression = "examine(bytes, trust).then(({ complete, judged }) => [complete, judged.verdict, judged.checks" \
                     ".filter(({ state }) => state !== 'yes').map(({ rule, state }) => [rule, state])])"
        for (what, _, verdict, rules), (complete, found, marks) in zip(BENT, self.verdicts(files, expression), strict=True):
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


class Person(Page):
    """Somebody who has only the page and a file."""

    def decision(self, bend=lambda acts: acts, **members):
        return canonical(ledger(bend).prover().trail("decision/D-2026-001", extra=["commitment/C-2026-001"], **members))

    def test_the_box_and_the_story_tell_what_was_decided_by_whom_and_whether_it_holds(self):
        content, trust = self.decision(), policies()["policy"]
        told = self.see(content, trust)
        for words in ("Decisión D-2026-001: auténtica, completa y conforme en lo esencial.", "A corte del 5 de enero de 2026", "VIGENTE",
                      AMENDED, "por consenso de 5 de 7 curules", "Oficina h3", "Resolución 1, del 5 de enero de 2026", "Hay quórum si se exigen 4",
                      "Hay quórum si se exigen 5", "«Falta la fuente.»", "«Se anexa.»", "Se aparta — «Sin competencia.»", "Remitir la ruta.",
                      "30 de abril de 2026", "constancia verify", hashlib.sha256(AMENDED.encode()).hexdigest()):
            self.assertIn(words, told)
        self.speak("en")
        for words in ("Decision D-2026-001: authentic, complete, and in order in its essentials.", "IN FORCE", "by consensus of 5 of 7 seats",
                      "Stands aside", "What this does not show"):
            self.assertIn(words, self.text())

    def test_a_revocation_and_a_disputed_quorum_stand_in_the_box(self):
        def bend(acts):
            acts = {name: act for name, act in acts.items() if name not in ("arrival 6", "position 6", "early position")}
            kind, stream, data = acts["adoption"]
            four = {"denominator": 7, "met": True, "metAlternative": False, "present": ["S1", "S3", "S4", "S5"], "required": 4,
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
            gone = [("attendance.ended", SESSION, {"attendeeId": f"h{n}", "reason": "Audiencia", "sessionId": "S-2026-01"}) for n in (5, 6)]
            acts["adoption"] = ("irregularity.recorded", "irregularity/IRR-2026-001", {
                "explanation": "Se levantó la mano con tres.", "fact": fact, "factType": "decision.adopted",
                "irregularityId": "IRR-2026-001", "ruleIds": ["ART4-PAR7-DECIDE"]})
            return after("position 6", *gone)(acts)
        told = self.see(canonical(ledger(bend).prover().trail("decision/D-2026-001")), policies()["policy"])
        for words in ("auténtica y completa, pero irregular", "IRREGULAR: se decidió contra una regla", "«Se levantó la mano con tres.»",
                      "3 de 7 curules", "No habría quórum si se exigen 4", "la decisión consta como irregular"):
            self.assertIn(words, told)
        self.assertNotIn("conforme en lo esencial", told)

    def test_without_a_policy_nothing_is_called_authentic_and_a_wrong_one_is_told(self):
        content = self.decision()
        told = self.see(content, None)
        self.assertIn("Falta saber de quién es este libro.", told)
        self.assertNotIn("✔", self.browser.run("document.getElementById('veredicto').innerText"))
        self.assertIn("No entiendo la política", self.see(content, "log nobody\n"))
        answers = self.verdicts([(content, ""), (content, "quorum none\n"), (content, "policy")], "verifyTrail(bytes, trust)")
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

    def test_other_matters_are_told_as_well(self):
        book = ledger().prover()
        for subject, words in (
                (SESSION, ["Sesión S-2026-01: auténtica, completa y conforme", "Ruta de trabajo", "hasta el final", "hay (4)"]),
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
        for content, words in ((DECREE, "Es el documento que cita el acto"), (b"other", "Ningún acto de este archivo cita")):
            page.run("document.querySelector('.found').replaceChildren()")
            page.choose("#document", self.file(f"paper {len(content)}", content))
            page.wait("document.querySelector('.found').innerText !== ''")
            self.assertIn(words, page.run("document.querySelector('.found').innerText"))

    def test_a_file_that_is_dropped_is_taken(self):
        self.see(self.decision(), policies()["policy"])
        content = base64.b64encode(canonical(large_trail())).decode()
        self.browser.run(
            "{ const bytes = Uint8Array.from(atob('" + content + "'), (c) => c.charCodeAt(0)); const data = new DataTransfer();"
            " data.items.add(new File([bytes], 'dropped.constancia'));"
            " document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })); }")
        self.browser.wait("document.getElementById('result').innerText.includes('dropped.constancia')")
        self.assertIn("Decisión D-1", self.text())

    def test_a_browser_that_cannot_verify_signatures_accepts_nothing(self):
        self.browser.run("{ window.kept = SubtleCrypto.prototype.verify; SubtleCrypto.prototype.verify = async () => true; browserIsFit = null; }")
        [answer] = self.verdicts([(self.decision(), "policy")], "verifyTrail(bytes, trust)")
        told = self.see(self.decision(), policies()["policy"])
        self.browser.run("{ SubtleCrypto.prototype.verify = window.kept; browserIsFit = null; }")
        self.assertEqual((answer["authentic"], answer["complete"], answer["code"]), ("unknown", "unknown", "browserCannotVerify"))
        self.assertIn("Este navegador no sabe comprobar firmas", told)

    def test_every_control_has_a_name(self):
        self.see(self.decision(), policies()["policy"])
        tree = self.browser.call("Accessibility.getFullAXTree")["nodes"]
        controls = [node for node in tree if node.get("role", {}).get("value") in ("button", "textbox", "link", "region", "heading")]
        self.assertGreater(len(controls), 10)
        self.assertEqual([node["role"]["value"] for node in controls if not node.get("name", {}).get("value")], [])


if __name__ == "__main__":
    unittest.main()
