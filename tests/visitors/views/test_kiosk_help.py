"""From every screen there is a way to a person; a delivery is one touch."""

import pytest
from django.urls import reverse

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import badges, expected_visit
from tests.kiosk import WALK_IN, Kiosk, Screen
from visitors.models import KioskCall, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
TOLD = {"zh-hans": "已通知前台，马上来帮您。", "en": "Reception has been told and is coming to you."}


def every_screen(kiosk: Kiosk, ann: Person) -> dict[str, Screen]:
    badges(3)
    expected = expected_visit(ann)
    done = kiosk.walk_in()
    screens = [
        Screen(kiosk.client.get("/kiosk/")),
        kiosk.walk_to("find"),
        kiosk.walk_to("phone"),
        kiosk.post("find", code=expected.code),
        kiosk.walk_to("details"),
        kiosk.post("details", **WALK_IN),
        kiosk.choose_host("安然", **WALK_IN),
        done,
        kiosk.walk_to("leave"),
        kiosk.post("leave", number="A001"),
        kiosk.confirm(kiosk.post("leave", number="A001")),
        kiosk.walk_to("delivery"),
        kiosk.walk_to("call", declined="1"),
    ]
    return {screen.name: screen for screen in screens}


def test_every_screen_has_both_languages_and_the_call(ann: Person) -> None:
    screens = every_screen(Kiosk("en"), ann)
    names = ["welcome", "find", "phone", "confirm", "details", "host", "consent", "done", "leave", "check_out", "left", "delivery", "call"]

    assert list(screens) == names
    for screen in screens.values():
        assert (
            'name="call"' in screen.html,
            'name="switch" value="en"' in screen.html,
            'name="switch" value="zh-hans"' in screen.html,
        ) == (True, True, True)


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize(
    "origin", ["welcome", "find", "phone", "confirm", "details", "host", "consent", "done", "leave", "delivery", "call"]
)
def test_the_call_rings_the_desk_and_only_says_so(origin: str, language: str) -> None:
    kiosk = Kiosk(language)
    said = kiosk.send("/kiosk/call/", {"screen": origin, "call": "1", **WALK_IN}, htmx="told")

    assert (said.words, said.name, KioskCall.objects.get().screen) == (TOLD[language], "", origin)
    assert Todo.objects.open().filter(promise="visitors.kiosk_call").count() == 1


def test_a_second_touch_is_the_same_call() -> None:
    kiosk = Kiosk()
    for _touch in range(3):
        kiosk.send("/kiosk/call/", {"screen": "find", "call": "1"}, htmx="told")

    assert KioskCall.objects.count() == 1


def test_without_javascript_the_screen_comes_back_with_everything_typed(ann: Person) -> None:
    kiosk = Kiosk("en")
    screen = kiosk.send("/kiosk/call/", {"screen": "details", "call": "1", **WALK_IN, "phone": "138"}, htmx="")

    assert (screen.name, screen.field("name"), screen.field("phone"), screen.alerts()) == ("details", "李思远", "138", [])
    assert TOLD["en"] in screen.words


def test_without_javascript_the_done_screen_comes_back_too(ann: Person) -> None:
    kiosk = Kiosk("en")
    done = kiosk.walk_in()
    screen = kiosk.send("/kiosk/call/", {"screen": "done", "call": "1", "seen": done.field("seen")}, htmx="")

    assert screen.name == "done"


@pytest.mark.parametrize("origin", ["nonsense", "", "../../admin", "x" * 500])
def test_a_made_up_screen_rings_all_the_same(origin: str) -> None:
    screen = Kiosk("en").send("/kiosk/call/", {"screen": origin, "call": "1"}, htmx="")

    assert (screen.name, KioskCall.objects.count()) == ("welcome", 1)


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "已通知前台"), ("en", "Reception has been told")])
def test_a_delivery_is_one_touch_and_no_visit(language: str, words: str) -> None:
    kiosk = Kiosk(language)
    screen = kiosk.walk_to("delivery")

    assert (screen.name, words in screen.words) == ("delivery", True)
    assert (KioskCall.objects.get().screen, Visit.objects.count()) == ("delivery", 0)


def test_another_language_on_the_delivery_screen_rings_nobody_again() -> None:
    kiosk = Kiosk("zh-hans")
    screen = kiosk.switch("delivery", "en")

    assert (screen.name, screen.language, KioskCall.objects.count()) == ("delivery", "en", 0)


def test_the_first_screen_forgets_everything_but_the_language() -> None:
    screen = Kiosk("en").send(reverse("visitors:kiosk_welcome"), {"screen": "details", **WALK_IN, "chosen": "1"})

    assert (screen.name, screen.language, "李思远" in screen.html) == ("welcome", "en", False)


def test_a_fresh_first_screen_speaks_chinese_whatever_the_browser_prefers() -> None:
    screen = Screen(Kiosk().client.get("/kiosk/", headers={"Accept-Language": "en"}))

    assert (screen.name, screen.language) == ("welcome", "zh-hans")


@pytest.mark.parametrize("language", ["", "fr", "zh", "../x", "x" * 400])
def test_a_language_we_do_not_speak_is_chinese(language: str) -> None:
    assert Kiosk().send("/kiosk/", {"language": language}).language == "zh-hans"
