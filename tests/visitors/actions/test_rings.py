"""The phone system's list: each line once, the calls of the desk learn how often it rang."""

import pytest

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.calls import a_call
from tests.moments import MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import rings
from visitors.models import Call, Ring

pytestmark = pytest.mark.django_db
BEGAN = MONDAY_9AM - 2 * MINUTE


@pytest.mark.parametrize(
    ("line", "ticked"),
    [
        ((BEGAN, "02155558000", True, 3), True),
        ((BEGAN, "02155558000", True, 4), False),
        ((BEGAN + 5 * MINUTE, "02155558000", True, 2), True),
        ((BEGAN + 6 * MINUTE, "02155558000", True, 2), None),  # another call
        ((BEGAN, "02155558001", True, 2), None),
        ((BEGAN, "", True, 2), None),
        ((BEGAN, "02155558000", False, 2), None),  # nobody answered
        ((BEGAN, "02155558000", True, None), None),
    ],
)
def test_a_call_learns_whether_it_was_answered_within_three_rings(rita: Person, line: rings.Line, ticked: bool | None) -> None:
    a_call(rita)
    rings.take([line], by=rita, now=MONDAY_9AM)
    assert Call.objects.get().in_three_rings is ticked


def test_the_same_list_twice_adds_nothing_and_an_empty_one_is_refused(rita: Person) -> None:
    lines = [(BEGAN, "02155558000", True, 2), (BEGAN, "02155558001", False, 6)]
    first = rings.take(lines, by=rita, now=MONDAY_9AM)
    second = rings.take([*lines, (BEGAN + MINUTE, "", True, 1)], by=rita, now=MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        rings.take([], by=rita, now=MONDAY_9AM)
    assert (first, second, Ring.objects.count(), refused.value.code) == ((2, 0), (1, 0), 3, "empty")


def test_counted_are_answered_ones_and_those_within_three_rings(rita: Person) -> None:
    lines = [
        (BEGAN + minute * MINUTE, "", answered, many)
        for minute, (answered, many) in enumerate([(True, 1), (True, 5), (True, None), (False, 9)])
    ]
    rings.take(lines, by=rita, now=MONDAY_9AM + 5 * MINUTE)
    assert rings.counted(BEGAN, BEGAN + 4 * MINUTE) == {"all": 4, "answered": 3, "quick": 1, "timed": 2}


@pytest.mark.django_db(transaction=True)
def test_the_same_list_by_two_at_once_stands_there_once(rita: Person) -> None:
    lines = [(BEGAN + number * MINUTE, "02155558000", True, 2) for number in range(20)]
    answers = together(4, lambda _number: rings.take(lines, by=rita, now=MONDAY_9AM))
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert Ring.objects.count() == 20
