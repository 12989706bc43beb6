"""The done screen says what happens now, hears the host's answer, and closes nothing it should not."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.urls import reverse

from frontdesk.people.models import Person
from tests.factories.visitors import badges
from tests.kiosk import Kiosk, Screen
from tests.moments import MINUTE, MONDAY_9AM
from visitors import passes
from visitors.actions import visits
from visitors.models import Answer, Visit

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]

SAID = {
    "on_my_way": ("安然正在过来", "Ann An is on the way", "请在这里稍候", "Please wait here"),
    "in_minutes": ("安然正在过来", "Ann An is on the way", "约 5 分钟", "About 5 minutes"),
    "bring_up": ("前台会带您去见安然", "Reception will take you to Ann An", "请到前台", "Please go to the desk"),
    "colleague": ("薄岩会来接您", "Bo Yan will come to meet you", "请在这里稍候", "Please wait here"),
}


def status(kiosk: Kiosk, done: Screen, key: str = "") -> Screen:
    """What the poll of the done screen gets."""
    return Screen(kiosk.client.get(reverse("visitors:kiosk_status", args=[done.field("seen")]), {"key": key}))


def answered(kind: str, ann: Person, bo: Person) -> None:
    visits.answer(
        Visit.objects.get(),
        kind=kind,
        by=ann,
        now=MONDAY_9AM + MINUTE,
        minutes=5 if kind == "in_minutes" else None,
        colleague=bo if kind == "colleague" else None,
    )


def test_it_shows_badge_host_and_the_way_to_the_visitors_own_page(ann: Person, at: At) -> None:
    badges(1)
    done = Kiosk("en").walk_in()

    for part in (
        "We have told Ann An",
        "Product",
        "Waiting for the answer",
        "Checked in 9:00",
        "Host told 9:00",
        "Collect badge A001 at the desk",
    ):
        assert part in done.words
    assert ('class="qr"' in done.html, passes.visit_of(passes.token_of(Visit.objects.get()))) == (True, Visit.objects.get())


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("kind", SAID)
def test_the_answer_arrives_while_the_screen_stands(kind: str, language: str, ann: Person, bo: Person, at: At) -> None:
    kiosk = Kiosk(language)
    done = kiosk.walk_in()
    answered(kind, ann, bo)
    live = status(kiosk, done, key="waiting-0-")
    heading, word = (SAID[kind][0], SAID[kind][2]) if language == "zh-hans" else (SAID[kind][1], SAID[kind][3])

    assert (live.status, heading in live.words, word in live.words, "9:01" in live.words) == (200, True, True, True)


def test_nothing_is_sent_while_nothing_moved(ann: Person, at: At) -> None:
    badges(1)
    kiosk = Kiosk("en")
    done = kiosk.walk_in()

    assert (status(kiosk, done, key="waiting-0-A001").status, status(kiosk, done, key="").status) == (204, 200)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_visitor_nobody_expects_is_asked_to_the_desk_and_never_told_so(language: str, ann: Person, bo: Person, at: At) -> None:
    kiosk = Kiosk(language)
    done = kiosk.walk_in()
    answered("not_expecting", ann, bo)
    words = status(kiosk, done).words

    assert [part for part in ("expect", "等任何人", "没有预约", "Answered 9", "已答复 9", "9:01") if part in words] == []
    assert ("Reception will help you" in words or "前台会帮您" in words) is True


def test_every_answer_a_host_can_give_has_words_for_the_visitor(ann: Person, bo: Person, at: At) -> None:
    assert {*SAID, "not_expecting"} == set(Answer.Kind.values)


def test_a_visit_that_ended_meanwhile_says_so_and_never_that_somebody_was_turned_away(ann: Person, rita: Person, at: At) -> None:
    kiosk = Kiosk("en")
    done = kiosk.walk_in()
    visits.turn_away(Visit.objects.get(), by=rita, now=MONDAY_9AM + MINUTE)
    words = status(kiosk, done).words

    assert ("Please speak to reception" in words, "turned" in words) == (True, False)


def test_the_screen_speaks_another_language_when_asked(ann: Person, at: At) -> None:
    kiosk = Kiosk("zh-hans")
    done = kiosk.walk_in()
    screen = kiosk.send(reverse("visitors:kiosk_done", args=[done.field("seen")]), {"screen": "done", "switch": "en"})

    assert (screen.name, screen.language, "We have told Ann An" in screen.words) == ("done", "en", True)
    assert "We have told Ann An" in status(kiosk, screen).words


def test_the_address_of_the_screen_opens_nothing_after_a_quarter_of_an_hour_nor_elsewhere(ann: Person, at: At) -> None:
    kiosk, other = Kiosk("en"), Kiosk("en", name="另一台")
    path = reverse("visitors:kiosk_done", args=[kiosk.walk_in().field("seen")])
    elsewhere = other.client.get(path)
    at(MONDAY_9AM + 16 * MINUTE)
    later = kiosk.client.get(path)

    assert [(response.status_code, response["Location"]) for response in (elsewhere, later)] == [(302, "/kiosk/")] * 2


def test_a_poll_of_a_screen_that_is_too_old_gets_nothing(ann: Person, at: At) -> None:
    kiosk = Kiosk("en")
    done = kiosk.walk_in()
    at(MONDAY_9AM + 16 * MINUTE)

    assert status(kiosk, done).status == 204
