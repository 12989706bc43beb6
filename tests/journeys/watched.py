"""A page under watch: whatever goes wrong in it is kept, and axe may look at it."""

from pathlib import Path

from django.conf import settings
from playwright.sync_api import ConsoleMessage, Page

AXE = Path(settings.BASE_DIR, "node_modules/axe-core/axe.min.js")
SERIOUS = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
    .filter(found => ['serious', 'critical'].includes(found.impact))
    .flatMap(found => found.nodes.map(node => `${found.id}: ${node.target} ${node.failureSummary}`))"""


class Watched:
    """`page` for whatever has no word here; `faults` is what the browser complained of."""

    harmless = "nothing"  # words of a complaint that is none

    def __init__(self, page: Page, base: str):
        self.page, self.base = page, base
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._heard)

    def _heard(self, said: ConsoleMessage) -> None:
        if said.text.startswith("htmx:sendAbort"):  # whoever leaves a page waits for no answer any more; htmx complains of it twice
            if self.faults and self.faults[-1].startswith("htmx:afterRequest"):
                self.faults.pop()
        elif said.type == "error" and self.harmless not in said.text:
            self.faults.append(said.text)

    def axe(self) -> list[str]:
        return axe(self.page)


def axe(page: Page) -> list[str]:
    """What axe finds that is serious or critical, and where."""
    if not page.evaluate("'axe' in window"):  # a page that swaps its parts keeps it
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(SERIOUS)
