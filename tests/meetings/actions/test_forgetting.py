"""Words that may name somebody from outside go half a year after the meeting, with the notices that held them; the rows stay."""

from datetime import timedelta

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from meetings.actions import specials, tidying
from meetings.actions.forgetting import forget_found, forget_specials, found_before, specials_before
from meetings.models import Booking, Found, Special
from tests.factories.meetings import TOMORROW_10, booked
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db
NOW = TOMORROW_10 + 200 * DAY


@pytest.fixture
def served(ann: Person, rita: Person) -> Booking:
    mine = booked(ann, is_served=True)
    specials.ask(mine, words="横幅：欢迎陈洋先生", many=2, by=ann, now=MONDAY_9AM)
    tidying.found(mine, "陈洋先生的雨伞", by=rita, now=TOMORROW_10 + HOUR)
    return mine


def named() -> int:
    return sum("陈洋" in str(each.data) for each in Notice.objects.all())


def test_what_is_young_enough_stays(served: Booking) -> None:
    before = TOMORROW_10 + HOUR - timedelta(seconds=1)
    assert (found_before(before).count(), specials_before(before).count()) == (0, 0)


def test_words_and_notices_go_and_the_rows_stay(served: Booking) -> None:
    assert named() > 0
    before = TOMORROW_10 + DAY
    assert (forget_found(found_before(before), now=NOW), forget_specials(specials_before(before), now=NOW)) == (1, 1)
    assert (Found.objects.get().words, Special.objects.get().words, Special.objects.get().many) == ("", "", 2)
    assert (named(), found_before(before).count(), specials_before(before).count()) == (0, 0, 0)
