"""Running late: the moment moves once a tap, three times at most, never into the next day, and the host hears at once."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import visits
from visitors.actions.delaying import delay
from visitors.models import Visit, VisitEvent

TEN = MONDAY_9AM + HOUR


def moved(visit: Visit) -> object:
    return Visit.objects.get(pk=visit.pk).expected_at


def told() -> list[tuple[str, str]]:
    notices = Notice.objects.filter(kind="visitors.visit_delayed", channel="inbox").order_by("pk")
    return [(notice.data["was"], notice.data["at"]) for notice in notices]


@pytest.mark.parametrize(
    ("now", "minutes", "then"),
    [
        (MONDAY_9AM, 20, TEN + 20 * MINUTE),
        (TEN + 5 * MINUTE, 10, TEN + 15 * MINUTE),  # already late: from now on
        (TEN + 2 * HOUR, 60, TEN + 3 * HOUR),
        (TEN - DAY, 30, TEN + 30 * MINUTE),
    ],
)
def test_so_much_later_than_the_moment_or_than_now(ann: Person, now: object, minutes: int, then: object) -> None:
    visit = expected_visit(ann, now=TEN - 2 * DAY)
    delay(visit, minutes=minutes, seen=TEN, now=now)
    assert (moved(visit), told()) == (then, [("10:00", f"{then:%H:%M}")])


@pytest.mark.parametrize(
    ("now", "at", "minutes", "code"),
    [
        (TEN - DAY - MINUTE, TEN, 10, "not-now"),
        (TEN + 2 * HOUR + MINUTE, TEN, 10, "not-now"),
        (MONDAY_9AM, TEN, 15, "minutes"),
        (MONDAY_9AM, TEN, 0, "minutes"),
        (MONDAY_9AM.replace(hour=23), MONDAY_9AM.replace(hour=23, minute=30), 30, "day-end"),
    ],
)
def test_what_the_page_never_offers_is_refused(ann: Person, now: object, at: object, minutes: int, code: str) -> None:
    visit = expected_visit(ann, expected_at=at, now=TEN - 2 * DAY)
    with pytest.raises(Refused) as refused:
        delay(visit, minutes=minutes, seen=at, now=now)
    assert (refused.value.code, moved(visit), told()) == (code, at, [])


def test_three_times_and_then_reception_helps(ann: Person) -> None:
    visit = expected_visit(ann)
    for number in range(3):
        delay(visit, minutes=10, seen=TEN + number * 10 * MINUTE, now=MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        delay(visit, minutes=10, seen=TEN + 30 * MINUTE, now=MONDAY_9AM)
    assert (refused.value.code, moved(visit), len(told())) == ("often", TEN + 30 * MINUTE, 3)


def test_who_is_here_or_was_cancelled_is_not_late(ann: Person) -> None:
    here, cancelled = expected_visit(ann), expected_visit(ann)
    visits.check_in(here, now=MONDAY_9AM)
    visits.cancel(cancelled, by=ann, now=MONDAY_9AM)
    for visit, code in ((here, "already"), (cancelled, "cancelled")):
        with pytest.raises(Refused) as refused:
            delay(visit, minutes=10, seen=TEN, now=MONDAY_9AM)
        assert refused.value.code == code


@pytest.mark.django_db(transaction=True)
def test_however_often_it_is_tapped_it_moves_once(ann: Person) -> None:
    visit, many = expected_visit(ann), count(80, 20)
    together(many, lambda number: delay(visit, minutes=20, seen=TEN, now=MONDAY_9AM))
    assert (moved(visit), VisitEvent.objects.filter(verb="delay").count(), len(told())) == (TEN + 20 * MINUTE, 1, 1)
