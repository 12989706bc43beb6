"""Who asks for more time is answered within four working hours: the lead hears at once, and is reminded."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.actions import extensions
from tests.factories.repairs import a_team, reported
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM


@pytest.mark.django_db
def test_heard_at_once_reminded_and_never_again(ann: Person, olga: Person, rita: Person, tom: Person) -> None:
    ticket = reported(ann, team=a_team(rita, tom))
    extensions.ask(ticket, until=MONDAY_9AM + 2 * DAY, reason="配件没到", by=tom, now=MONDAY_9AM)
    heard = []
    for now in (MONDAY_9AM, MONDAY_9AM + 5 * HOUR - MINUTE, MONDAY_9AM + 5 * HOUR, MONDAY_9AM + DAY):
        run(RULES["timed.climb_ladders"], now=now)
        told = Notice.objects.filter(kind="repairs.more_time_waits", channel="inbox").order_by("pk")
        heard.append(list(told.values_list("reader__username", flat=True)))
    assert heard == [["rita"], ["rita"], ["rita", "rita"], ["rita", "rita"]]
