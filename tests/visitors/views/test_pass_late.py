"""The visitor's own page says "running late" in one tap, near the moment only, and the desk sees it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from frontdesk.people.models import Person
from tests.factories.visitors import expected_visit
from tests.kiosk import Screen
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.staff import Staff, words
from visitors import passes
from visitors.actions import approving
from visitors.models import Visit, VisitorType

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]
TEN = MONDAY_9AM + HOUR


def open_pass(visit: Visit) -> Screen:
    return Screen(Client().get(reverse("visitors:pass_page", args=[passes.token_of(visit)]), {"language": "en"}))


def say(visit: Visit, **given: str) -> Screen:
    """Post what the form of the page holds, with what is given instead."""
    client, path = Client(), reverse("visitors:pass_late", args=[passes.token_of(visit)])
    response = client.post(path, {"language": "en", "minutes": "20", "seen": TEN.isoformat(), **given})
    return Screen(client.get(response["Location"]) if "Location" in response.headers else response)


def test_the_form_of_the_page_moves_the_visit_and_the_desk_sees_it(ann: Person, rita: Person, at: At) -> None:
    visit = expected_visit(ann)
    shown = open_pass(visit)
    after = say(visit, seen=shown.field("seen"))
    again = say(visit, seen=shown.field("seen"))  # a second tap, or Back and once more
    assert ("Running late?" in shown.words, "10:20" in after.words, "10:20" in again.words) == (True, True, True)
    told = "Your host and reception know: you come at 10:20."
    assert [told in screen.words for screen in (shown, after, again)] == [False, True, True]
    assert Visit.objects.get().expected_at == TEN + 20 * MINUTE
    assert "10:20" in words(Staff(rita).open("reports:desk"))
    assert "Running late" in words(Staff(rita).open("reports:desk"))


@pytest.mark.parametrize(
    ("now", "is_offered"), [(TEN - DAY, True), (TEN - DAY - MINUTE, False), (TEN + 2 * HOUR, True), (TEN + 3 * HOUR, False)]
)
def test_it_is_offered_near_the_moment_only(ann: Person, at: At, now: datetime, is_offered: bool) -> None:
    visit = expected_visit(ann, now=TEN - 2 * DAY)
    at(now)
    assert ("Running late?" in open_pass(visit).words) == is_offered


@pytest.mark.parametrize("given", [{"minutes": "7"}, {"minutes": ""}, {"minutes": "-10"}, {"seen": "soon"}, {"seen": ""}, {"seen": "\0"}])
def test_nonsense_moves_nothing(ann: Person, at: At, given: dict[str, str]) -> None:
    visit = expected_visit(ann)
    say(visit, **given)
    assert Visit.objects.get().expected_at == TEN


def test_the_fourth_time_is_refused_in_words(ann: Person, at: At) -> None:
    visit = expected_visit(ann)
    for number in range(3):
        say(visit, minutes="10", seen=(TEN + number * 10 * MINUTE).isoformat())
    refused = say(visit, minutes="10", seen=(TEN + 30 * MINUTE).isoformat())
    assert (refused.status, "You have moved it 3 times already" in refused.words) == (422, True)


def test_a_visit_that_is_not_approved_yet_shows_no_pass(ann: Person, bo: Person, at: At) -> None:
    visit = expected_visit(ann, expected_at=TEN + 5 * DAY, off_day_reason="设备检修")
    shown = open_pass(visit)
    assert ("Your visit is being checked" in shown.words, visit.shown_code in shown.words) == (True, False)
    approving.decline(visit, by=bo, now=MONDAY_9AM, words="改在周一")
    after = open_pass(visit).words
    assert ("will not take place" in after, "改在周一" in after) == (True, False)


def test_the_way_of_the_type_stands_on_the_pass(ann: Person, at: At) -> None:
    VisitorType.objects.filter(code="customer").update(route="乘 2 号电梯到 8 层", route_en="Lift 2 to the 8th floor")
    assert "Lift 2 to the 8th floor" in open_pass(expected_visit(ann)).words
