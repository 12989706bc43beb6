"""An emergency in the night of a weekend: nothing waits for office hours."""

import pytest

from frontdesk.outbox.kinds import KINDS
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.actions import dispatch
from tests.factories.repairs import a_team, reported
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

SATURDAY_2AM = MONDAY_9AM - 2 * DAY - 7 * HOUR


def told() -> list[str]:
    rows = Notice.objects.filter(kind="repairs.emergency_waits", channel=Channel.INBOX).order_by("pk")
    return list(rows.values_list("reader__username", flat=True))


@pytest.mark.django_db
def test_filed_on_a_saturday_at_two_the_step_comes_at_half_past(ann: Person, rita: Person, olga: Person, tom: Person) -> None:
    ticket = reported(ann, emergency="water", now=SATURDAY_2AM, team=a_team(rita, tom))
    heard = []
    for minutes in (22, 23, 29, 30, 31):
        run(RULES["timed.climb_ladders"], now=SATURDAY_2AM + minutes * MINUTE)
        heard.append(len(told()))
    assert heard == [0, 2, 2, 4, 4]
    assert {"rita", "olga"} == set(told())
    assert KINDS["repairs.emergency_waits"].emergency  # no quiet hours

    dispatch.accept(ticket, by=tom, now=SATURDAY_2AM + HOUR)
    run(RULES["timed.climb_ladders"], now=SATURDAY_2AM + DAY)
    assert len(told()) == heard[4]
