"""Day 7: what nobody collected is a to-do of the desk; never on the day of the reminder; a truth table with holidays and make-up days."""

from datetime import datetime

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.parcels import a_parcel
from tests.moments import DAY, MINUTE, MONDAY_9AM, SHANGHAI
from visitors.actions.parcel_handing import hand_over

pytestmark = pytest.mark.django_db
REMIND, GIVE_UP = "visitors.parcels_waiting", "visitors.parcels_unclaimed"


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    for rule in (REMIND, GIVE_UP):
        RuleState.objects.create(rule=rule, live_from=moment("2026-01-01 00:00"))


def look(now: datetime) -> int:
    """How many to-dos were opened now."""
    before = Todo.objects.count()
    run(RULES[GIVE_UP], now=now)
    return Todo.objects.count() - before


@pytest.mark.parametrize(
    ("came", "reminded", "given_up"),
    [
        ("2026-11-23 09:00", "2026-11-26 09:30", "2026-11-30 09:30"),
        ("2026-11-21 09:00", "2026-11-24 09:30", "2026-11-30 09:30"),  # the day is a Saturday: Monday
        ("2026-10-03 09:00", "2026-10-08 09:30", "2026-10-10 09:30"),  # a Saturday that is worked
        ("2026-09-29 09:00", "2026-10-08 09:30", "2026-10-09 09:30"),  # both days in the holiday: one working day in between
    ],
)
def test_when(ann: Person, came: str, reminded: str, given_up: str) -> None:
    a_parcel(ann, now=moment(came))
    at = moment(given_up)
    run(RULES[REMIND], now=moment(reminded))

    assert [look(moment(reminded)), look(at - MINUTE), look(at), look(at), look(at + DAY)] == [0, 0, 1, 0, 0]


def test_after_an_outage_it_is_told_again_first_and_goes_back_a_working_day_later(ann: Person) -> None:
    a_parcel(ann)
    run(RULES[REMIND], now=moment("2026-12-03 10:00"))

    assert [look(moment("2026-12-03 10:00")), look(moment("2026-12-04 09:29")), look(moment("2026-12-04 09:30"))] == [0, 0, 1]


def test_while_nobody_is_reminded_it_goes_back_two_working_days_later(ann: Person) -> None:
    a_parcel(ann)
    assert [look(moment("2026-12-02 09:29")), look(moment("2026-12-02 09:30"))] == [0, 1]


def test_the_to_do_is_the_desks_and_the_recipient_hears_once_of_all(ann: Person) -> None:
    a_parcel(ann)
    a_parcel(ann)
    run(RULES[REMIND], now=MONDAY_9AM + 3 * DAY + 30 * MINUTE)
    opened = look(MONDAY_9AM + 7 * DAY + 30 * MINUTE)

    assert (opened, set(Todo.objects.values_list("promise", "role"))) == (2, {("visitors.parcel_handed_back", Role.RECEPTIONIST)})
    assert Notice.objects.get(kind="visitors.parcel_goes_back", channel="inbox").data["n"] == 2


def test_what_was_collected_stays_with_whom_it_is(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    run(RULES[REMIND], now=MONDAY_9AM + 3 * DAY + 30 * MINUTE)
    hand_over([parcel], taker=ann, code=parcel.code, by=rita, now=MONDAY_9AM + 4 * DAY)
    assert look(MONDAY_9AM + 8 * DAY) == 0
