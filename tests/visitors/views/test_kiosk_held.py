"""A visitor on the watch-list learns nothing of it: at the kiosk, on their own page, in no word and no number of the source."""

import re

import pytest
from django.test import Client

from frontdesk.people.models import Person
from tests.factories.visitors import a_watch_entry, badges, expected_visit
from tests.kiosk import Kiosk
from tests.moments import HOUR, MONDAY_9AM
from tests.staff import Staff, words
from visitors import passes
from visitors.actions import watch_deciding
from visitors.models import Visit

pytestmark = pytest.mark.django_db
REASON = "讨债闹事"


@pytest.mark.parametrize(("language", "sentence"), [
    ("zh-hans", "请稍候 前台同事马上来接待您"),
    ("en", "Please wait a moment Reception will be with you shortly"),
])  # fmt: skip
def test_they_are_asked_to_wait_as_anybody_and_hear_the_answer_later(
    ann: Person, rita: Person, olga: Person, at, language: str, sentence: str
) -> None:
    badges(1)
    a_watch_entry(olga, name="李思远", reason=REASON)
    kiosk = Kiosk(language)
    done = kiosk.walk_in()
    visit = Visit.objects.get()
    own = Client().get(passes.path_of(visit) + f"?language={language}").content.decode()
    hidden = (REASON, "watch", "block", "重点名单", "held", olga.name, "undecided", "钱守诚")

    assert (done.name, [word for word in hidden if word in done.html + own]) == ("done", [])
    if language == "en":
        assert sentence in done.words
        assert ("We have told" in done.words, "We have told" in own) == (False, False)
    assert "A001" in done.words

    watch_deciding.decide(visit, may_enter=True, words="认识", by=rita, now=MONDAY_9AM)
    seen = re.search(r"/kiosk/status/([^/]+)/\?key=([^\"]*)", done.html)
    moved = kiosk.client.get(f"/kiosk/status/{seen[1]}/", {"key": seen[2]})
    assert (moved.status_code, "安然" in moved.content.decode() or "Ann An" in moved.content.decode()) == (200, True)


def test_the_screen_is_that_of_anybody_who_waits_but_for_the_sentence(ann: Person, olga: Person, at) -> None:
    """Line by line; slips, keys and codes of one visit are not those of another."""
    a_watch_entry(olga, name="李思远")
    held, free = Kiosk("en").walk_in(), Kiosk("en", name="另一台").walk_in(name="刘备")
    lines = [
        set(re.sub(r'(value|href|hx-get|hx-post|action|formaction|d)="[^"]*"', "", screen.html).splitlines()) for screen in (held, free)
    ]
    differing = " ".join(sorted(lines[0] ^ lines[1]))
    assert {word for word in re.findall(r">([^<>]+)<", differing) if word.strip()} >= {"Please wait a moment", "We have told Ann An"}
    assert 'class="k-light is-accent"' in held.html


def test_the_desk_is_told_quietly_and_without_a_name(ann: Person, rita: Person, olga: Person, at) -> None:
    a_watch_entry(olga, name="王小明")
    visit = expected_visit(ann)
    at(MONDAY_9AM + HOUR)
    staff = Staff(rita)
    told = staff.told(staff.press("visitors:visit_check_in", visit.pk))
    visit.refresh_from_db()
    desk = staff.open("reports:desk").content.decode()
    alert = re.search(r'<div class="fd-look".*?</div>', desk, re.S)[0]

    assert told == [f"王小明 is checked in, no badge. Please look at {visit.number} first."]
    assert (f"Please look at {visit.number}" in words(alert), "王小明" in alert, "data-ring" in alert) == (True, False, False)
    assert "Reception first" in words(desk)
    page = words(staff.open("visitors:visit_detail", visit.pk))
    assert [part in page for part in ("讨债闹事", "same name", "To let them in, say why.", "May enter")] == [True] * 4
    host = words(Staff(ann).open("visitors:visit_detail", visit.pk))
    assert [part in host for part in ("讨债闹事", "Watch-list", "May enter")] == [False] * 3
