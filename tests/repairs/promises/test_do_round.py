"""A round is done by its time: yellow before, red then; missed the responsible hears, two hours later the admin manager."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.actions import absences
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import moments_of
from repairs.models import Round
from tests.factories.repairs import a_team
from tests.factories.repairs_rounds import a_checklist, a_round, done
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


def told(now: object) -> list[Person]:
    run(RULES["timed.climb_ladders"], now=now)
    return [each.reader for each in Notice.objects.filter(kind="repairs.round_missed", channel=Channel.INBOX).order_by("pk")]


def test_yellow_red_missed_and_the_manager_by_the_grace_of_its_own_checklist(rita: Person, olga: Person) -> None:
    a_round(a_checklist(rita, grace_minutes=45))
    todo = Todo.objects.open().get()
    missed = MONDAY_9AM + 45 * MINUTE
    assert (todo.yellow_at, todo.red_at, todo.due_at) == (MONDAY_9AM - 15 * MINUTE, MONDAY_9AM, MONDAY_9AM)
    assert moments_of(todo).rungs == (missed, missed + 2 * HOUR)
    moments = (missed - MINUTE, missed, missed + 2 * HOUR - MINUTE, missed + 2 * HOUR, missed + DAY)
    assert [told(at) for at in moments] == [[], [rita], [rita], [rita, olga], [rita, olga]]


def test_after_an_outage_only_the_manager_hears(rita: Person, olga: Person) -> None:
    a_round(a_checklist(rita))
    assert told(MONDAY_9AM + 3 * DAY) == [olga]


def test_done_it_is_settled_and_nobody_hears(rita: Person, olga: Person) -> None:
    done(a_round(a_checklist(rita)), by=rita, at=MONDAY_9AM)
    assert (told(MONDAY_9AM + DAY), Todo.objects.get().done_by) == ([], rita)


def test_the_lead_answers_for_a_team_and_who_acts_for_somebody_away_sees_it(rita: Person, tom: Person, olga: Person) -> None:
    a_round(a_checklist(None, team=a_team(tom, rita)))
    assert Todo.objects.open().get().holder == tom
    a_round(a_checklist(rita, name="午间"))
    day = MONDAY_9AM.date()
    absences.announce(rita, stand_in=tom, from_on=day, until_on=day, by=rita, now=MONDAY_9AM - DAY)
    assert told(MONDAY_9AM + HOUR) == [tom, tom]
    assert Round.objects.visible_to(tom).count() == 2
