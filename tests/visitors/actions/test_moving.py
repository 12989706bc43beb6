"""A visit at another time: another day has another code and its own approval, and whoever was invited is invited anew."""

from datetime import datetime, timedelta

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.search.invariants import rows_are_true
from frontdesk.todos.models import Todo
from tests.factories.visitors import a_pass, expected_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import together
from visitors.actions import visits
from visitors.actions.moving import move
from visitors.models import Visit, VisitEvent
from visitors.models.visit import Door
from visitors.models.visit_event import Verb
from visitors.models.visit_states import State
from visitors.notices.visit_invited import calendar_file

pytestmark = pytest.mark.django_db
TEN, SATURDAY = MONDAY_9AM + HOUR, MONDAY_9AM + 5 * DAY


def letters() -> list[str]:
    rows = Notice.objects.filter(kind="visitors.visit_invited", channel=Channel.MAIL).order_by("pk")
    return [each.data["when"][-5:] for each in rows]


def test_on_the_same_day_the_code_stays_and_on_another_it_is_drawn_anew(ann: Person) -> None:
    visit = expected_visit(ann)
    later = move(visit, to=TEN + HOUR, by=ann, now=MONDAY_9AM)
    assert (later.expected_at, later.code, letters()) == (TEN + HOUR, visit.code, ["10:00", "11:00"])
    tomorrow = move(later, to=TEN + DAY, place="云山厅", by=ann, now=MONDAY_9AM)
    assert (tomorrow.code_on, tomorrow.place) == ((TEN + DAY).date(), "云山厅")
    assert VisitEvent.objects.filter(verb=Verb.MOVE).count() == 2
    assert b"SEQUENCE:2" in calendar_file(Visit.objects.get())


def test_the_same_again_and_another_room_alone_write_to_nobody(ann: Person) -> None:
    visit = expected_visit(ann)
    move(visit, to=TEN, by=ann, now=MONDAY_9AM)
    assert move(visit, to=TEN, place="翠竹", by=ann, now=MONDAY_9AM).place == "翠竹"
    assert list(rows_are_true()) == []
    assert (letters(), VisitEvent.objects.filter(verb=Verb.MOVE).exists()) == (["10:00"], False)


def test_a_day_off_is_approved_anew_and_a_working_day_needs_nobody(ann: Person) -> None:
    visit = move(expected_visit(ann), to=SATURDAY, off_day_reason="展会", by=ann, now=MONDAY_9AM)
    assert (visit.state, Todo.objects.open().about(visit).count(), len(letters())) == (State.REQUESTED, 1, 1)
    back = move(visit, to=TEN + DAY, by=ann, now=MONDAY_9AM)
    assert (back.state, Todo.objects.open().about(back).count(), len(letters())) == (State.EXPECTED, 0, 2)


def test_who_comes_to_a_meeting_is_written_to_by_the_meeting(ann: Person) -> None:
    move(expected_visit(ann, door=Door.MEETING), to=TEN + HOUR, by=ann, now=MONDAY_9AM)
    assert letters() == []


def cancelled(visit: Visit, ann: Person) -> None:
    visits.cancel(visit, by=ann, now=MONDAY_9AM)


def arrived(visit: Visit, ann: Person) -> None:
    visits.check_in(visit, by=ann, now=MONDAY_9AM)


@pytest.mark.parametrize(
    ("before", "to", "code"),
    [
        (None, MONDAY_9AM, "past"),
        (None, SATURDAY, "off-day"),
        (cancelled, TEN + HOUR, "cancelled"),
        (arrived, TEN + HOUR, "already"),
    ],
)
def test_what_cannot_be_is_refused(ann: Person, before: object, to: datetime, code: str) -> None:
    visit = expected_visit(ann)
    if before is not None:
        before(visit, ann)
    with pytest.raises(Refused) as refused:
        move(visit, to=to, by=ann, now=MONDAY_9AM)
    assert refused.value.code == code


def test_a_visit_of_a_recurring_pass_stays_on_its_day(ann: Person) -> None:
    visit = expected_visit(ann, expected_at=TEN + DAY, recurring=a_pass(ann))
    with pytest.raises(Refused) as refused:
        move(visit, to=TEN + HOUR, by=ann, now=MONDAY_9AM)
    assert refused.value.code == "pass"


@pytest.mark.django_db(transaction=True)
def test_moved_and_cancelled_at_once_it_is_cancelled_or_refused(ann: Person) -> None:
    """Whoever comes second finds what the first has done."""
    visit = expected_visit(ann)
    acts = [lambda: visits.cancel(visit, by=ann, now=MONDAY_9AM)]
    acts += [lambda n=n: move(visit, to=TEN + timedelta(minutes=15 * (n + 1)), by=ann, now=MONDAY_9AM) for n in range(5)]
    answers = together(6, lambda number: acts[number]())
    errors = [each for each in answers if isinstance(each, Exception)]
    assert [each for each in errors if not isinstance(each, Refused)] == []
    moves = VisitEvent.objects.filter(verb=Verb.MOVE).count()
    assert (Visit.objects.get().state, moves + len(errors)) == (State.CANCELLED, 5)
