"""A kiosk in a browser: paired, at one of its two sizes, listening for everything that should not happen."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from frontdesk.limits.models import Version
from frontdesk.people.models import Person
from frontdesk.web.gate import KIOSK_COOKIE
from tests.factories.visitors import expected_visit, paired_kiosk
from tests.journeys.watched import Watched
from visitors.limits import KioskLimits
from visitors.models import Visit

ZOOMED = {"width": 640, "height": 400}  # the smaller size at 200 %
SIZES = {"landscape": {"width": 1280, "height": 800}, "portrait": {"width": 1080, "height": 1920}}


class KioskPage(Watched):
    """`taps` counts touches on the screen beside the pads."""

    def __init__(self, page: Page, base: str):
        super().__init__(page, base)
        self.taps = 0

    def open(self, language: str = "zh-hans") -> "KioskPage":
        self.page.goto(f"{self.base}/kiosk/")
        if language != "zh-hans":
            self.speak(language)
        return self

    @property
    def screen(self) -> str:
        return self.page.locator("#kiosk").get_attribute("data-screen") or ""

    def on(self, screen: str) -> "KioskPage":
        """Wait until this screen stands."""
        expect(self.page.locator("#kiosk")).to_have_attribute("data-screen", screen)
        return self

    def speak(self, language: str) -> None:
        self.page.locator(f".k-lang button[value={language}]").click()
        expect(self.page.locator("#kiosk")).to_have_attribute("lang", language)

    def tap(self, target: str | Locator) -> None:
        self.taps += 1
        (self.page.locator(target) if isinstance(target, str) else target).first.click()

    def choose(self, number: int, screen: str) -> None:
        """One of the cards of the first screen."""
        self.tap(f".w-card:nth-child({number})")
        self.on(screen)

    def go_on(self, screen: str) -> None:
        """The one filled button."""
        self.tap(".k-foot .go")
        self.on(screen)

    def keys(self, text: str) -> None:
        """On the pad of the screen."""
        for key in text:
            self.page.locator(f"[data-key='{key}']").click()

    @property
    def focused(self) -> str:
        """The name of the field that has the focus, with what is selected in it."""
        return self.page.evaluate(
            "(({name, id, value, selectionStart, selectionEnd}) => `${name || id}: ${(value || '').slice(selectionStart, selectionEnd)}`)"
            "(document.activeElement)"
        )

    def tab_to(self, target: str) -> None:
        """Press Tab until this has the focus."""
        wanted = self.page.locator(target).first
        for _tab in range(40):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {target}")

    def scan(self, text: str, *, arrives_after: int = 0) -> None:
        """A handheld scanner: a key every five milliseconds by its own clock, closed by Enter, however busy this machine is.

        `arrives_after`: milliseconds until a busy machine takes the next key.
        """
        wire, began = self.page.context.new_cdp_session(self.page), time.time()
        for number, key in enumerate([*text, "Enter"]):
            pressed = {"key": key, "text": "\r" if key == "Enter" else key, "timestamp": began + number * 0.005}
            wire.send("Input.dispatchKeyEvent", {"type": "keyDown", **pressed})
            wire.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": key, "timestamp": pressed["timestamp"] + 0.002})
            if arrives_after:
                self.page.wait_for_timeout(arrives_after)
        wire.detach()

    def fill_details(self, name: str = "李思远", phone: str = "13800006612") -> None:
        self.page.fill("#name", name)
        self.page.fill("#phone", phone)

    def find_host(self, wanted: str = "anran", shown: str = "安然") -> None:
        self.keys(wanted)
        self.tap(self.page.locator(".res button", has_text=shown))
        self.on("consent")

    def walk_in(self, shown: str = "安然", **details: str) -> None:
        """From the first screen to the done screen."""
        self.choose(2, "details")
        self.fill_details(**details)
        self.go_on("host")
        self.find_host(shown=shown)
        self.go_on("done")


@contextmanager
def kiosk_page(browser: Browser, base: str, *, size: str = "landscape", **context: Any) -> Iterator[KioskPage]:
    """A browser that is a kiosk; nothing may have gone wrong in it when it closes."""
    _device, token = paired_kiosk()
    opened = browser.new_context(viewport=SIZES[size], locale="zh-CN", timezone_id="Asia/Shanghai", **context)
    opened.set_default_timeout(30_000)
    opened.add_cookies([{"name": KIOSK_COOKIE, "value": token, "url": base, "httpOnly": True, "sameSite": "Strict"}])
    kiosk = KioskPage(opened.new_page(), base)
    yield kiosk
    opened.close()
    assert kiosk.faults == []


def limits(by: Person, **values: int | bool) -> None:
    """Other limits than the kiosk's defaults; also such as nobody could enter, because nobody waits a minute in a test."""
    Version.objects.create(of=KioskLimits.name, number=1, values=values, changed_at=timezone.now(), changed_by=by)


def soon() -> datetime:
    """In some minutes, but today."""
    now = timezone.localtime()
    return min(now + timedelta(minutes=8), now.replace(hour=23, minute=59, second=59))


def expected_soon(host: Person, **fields: Any) -> Visit:
    return expected_visit(host, **{"expected_at": soon(), "now": timezone.now() - timedelta(hours=2), **fields})
