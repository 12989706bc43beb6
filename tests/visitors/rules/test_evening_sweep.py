"""In the evening what is open is closed as "time unknown", once: a truth table of moments, outages and late comers."""

from datetime import datetime

import pytest

from frontdesk.limits import actions as limits
from frontdesk.people.models import Company, Person
from frontdesk.timed.models import Fired, RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import fire, run
from frontdesk.todos.models import Todo
from frontdesk.workdays.models import OfficeHours
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import SHANGHAI
from tests.races import together
from visitors.actions import leaving, stepping_out, thanks, undo, visits
from visitors.models import Belonging, Visit, VisitEvent
from visitors.models.visit import State
from visitors.rules.evening_sweep import EveningSweep

pytestmark = pytest.mark.django_db
RULE = "visitors.evening_sweep"


def at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE, live_from=at("09-01", "00:00"))


def sweep(*moments: datetime) -> list[int]:
    """How many are closed by looks at these moments."""
    return [len(run(RULES[RULE], now=moment).acted) for moment in moments]


def left(visit: Visit) -> datetime | None:
    return Visit.objects.get(pk=visit.pk).left_at


TIMES = {
    "before, at, after": ("11-23 09:00", ["11-23 20:59", "11-23 21:00", "11-23 21:01"], [0, 1, 0], "11-23 21:00"),
    "came after the sweep": ("11-23 22:10", ["11-23 22:30", "11-24 20:59", "11-24 21:00"], [0, 0, 1], "11-24 21:00"),
    "came at that moment": ("11-23 21:00", ["11-23 21:00", "11-24 21:00"], [0, 1], "11-24 21:00"),
    "midnight": ("11-23 23:50", ["11-24 00:10", "11-24 21:00"], [0, 1], "11-24 21:00"),
    "outage: the evening that was missed": ("11-23 09:00", ["11-26 08:00", "11-26 21:00"], [1, 0], "11-23 21:00"),
    "Sunday": ("11-22 09:00", ["11-22 21:00"], [1], "11-22 21:00"),
    "holiday": ("10-01 09:00", ["10-01 21:00"], [1], "10-01 21:00"),
    "a Sunday that is worked": ("09-27 09:00", ["09-27 21:00"], [1], "09-27 21:00"),
}


@pytest.mark.parametrize("case", list(TIMES))
def test_when(case: str, ann: Person) -> None:
    came, looks, closed, left_at = TIMES[case]
    visit = arrived_visit(ann, now=at(*came.split()))
    assert (sweep(*(at(*look.split()) for look in looks)), left(visit)) == (closed, at(*left_at.split()))
    assert Visit.objects.get().is_time_unknown


def test_every_open_visit_is_closed_vip_too_and_nobody_else(ann: Person, rita: Person) -> None:
    badges(5)
    morning = at("11-23", "09:00")
    here = [arrived_visit(ann, name=name, now=morning) for name in ("等", "在", "出", "贵宾")]
    for visit in here[1:]:
        visits.let_in(visit, by=rita, now=morning)
    stepping_out.step_out(here[2], by=rita, now=morning)
    Visit.objects.filter(pk=here[3].pk).update(is_vip=True)
    gone = visits.check_out(arrived_visit(ann, name="走", now=morning), by=rita, now=morning)
    expected = expected_visit(ann, now=morning)
    Belonging.objects.create(visit=here[1], what="电脑", in_at=morning)

    assert sweep(at("11-23", "21:00")) == [4]

    assert {left(visit) for visit in here} == {at("11-23", "21:00")}
    assert (left(gone), left(expected), Belonging.objects.inside().count()) == (morning, None, 1)
    assert Todo.objects.open().filter(promise="visitors.badge_back").count() == 3  # who waited had none yet
    assert Todo.objects.open().filter(promise="visitors.thanks_within_a_day", since_at=at("11-23", "21:00")).count() == 4


def test_an_outage_closes_nobody_before_anything_that_is_known_of_them(ann: Person, rita: Person) -> None:
    visit = visits.let_in(arrived_visit(ann, now=at("11-23", "09:00")), by=rita, now=at("11-24", "08:00"))  # met in the morning
    assert (sweep(at("11-26", "08:00")), left(visit)) == ([1], at("11-24", "21:00"))


def test_what_the_desk_takes_back_is_closed_the_next_evening(ann: Person, rita: Person) -> None:
    visit = arrived_visit(ann, now=at("11-23", "09:00"))
    sweep(at("11-23", "21:00"))
    undo.undo(visit, by=rita, now=at("11-23", "21:05"))
    assert (Visit.objects.get().state, Visit.objects.get().is_time_unknown) == (State.WAITING, False)
    assert sweep(at("11-23", "21:06"), at("11-24", "20:59"), at("11-24", "21:00")) == [0, 0, 1]


def test_never_before_the_office_closes(ann: Person, olga: Person) -> None:
    limits.change(EveningSweep, values={"at": "17:00"}, by=olga, now=at("11-20", "09:00"))
    arrived_visit(ann, now=at("11-23", "09:00"))
    assert sweep(at("11-23", "17:30"), at("11-23", "18:00")) == [0, 1]
    OfficeHours.objects.update(closes="22:00")
    arrived_visit(ann, now=at("11-24", "09:00"))
    assert sweep(at("11-24", "21:30"), at("11-24", "22:00")) == [0, 1]


def test_nothing_from_before_the_rule_went_live_is_closed_at_once(ann: Person) -> None:
    RuleState.objects.update(live_from=at("11-23", "12:00"))
    visit = arrived_visit(ann, now=at("10-12", "09:00"))
    assert (sweep(at("11-23", "12:01"), at("11-23", "21:00")), left(visit)) == ([0, 1], at("11-23", "21:00"))


def test_who_leaves_between_the_look_and_the_act_has_left(ann: Person, rita: Person) -> None:
    visit = arrived_visit(ann, now=at("11-23", "09:00"))
    rule, evening = RULES[RULE], at("11-23", "21:00")
    [owed] = rule.due(evening, at("11-01", "00:00"))
    visits.check_out(visit, by=rita, now=evening)
    fire(rule, owed, rule.once(owed), now=evening)
    assert (Visit.objects.get().left_by, Visit.objects.get().is_time_unknown) == (rita, False)


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_close_once(ann: Person) -> None:
    RuleState.objects.get_or_create(rule=RULE, defaults={"live_from": at("09-01", "00:00")})
    for number in range(3):
        arrived_visit(ann, name=f"访客{number}", now=at("11-23", "09:00"))
    looked = together(4, lambda number: len(run(RULES[RULE], now=at("11-23", "21:00")).acted))
    assert (sum(looked), Fired.objects.filter(rule=RULE).count(), VisitEvent.objects.filter(verb="sweep").count()) == (3, 3, 3)


def test_the_thanks_go_out_after_the_sweep_and_the_true_time_sends_no_second(ann: Person, rita: Person) -> None:
    Company.objects.create()
    visit = arrived_visit(ann, email="li@example.com", now=at("11-23", "09:00"))
    sweep(at("11-23", "21:00"))
    thanks.send(visit, now=at("11-23", "22:00"))
    leaving.set_left(visit, at=at("11-23", "17:30"), by=rita, now=at("11-24", "08:30"))
    visit.refresh_from_db()
    assert (visit.left_at, visit.is_time_unknown, thanks.send(visit, now=at("11-24", "09:00"))) == (at("11-23", "17:30"), False, False)


def test_its_next_moments() -> None:
    moments = RULES[RULE].moments(at("11-23", "21:00"))
    assert [next(moments) for _each in range(2)] == [at("11-24", "21:00"), at("11-25", "21:00")]
