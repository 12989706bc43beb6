"""Half a year of rounds in the demo company: most in time, fails with one ticket each, and a day that goes on."""

from datetime import datetime
from random import Random

import pytest

from frontdesk.office.demo.places import name_the_places
from frontdesk.people.models import Person
from frontdesk.scene import Scene
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.demo.rounds import half_a_year_of_rounds
from repairs.demo.setup import set_up_repairs
from repairs.finding.rounds import environment, on_time
from repairs.models import Checklist, Round, RoundAnswer, RoundKind
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = [pytest.mark.django_db, pytest.mark.once]
AFTERNOON = MONDAY_9AM + 6 * HOUR + 10 * MINUTE


def play(now: datetime, ann: Person, rita: Person, olga: Person, tom: Person) -> Scene:
    PersonFactory.create_batch(4, department=olga.department, roles=["employee"])
    people = list(Person.objects.order_by("pk"))
    scene = Scene(Random(7), now, "small", people, {"ann": ann, "rita": rita, "olga": olga, "tom": tom})
    name_the_places(scene)
    set_up_repairs(scene)
    half_a_year_of_rounds(scene)
    return scene


def test_six_or_seven_a_working_day_and_every_fail_has_its_ticket(at, ann: Person, rita: Person, olga: Person, tom: Person) -> None:
    at(AFTERNOON)
    play(AFTERNOON, ann, rita, olga, tom)
    assert set(Checklist.objects.values_list("kind", flat=True)) == set(RoundKind.values)
    month = MONDAY_9AM - 30 * DAY, MONDAY_9AM
    share, rate = on_time(*month, now=AFTERNOON), environment(MONDAY_9AM - 180 * DAY, MONDAY_9AM).rate
    assert (120 <= share.all <= 170, 0.85 < (share.rate or 0) < 1, 0.95 < (rate or 0) < 1) == (True, True, True)
    assert not RoundAnswer.objects.failed().filter(ticket=None).exists()
    today = Round.objects.filter(due_at__gte=MONDAY_9AM - 9 * HOUR)
    assert (today.done().count(), today.open().count()) == (4, 2)  # the washrooms of the afternoon, and a room after use


def test_the_rules_go_on_from_there(at, ann: Person, rita: Person, olga: Person, tom: Person) -> None:
    at(AFTERNOON)
    play(AFTERNOON, ann, rita, olga, tom)
    before = Round.objects.count()
    RuleState.objects.create(rule="repairs.open_rounds", live_from=AFTERNOON)
    run(RULES["repairs.open_rounds"], now=AFTERNOON + 150 * MINUTE)
    assert Round.objects.count() == before + 2  # both floors are closed at 18:30
