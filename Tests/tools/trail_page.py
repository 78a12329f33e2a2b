"""The page that checks trails, opened in a real Chromium for the tests."""

import json
import pathlib
import tempfile
import unittest

import browser
from signing import ROOT
from trail_lies import policies

PAGE = ROOT / "tools/verify-trail.html"


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
        self.assertEqual([address for address in self.browser.addresses() if not address.startswith("blob:")],
            [PAGE.as_uri()])
