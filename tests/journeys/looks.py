"""How a page looks to everybody: languages, themes, sizes, and what somebody could not read or reach on it.

Under `make prove` each page is seen in every look; in small counts every fourth one (of a short list
every second), in one look, in turn; at least one of each list in each look.
"""

from collections.abc import Iterable
from typing import TypeVar

from playwright.sync_api import Page

from tests.counts import PROVE
from tests.journeys.watched import axe

Seen = TypeVar("Seen")
SHORT = 12
LOOKS = (
    [(language, theme) for language in ("zh-hans", "en") for theme in ("light", "dark")]
    if PROVE
    else [("zh-hans", "dark"), ("en", "light")]
)
WEIGHTS = """() => [...new Set([...document.querySelectorAll('body *')].filter(each => each.checkVisibility() && each.innerText)
    .map(each => getComputedStyle(each).fontWeight))].filter(weight => !['400', '600'].includes(weight))"""
WIDE = "document.documentElement.scrollWidth > innerWidth"


def share(pages: Iterable[Seen], language: str, theme: str) -> list[Seen]:
    """Which of these are seen in this look."""
    rows, look = list(pages), LOOKS.index((language, theme))
    if PROVE:
        return rows
    step = 8 if len(rows) > SHORT else 4
    return rows[(step - 1) * look :: step] or rows[-1:]


def misread(page: Page) -> list[str]:
    """What axe objects to, a third weight of type, what is wider than the window, a page without its one heading."""
    page.wait_for_load_state()  # a link that was just pressed may have taken the old page away and not yet brought the new one
    weights = [f"weight {weight}" for weight in page.evaluate(WEIGHTS)]
    wide = ["wider than the window"] if page.evaluate(WIDE) else []
    return [*axe(page), *weights, *wide, *([] if page.locator("h1").count() == 1 else ["not one h1"])]
