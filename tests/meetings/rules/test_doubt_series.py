"""Three times in a row, not two, not with one between that was held; what was cancelled says nothing, and keeping counts anew."""

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.actions import booking, checking_in, series, striking_out
from meetings.models import Booking, Outcome, StrikeOut
from tests.factories.meetings import TOMORROW_10, a_room, plan
from tests.factories.service import dates
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
DOUBT = "meetings.doubt_series"


def lived(by: Person, story: str, *, room: str = "云山厅", many: int = 8) -> list[Booking]:
    """A series and what became of its dates: n(obody came), c(ancelled), h(eld)."""
    run(RULES[DOUBT], now=MONDAY_9AM)
    mine = dates(series.begin(plan(a_room(room, asks_check_in=True), rule=f"FREQ=WEEKLY;COUNT={many}"), by=by, now=MONDAY_9AM))
    for each, what in zip(mine, story, strict=False):
        if what == "n":
            booking.end(each, Outcome.NO_SHOW, by=None, now=each.begins_at + 10 * MINUTE)
        elif what == "c":
            booking.end(each, Outcome.CANCELLED, by=by, now=each.begins_at - HOUR)
        else:
            checking_in.check_in(each, by=by, now=each.begins_at)
    return mine


def after(number: int) -> object:
    return TOMORROW_10 + (number - 1) * 7 * DAY + 2 * HOUR


@pytest.mark.parametrize(
    ("story", "asked"),
    [
        ("nn", False),
        ("nnn", True),
        ("nnh", False),
        ("nhnn", False),
        ("hnnn", True),
        ("nncn", True),
        ("nnc", False),
        ("nnnh", False),
        ("nnnn", True),
    ],
)
def test_three_in_a_row(ann: Person, story: str, asked: bool) -> None:
    mine = lived(ann, story)
    for _turn in range(2):
        run(RULES[DOUBT], now=after(len(story)))
    assert StrikeOut.objects.count() == asked
    if asked:
        assert StrikeOut.objects.get().last == mine[story.rindex("n")]


def test_without_a_date_to_come_there_is_nothing_to_ask(ann: Person) -> None:
    lived(ann, "nnn", many=3)
    run(RULES[DOUBT], now=after(3))
    assert not StrikeOut.objects.exists()


def test_after_an_outage_it_is_asked_once(ann: Person) -> None:
    lived(ann, "nnnn")
    run(RULES[DOUBT], now=after(4) + 2 * DAY)
    assert StrikeOut.objects.count() == 1


def test_what_was_before_the_rule_is_not_asked_about(ann: Person) -> None:
    lived(ann, "nnn")
    RuleState.objects.all().delete()
    run(RULES[DOUBT], now=after(3))
    run(RULES[DOUBT], now=after(3) + HOUR)
    assert not StrikeOut.objects.exists()


def test_keeping_counts_anew(ann: Person) -> None:
    mine = lived(ann, "nnn")
    run(RULES[DOUBT], now=after(3))
    striking_out.keep(StrikeOut.objects.get(), by=ann, now=after(3))
    for number, each in enumerate(mine[3:6], 4):
        booking.end(each, Outcome.NO_SHOW, by=None, now=each.begins_at + 10 * MINUTE)
        run(RULES[DOUBT], now=after(number))
        assert StrikeOut.objects.count() == (2 if number == 6 else 1)


def test_each_series_by_itself(ann: Person, bo: Person) -> None:
    lived(ann, "nnn")
    lived(bo, "nnh", room="乙")
    run(RULES[DOUBT], now=after(3))
    assert [each.series.organiser for each in StrikeOut.objects.all()] == [ann]
