"""What the desk board says of messages, complaints and calls: counted, lit, and only while something is owed."""

import pytest
from django.utils import timezone

from frontdesk.people.models import Department, Person
from tests.factories.calls import a_call, a_complaint
from tests.factories.visitors import a_message
from tests.moments import MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import messages

pytestmark = pytest.mark.django_db


def test_unread_messages_urgent_ones_first_and_complaints_until_they_are_dealt_with(
    at, ann: Person, bo: Person, rita: Person, product: Department
) -> None:
    at(MONDAY_9AM + 10 * MINUTE)
    plain, urgent = a_message(ann, by=rita), a_message(ann, by=rita, is_urgent=True)
    a_complaint(rita, product)
    a_call(rita, now=timezone.now())
    staff = Staff(rita)
    board = words(staff.open("reports:desk"))
    first = board.index("1 urgent message not read 5 min over")
    assert first < board.index("1 message not read") < board.index("1 complaint without a first contact")
    assert "1 call" in board

    for message in (plain, urgent):
        messages.read(message, by=ann, now=timezone.now())
    assert "not read" not in words(staff.open("reports:desk"))


def test_the_board_asks_as_often_for_thirty_as_for_one(ann: Person, rita: Person) -> None:
    staff = Staff(rita)
    a_message(ann, by=rita)
    one = queries(lambda: staff.open("reports:desk"))
    for _number in range(29):
        a_message(ann, by=rita)
    assert queries(lambda: staff.open("reports:desk")) == one
