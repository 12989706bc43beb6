"""A series that nobody comes to is kept, ended or released: by one answer, as a state, and everybody hears."""

import pytest
from django.db import transaction

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from meetings.actions import booking, series, striking_out
from meetings.actions.series import Scope
from meetings.models import Booking, Fate, Outcome, StrikeOut
from tests.counts import count
from tests.factories.meetings import TOMORROW_10, a_room, plan
from tests.factories.people import PersonFactory
from tests.factories.service import dates
from tests.figures import Figure
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import database, together

pytestmark = pytest.mark.django_db
NOW = TOMORROW_10 + 14 * DAY + HOUR  # after the third


def missed(by: Person, room: str = "云山厅") -> StrikeOut:
    """Three dates that nobody came to, two to come, and the question."""
    mine = series.begin(plan(a_room(room)), by=by, now=MONDAY_9AM)
    for each in dates(mine)[:3]:
        with transaction.atomic():
            booking.end(each, Outcome.NO_SHOW, by=None, now=each.begins_at + HOUR / 6)
    asked = striking_out.ask(dates(mine)[2], misses=3, now=NOW)
    assert asked is not None
    return asked


def outcomes(asked: StrikeOut) -> list[str]:
    return [each.outcome for each in dates(asked.series)]


def code(do: object) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


def test_asked_once_by_notice_and_to_do(ann: Person) -> None:
    asked = missed(ann)
    assert striking_out.ask(asked.last, misses=3, now=NOW) is None
    told = Notice.objects.get(kind="meetings.series_in_doubt", channel="inbox")
    assert (told.reader, told.data["path"], Todo.objects.open().get().holder) == (ann, f"/meetings/series/{asked.pk}/", ann)


def test_of_who_has_left_the_admin_manager_is_asked(bo: Person, olga: Person) -> None:
    gone = PersonFactory(roles=["employee"])
    mine = series.begin(plan(), by=gone, now=MONDAY_9AM)
    Person.objects.filter(pk=gone.pk).update(retired_at=MONDAY_9AM)
    striking_out.ask(dates(mine)[0], misses=3, now=NOW)
    assert Notice.objects.get(kind="meetings.series_in_doubt", channel="inbox").reader == olga
    assert Todo.objects.open().get().role == "admin_manager"


def test_kept_it_goes_on(ann: Person, bo: Person) -> None:
    asked = missed(ann)
    assert code(lambda: striking_out.keep(asked, by=bo, now=NOW)) == "not-yours"
    striking_out.keep(asked, by=ann, now=NOW)
    assert outcomes(asked) == [Outcome.NO_SHOW] * 3 + [""] * 2
    assert code(lambda: striking_out.end(asked, by=ann, now=NOW)) == "over"
    assert striking_out.release(asked, now=NOW) is False


def test_ended_its_dates_to_come_are_cancelled_as_a_state(ann: Person, bo: Person) -> None:
    asked = missed(ann)
    assert code(lambda: striking_out.end(asked, by=bo, now=NOW)) == "not-yours"
    assert striking_out.end(asked, by=ann, now=NOW) == 2
    asked.refresh_from_db()
    assert (outcomes(asked), asked.fate, asked.released) == ([Outcome.NO_SHOW] * 3 + [Outcome.CANCELLED] * 2, Fate.ENDED, 2)


def test_released_the_organiser_hears_how_many(ann: Person) -> None:
    asked = missed(ann)
    assert (striking_out.release(asked, now=NOW + DAY), striking_out.release(asked, now=NOW + DAY)) == (True, False)
    told = Notice.objects.get(kind="meetings.series_released", channel="inbox")
    assert (told.reader, told.data["many"], outcomes(asked)[3:]) == (ann, "2", [Outcome.CANCELLED] * 2)
    assert not Todo.objects.open().exists()
    assert Booking.objects.count() == 5


def test_released_it_may_be_brought_back(ann: Person) -> None:
    asked = missed(ann)
    striking_out.release(asked, now=NOW)
    last = dates(asked.series)[-1]
    assert booking.restore(last, by=ann, now=NOW).outcome == ""


def test_where_people_came_again_nothing_is_released(ann: Person) -> None:
    asked = missed(ann)
    now = TOMORROW_10 + 21 * DAY + 2 * HOUR  # the fourth was held
    assert striking_out.release(asked, now=now) is False
    asked.refresh_from_db()
    assert (asked.fate, outcomes(asked)[3:], Todo.objects.open().exists()) == (Fate.CAME, ["", ""], False)


def test_cancelled_by_hand_meanwhile_nobody_is_told_of_nothing(ann: Person) -> None:
    asked = missed(ann)
    series.cancel(dates(asked.series)[3].meeting, scope=Scope.ALL, by=ann, now=NOW)
    assert striking_out.release(asked, now=NOW + DAY) is False
    asked.refresh_from_db()
    assert (asked.fate, Notice.objects.filter(kind="meetings.series_released").exists()) == (Fate.ENDED, False)


def test_who_took_the_to_do_over_answers(ann: Person, bo: Person) -> None:
    asked = missed(ann)
    Todo.objects.open().update(holder=bo)
    striking_out.keep(asked, by=bo, now=NOW)
    asked.refresh_from_db()
    assert (asked.fate, asked.closed_by) == (Fate.KEPT, bo)


CLIENTS, ROUNDS = count(50, 8), count(10, 3)


@pytest.mark.django_db(transaction=True)
def test_kept_and_released_at_once_it_is_one_of_them(figure: Figure) -> None:
    """Half keep it, half release it."""
    ann, ends = PersonFactory(roles=["employee"]), []
    for turn in range(ROUNDS):
        asked = missed(ann, f"室{turn}")

        def act(number: int, asked: StrikeOut = asked) -> object:
            return striking_out.keep(asked, by=ann, now=NOW) if number % 2 else striking_out.release(asked, now=NOW)

        answers = together(CLIENTS, act)
        assert all(not isinstance(each, Exception) or isinstance(each, Refused) for each in answers)
        won = [each for each in answers if each is True or isinstance(each, StrikeOut)]
        asked.refresh_from_db()
        ends.append((len(won), asked.fate == Fate.KEPT, outcomes(asked)[3:] == ["", ""]))
    assert all(many == 1 and kept == held for many, kept, held in ends), ends
    figure(f"{CLIENTS} keep or release one series at once, {ROUNDS} rounds on {database()}: one of the two each time")


@pytest.mark.django_db(transaction=True)
def test_control_without_a_second_look_it_is_kept_and_its_dates_are_gone() -> None:
    """Whoever decided to release it before it was kept releases it all the same."""
    ann = PersonFactory(roles=["employee"])
    asked = missed(ann)
    seen = StrikeOut.objects.select_related("series__organiser", "last__meeting").get(pk=asked.pk)
    striking_out.keep(asked, by=ann, now=NOW)
    with striking_out.locked([asked.last.room_id]) as rooms:
        striking_out._free(seen, list(rooms), Fate.RELEASED, by=None, now=NOW)
    assert (outcomes(asked)[3:], Notice.objects.filter(kind="meetings.series_in_doubt").exists()) == ([Outcome.CANCELLED] * 2, True)
