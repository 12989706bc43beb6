"""Above the target, from twenty visits on, once a month."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.actions import visits


@pytest.mark.parametrize(("walk_ins", "expected", "told"), [(6, 14, 0), (7, 13, 1), (19, 0, 0), (20, 0, 1)])
def test_the_share_and_the_least(ann: Person, olga: Person, walk_ins: int, expected: int, told: int) -> None:
    for number in range(walk_ins):
        arrived_visit(ann, name=f"来{number}客")
    for number in range(expected):
        visits.check_in(expected_visit(ann, name=f"约{number}客"), now=MONDAY_9AM)
    for after in (HOUR, 2 * HOUR, 3 * DAY):
        run(RULES["visitors.walk_in_share"], now=MONDAY_9AM + after)

    heard = Notice.objects.filter(kind="visitors.walk_ins_many", channel=Channel.INBOX)
    assert [notice.reader for notice in heard] == [olga] * told


def test_a_new_month_is_told_of_anew(ann: Person, olga: Person) -> None:
    for month in range(2):
        for number in range(20):
            arrived_visit(ann, name=f"来{number}客", now=MONDAY_9AM + month * 14 * DAY)
        run(RULES["visitors.walk_in_share"], now=MONDAY_9AM + month * 14 * DAY + HOUR)
    assert Notice.objects.filter(kind="visitors.walk_ins_many", channel=Channel.INBOX).count() == 2
