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
from tests.factories.people import PersonFactory
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


def test_a_team_s_round_is_one_to_do_for_all_and_missed_each_of_them_hears_once(rita: Person, tom: Person, olga: Person) -> None:
    away = PersonFactory(username="away", roles=["technician"])
    a_round(a_checklist(None, team=a_team(tom, tom, rita, away)))
    day = MONDAY_9AM.date()
    for person in (away, tom):  # of the lead the stand-in hears, who belongs to the team: once
        absences.announce(person, stand_in=rita, from_on=day, until_on=day, by=person, now=MONDAY_9AM - DAY)
    assert (told(MONDAY_9AM + HOUR), told(MONDAY_9AM + 2 * HOUR)) == ([rita], [rita])
    assert told(MONDAY_9AM + 3 * HOUR) == told(MONDAY_9AM + DAY) == [rita, olga]
    assert Todo.objects.count() == 1


def test_done_by_one_of_the_team_it_is_done_for_all(rita: Person, tom: Person, olga: Person) -> None:
    round_ = a_round(a_checklist(None, team=a_team(tom, tom, rita)))
    assert [Round.objects.beside(person).to_do().count() for person in (rita, tom, olga)] == [1, 0, 0]
    done(round_, by=rita, at=MONDAY_9AM)
    assert (Todo.objects.open().count(), Round.objects.beside(rita).to_do().count(), told(MONDAY_9AM + DAY)) == (0, 0, [])


def test_of_a_team_everybody_there_hears_that_it_was_missed(rita: Person, tom: Person) -> None:
    a_round(a_checklist(None, team=a_team(tom, tom, rita)))
    assert told(MONDAY_9AM + HOUR) == [tom, rita]
