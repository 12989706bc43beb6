"""Three repairs of a kind at one thing or place within ninety days are flagged once, with what they cost; settled, it counts anew."""

from decimal import Decimal

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.actions import progress, recurrences
from repairs.models import HandOff, Recurrence, Thing, Ticket
from tests.factories.repairs import a_category, a_contractor, a_spot, a_team, a_thing, reported
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def flagged(now=MONDAY_9AM + HOUR) -> list[tuple[int, Decimal]]:  # type: ignore[no-untyped-def]
    run(RULES["repairs.recurring"], now=now)
    return list(Recurrence.objects.open().order_by("pk").values_list("count", "cost"))


def told() -> int:
    return Notice.objects.filter(kind="repairs.fault_recurs", channel="inbox").count()


@pytest.fixture
def mend(ann: Person, olga: Person, tom: Person) -> object:
    """Report and repair a fault so many days before Monday."""

    def mend(days: int = 0, **more: object) -> Ticket:
        at = MONDAY_9AM - days * DAY
        return progress.resolve(reported(ann, now=at, team=a_team(olga, tom), **more), words="x", by=tom, now=at)

    return mend


def test_the_third_is_flagged_once_and_a_fourth_is_added(mend, ann: Person) -> None:  # type: ignore[no-untyped-def]
    thing = a_thing()
    tickets = [mend(day, thing=thing) for day in (80, 40)]
    assert flagged() == []
    HandOff.objects.create(
        ticket=tickets[0], contractor=a_contractor(), cycle=1, handed_at=MONDAY_9AM, handed_by=ann, due_at=MONDAY_9AM,
        expires_at=MONDAY_9AM + DAY, came_back_at=MONDAY_9AM, cost=120,
    )  # fmt: skip
    mend(1, thing=thing)
    assert [flagged(), flagged(), told()] == [[(3, 120)], [(3, 120)], 1]
    mend(0, thing=thing)
    assert [flagged(), told()] == [[(4, 120)], 1]


@pytest.mark.parametrize(
    ("days", "many"), [((89, 40, 0), 1), ((91, 40, 0), 0), ((40, 0), 0)], ids=["within", "one is too old", "twice only"]
)
def test_how_many_within_how_long(mend, days: tuple[int, ...], many: int) -> None:  # type: ignore[no-untyped-def]
    for day in days:
        mend(day)
    assert len(flagged()) == many


def test_other_kinds_places_and_what_was_cancelled_are_parted(mend, ann: Person) -> None:  # type: ignore[no-untyped-def]
    mend(3), mend(2)
    mend(1, category=a_category("network")), mend(1, place=a_spot("大堂")), mend(1, thing=a_thing())
    reported(ann)
    assert flagged() == []


def test_settled_it_counts_anew(mend, olga: Person) -> None:  # type: ignore[no-untyped-def]
    for day in (4, 3, 2):
        mend(day)
    flagged()
    mine = Recurrence.objects.get()
    with pytest.raises(Refused):
        recurrences.settle(mine, cause=" ", by=olga, now=MONDAY_9AM)
    recurrences.settle(mine, cause="换新的", by=olga, now=MONDAY_9AM - DAY)
    assert flagged() == []
    for hour in range(3):
        mend(0, words=str(hour))
    assert [flagged(), told()] == [[(3, 0)], 2]


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_flags_it_and_of_two_managers_one_settles(mend, olga: Person) -> None:  # type: ignore[no-untyped-def]
    for day in (4, 3, 2):
        mend(day)
    together(2, lambda _n: run(RULES["repairs.recurring"], now=MONDAY_9AM))
    assert (Recurrence.objects.count(), told()) == (1, 1)
    answers = together(2, lambda n: recurrences.settle(Recurrence.objects.get(), cause=str(n), by=olga, now=MONDAY_9AM))
    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    assert Thing.objects.count() == 0
