"""Something special is asked for a served meeting; reception buys it or says why not, and who asked hears."""

from decimal import Decimal

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from meetings.actions import booking, specials
from meetings.models import Booking, Special
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(rita: Person, ann: Person) -> Booking:
    return booked(ann, is_served=True)


def code(do: object) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


def owed() -> int:
    return Todo.objects.open().filter(promise="meetings.special_bought").count()


def test_asked_for_and_bought(served: Booking, ann: Person, rita: Person) -> None:
    mine = specials.ask(served, words="鲜花", many=2, by=ann, now=MONDAY_9AM)
    asked = Notice.objects.get(kind="meetings.special_asked", channel="inbox")
    assert (asked.reader, asked.data["special"], owed()) == (rita, "鲜花 × 2", 1)
    specials.bought(mine, words="", cost=Decimal("68.50"), by=rita, now=MONDAY_9AM + HOUR)
    told = Notice.objects.get(kind="meetings.special_answered", channel="inbox")
    mine.refresh_from_db()
    assert (told.reader, told.data["answer"], mine.cost, owed()) == (ann, "已买到", Decimal("68.50"), 0)


def test_not_to_be_had_needs_words_and_is_answered_once(served: Booking, ann: Person, rita: Person) -> None:
    mine = specials.ask(served, words="横幅", by=ann, now=MONDAY_9AM)
    assert code(lambda: specials.not_to_be_had(mine, words="", by=rita, now=MONDAY_9AM)) == "words"
    assert code(lambda: specials.bought(mine, by=ann, now=MONDAY_9AM)) == "not-yours"
    assert code(lambda: specials.bought(mine, cost=Decimal(-1), by=rita, now=MONDAY_9AM)) == "cost"
    specials.not_to_be_had(mine, words="来不及制作", by=rita, now=MONDAY_9AM)
    assert Notice.objects.get(kind="meetings.special_answered", channel="inbox").data["answer"] == "买不到 · 来不及制作"
    assert code(lambda: specials.bought(mine, by=rita, now=MONDAY_9AM)) == "over"


@pytest.mark.parametrize(("values", "refused"), [({"words": " "}, "words"), ({"many": 0}, "many"), ({"many": 1001}, "many")])
def test_something_and_how_many(served: Booking, ann: Person, values: dict[str, object], refused: str) -> None:
    assert code(lambda: specials.ask(served, **({"words": "点心"} | values), by=ann, now=MONDAY_9AM)) == refused


def test_for_a_served_meeting_that_is_not_over_by_who_arranges_it(served: Booking, ann: Person, bo: Person) -> None:
    assert code(lambda: specials.ask(served, words="点心", by=bo, now=MONDAY_9AM)) == "not-yours"
    assert code(lambda: specials.ask(served, words="点心", by=ann, now=TOMORROW_10 + HOUR)) == "over"
    plain = booked(ann, room=a_room("乙"))
    assert code(lambda: specials.ask(plain, words="点心", by=ann, now=MONDAY_9AM)) == "not-served"


def test_cancelled_nobody_owes_it_and_brought_back_they_do(served: Booking, ann: Person, rita: Person) -> None:
    mine = specials.ask(served, words="点心", by=ann, now=MONDAY_9AM)
    booking.cancel(served, by=ann, now=MONDAY_9AM + MINUTE)
    assert (owed(), Special.objects.open().count()) == (0, 0)
    assert code(lambda: specials.bought(mine, by=rita, now=MONDAY_9AM + MINUTE)) == "over"
    booking.restore(served, by=ann, now=MONDAY_9AM + 2 * MINUTE)
    assert owed() == 1
