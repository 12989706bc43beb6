"""The staff in a browser: logged in, at the sizes they use, listening for everything that should not happen."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, expect

from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from tests.journeys.watched import Watched

SIZES = {
    "desktop": {"width": 1440, "height": 900},
    "touch": {"width": 1280, "height": 800},
    "phone": {"width": 390, "height": 844},
}
TOUCHED = {"touch", "phone"}
Reader = TypeVar("Reader")  # whose name, or None for a stranger

FINGER = 30  # milliseconds that a key is down: only a scanner is quicker


class Office(Watched):
    """What one of the staff does in a browser."""

    harmless = "422"  # a form with errors is answered so, which browsers write down as a failure to load

    def open(self, path: str) -> "Office":
        self.page.goto(f"{self.base}{path}")
        return self

    def keys(self, *pressed: str) -> None:
        for key in pressed:
            self.page.keyboard.press(key, delay=FINGER)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text, delay=FINGER)

    def row(self, name: str) -> Any:
        """The row of the board that names this visitor."""
        return self.page.locator("[data-row]", has_text=name)

    def shows(self, where: str, text: str, *, within: int = 30_000) -> None:
        expect(self.page.locator(where)).to_contain_text(text, timeout=within)

    def focused(self) -> str:
        return self.page.evaluate("document.activeElement.id")


def by_reader(pages: Iterable[tuple[Reader, str, str]]) -> dict[tuple[Reader, str], list[str]]:
    """Pages (who, size, path) by who looks at which size: one browser window for all of theirs."""
    found: dict[tuple[Reader, str], list[str]] = {}
    for who, size, path in pages:
        found.setdefault((who, size), []).append(path)
    return found


@contextmanager
def office(
    browser: Browser, base: str, person: Person | None, *, size: str = "desktop", language: str = "en", theme: str = "light", **more: Any
) -> Iterator[Office]:
    """A browser in which this person is logged in; nothing may have gone wrong in it when it closes."""
    opened = browser.new_context(viewport=SIZES[size], has_touch=size in TOUCHED, locale="zh-CN", timezone_id="Asia/Shanghai", **more)
    opened.set_default_timeout(30_000)
    opened.add_cookies(
        [{"name": "frontdesk_theme", "value": theme, "url": base}, {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": base}]
    )
    if person:
        Person.objects.filter(pk=person.pk).update(language=language)
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        opened.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base}])
    member = Office(opened.new_page(), base)
    try:
        yield member
    finally:
        opened.close()  # a board left open would go on asking while the database is emptied
    assert member.faults == [], member.faults


def the_worker_runs() -> None:
    """Beat and a worker have just been seen."""
    RuleState.objects.create(rule="timed.test", live_from=timezone.now(), looked_at=timezone.now())
