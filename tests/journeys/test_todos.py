"""To-dos in a browser: paused with a reason, handed over, agreed to; each page readable by everybody."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from frontdesk.todos.models import Pause, Todo
from frontdesk.todos.promises import Clock, Decision
from tests.journeys.looks import LOOKS, share
from tests.journeys.offices import office
from tests.moments import HOUR
from tests.promised import kind_of, owed


@pytest.fixture
def todo(monkeypatch: pytest.MonkeyPatch, ann: Person) -> Callable[..., Todo]:
    """Ann owes something since an hour."""
    return lambda **more: owed(kind_of(monkeypatch, Clock.HOURS, **more), ann, timezone.now() - HOUR)


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_of_to_dos_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, ann: Person, olga: Person, todo: Callable[..., Todo], language: str, theme: str
) -> None:
    made = todo()
    found = {}
    both = ((ann, "phone"), (olga, "desktop"))
    for person, size in share(both, language, theme):
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as desk:
            for path in ("/todos/", f"/todos/{made.pk}/", "/todos/?state=done", "/todos/absences/", "/todos/on-time/"):
                if person == ann and path.endswith("on-time/"):
                    continue
                desk.open(path)
                for fold in desk.page.locator("main summary").all():
                    fold.click()
                wide = desk.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                found[(person.username, path)] = (desk.axe(), wide)
    assert {key: value for key, value in found.items() if value != ([], 0)} == {}


def test_ann_pauses_and_goes_on_from_her_phone(browser: Browser, live_server: LiveServer, ann: Person, todo: Callable[..., Todo]) -> None:
    made = todo()
    with office(browser, live_server.url, ann, size="phone") as phone:
        phone.open("/todos/")
        phone.page.get_by_role("link", name=f"Matter {made.subject_id}").click()
        phone.page.get_by_text("Pause the clock").click()
        phone.page.get_by_label("Why it must wait").fill("等配件")
        phone.page.get_by_role("button", name="Pause", exact=True).click()
        phone.shows("#toasts", "Paused. It goes on by itself on the date you gave.")
        phone.shows("main", "paused by Ann An: 等配件")
        phone.page.get_by_role("button", name="Go on now").click()
        phone.shows("#toasts", "The clock runs again.")
    assert Pause.objects.get().resumed_by == ann


def test_ann_hands_over_and_tom_finds_it(
    browser: Browser, live_server: LiveServer, ann: Person, tom: Person, todo: Callable[..., Todo]
) -> None:
    made = todo()
    with office(browser, live_server.url, ann) as desk:
        desk.open(f"/todos/{made.pk}/")
        desk.page.locator("summary", has_text="Hand over").click()
        desk.page.get_by_label("To whom?").first.click()
        desk.type("tangong")
        desk.shows(".ts-dropdown", "Tom Tan")
        desk.keys("Enter")
        desk.page.get_by_role("button", name="Hand over").click()
        desk.shows("#toasts", "Tom Tan has it now and has been told.")
    with office(browser, live_server.url, tom) as desk:
        desk.open("/inbox/")
        desk.shows("main", f"安然移交给您：Matter {made.subject_id}")


def test_a_question_is_refused_with_words_and_another_agreed(
    browser: Browser, live_server: LiveServer, ann: Person, todo: Callable[..., Todo]
) -> None:
    made = todo(decision=Decision.ANY)
    with office(browser, live_server.url, ann, size="phone") as phone:
        phone.open(f"/todos/{made.pk}/")
        phone.page.get_by_role("button", name="Refuse").click()
        phone.shows("main", "Say in a few words why not.")
        phone.page.get_by_role("button", name="Agree").click()
        phone.shows("#toasts", "Agreed.")
        expect(phone.page.get_by_role("button", name="Agree")).to_have_count(0)
    assert Todo.objects.get().outcome == "agreed"
