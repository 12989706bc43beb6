"""A low rating is looked into by the lead within two working days; the admin manager hears when it is over."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from repairs.actions import progress, rating
from tests.factories.repairs import a_team, reported
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM


@pytest.mark.django_db
def test_the_lead_then_the_manager_and_ticked_off_by_hand(ann: Person, olga: Person, rita: Person, tom: Person) -> None:
    ticket = progress.resolve(reported(ann, team=a_team(rita, tom)), words="好了", by=tom, now=MONDAY_9AM)
    rating.rate(ticket, stars=1, words="没好", by=ann, now=MONDAY_9AM)
    heard = []
    for at in (MONDAY_9AM + HOUR - MINUTE, MONDAY_9AM + HOUR, MONDAY_9AM + DAY, MONDAY_9AM + 2 * DAY):
        run(RULES["timed.climb_ladders"], now=at)
        rows = Notice.objects.filter(kind="repairs.rating_low", channel=Channel.INBOX)
        heard.append(sorted(rows.values_list("reader__username", flat=True)))
    assert heard == [[], ["rita"], ["rita"], ["olga", "rita", "rita"]]
    todo = Todo.objects.open().get(promise="repairs.low_rating")
    assert todos.tick(todo, by=rita, now=MONDAY_9AM + 2 * DAY).done_by == rita
