"""Every night stock and movements are compared, once; a difference is one to-do until it is gone, and shows red."""

from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from supplies.actions import checking
from supplies.invariants import balances
from supplies.models import Balance
from tests.factories.supplies import stocked, take_out
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.staff import Staff, words

RULE = "supplies.ledger_check"
NIGHT = datetime(2026, 11, 24, 2, 30, tzinfo=SHANGHAI)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE, live_from=MONDAY_9AM)


def looks(*moments: datetime) -> list[int]:
    return [len(run(RULES[RULE], now=now).acted) for now in moments]


def owed() -> int:
    return Todo.objects.open().filter(promise="supplies.ledger_agrees").count()


def test_before_at_after_again_and_after_an_outage() -> None:
    moments = (NIGHT - MINUTE, NIGHT, NIGHT + MINUTE, NIGHT + 20 * HOUR, NIGHT + DAY, NIGHT + 4 * DAY + HOUR, NIGHT + 4 * DAY + 2 * HOUR)
    assert (looks(*moments), owed()) == ([0, 1, 0, 0, 1, 1, 0], 0)


def test_a_difference_is_one_to_do_that_goes_when_it_is_gone(olga: Person) -> None:
    pens, fine = stocked(10), stocked(5, name="订书机")
    Balance.objects.filter(item=pens).update(on_hand=11)
    looks(NIGHT, NIGHT + DAY)
    assert (owed(), Todo.objects.open().get().subject_id) == (1, pens.pk)
    Balance.objects.filter(item=pens).update(on_hand=10)
    looks(NIGHT + 2 * DAY)
    assert (owed(), fine.pk in {todo.subject_id for todo in Todo.objects.all()}) == (0, False)


def test_movements_without_a_balance_are_a_difference_too() -> None:
    pens = stocked(10)
    Balance.objects.filter(item=pens).delete()
    looks(NIGHT)
    assert owed() == 1


@pytest.mark.usefixtures("at")
def test_it_shows_red_and_the_manager_sets_it_right(olga: Person, rita: Person) -> None:
    pens = stocked(10)
    Balance.objects.filter(item=pens).update(on_hand=11)
    looks(NIGHT)
    red = "is not the sum of its movements"
    pages = [("supplies:stock_sheet",), ("supplies:movement_list",), ("supplies:item_detail", pens.pk)]
    assert [red in words(Staff(rita).open(*page)) for page in pages] == [True, True, True]
    assert Staff(rita).press("supplies:item_mend", pens.pk).status_code == 403
    Staff(olga).press("supplies:item_mend", pens.pk)
    assert (owed(), list(balances()), Balance.objects.get(item=pens).on_hand) == (0, [], 10)
    assert [red in words(Staff(rita).open(*page)) for page in pages] == [False, False, False]


def test_what_cannot_be_is_not_set(olga: Person) -> None:
    pens = stocked(10)
    with pytest.raises(Refused) as agrees:
        checking.mend(pens, by=olga, now=NIGHT)
    take_out(pens, 4)
    Balance.objects.filter(item=pens).update(on_hand=9, reserved=8)
    with pytest.raises(Refused) as below:
        checking.mend(pens, by=olga, now=NIGHT)
    assert (agrees.value.code, below.value.code) == ("agrees", "below")
