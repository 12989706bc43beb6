"""Silence is a no: after the time that is set, once, and who asked hears."""

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.models import Asking
from tests.factories.meetings import booked
from tests.meetings.actions.test_asking import NOW, asked, told
from tests.moments import HOUR, MINUTE

pytestmark = pytest.mark.django_db
RULE = "meetings.let_askings_pass"


@pytest.mark.parametrize(("after", "closed"), [(3 * HOUR + 59 * MINUTE, False), (4 * HOUR, True), (24 * HOUR, True)])
def test_silence_is_a_no_after_the_time_that_is_set(ann: Person, bo: Person, after: object, closed: bool) -> None:
    asked(booked(bo), ann)
    for minute in range(2):
        run(RULES[RULE], now=NOW + after + minute * MINUTE if closed else NOW + after)
    assert (not Asking.objects.get().is_open, told()[1:]) == (closed, [("room_not_yielded", ann)] if closed else [])
