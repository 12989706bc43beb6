"""The demo company's tickets: half a year that follows from its events, and a queue with every state, whatever day it is started on."""

from collections import Counter
from datetime import datetime, timedelta
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone

from frontdesk.numbers import invariants as numbers
from frontdesk.office.demo.places import name_the_places
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.scene import Scene
from frontdesk.scene_years import YEAR
from frontdesk.todos.models import Todo
from frontdesk.workdays.load import calendar
from repairs import invariants
from repairs.actions.timing import COLUMNS, kept
from repairs.demo.long_past import long_past
from repairs.demo.rounds import half_a_year_of_rounds
from repairs.demo.setup import set_up_repairs
from repairs.demo.stage import set_stage
from repairs.demo.tickets import TICKETS, half_a_year_of_tickets
from repairs.finding.clocks import clocks_at
from repairs.finding.met import met_in
from repairs.finding.queue import tickets_of
from repairs.finding.recurring import episodes
from repairs.finding.work import day_of, offers_of
from repairs.models import EventKind, Extension, HandOff, Offer, Pause, Rating, Recurrence, Summary, SummaryDate, Ticket, TicketEvent
from repairs.models.ticket_states import State
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI

pytestmark = [pytest.mark.django_db, pytest.mark.once]
AFTERNOON = MONDAY_9AM + 3 * DAY + 6 * HOUR + 10 * MINUTE
MOMENTS = {
    "a Saturday": MONDAY_9AM + 5 * DAY,
    "Monday before the office opens": MONDAY_9AM - HOUR,
    "an evening": MONDAY_9AM + 12 * HOUR,
    "a holiday": MONDAY_9AM.replace(month=10, day=3),
    "the day after a holiday": MONDAY_9AM.replace(month=10, day=8, hour=10),
    "new year's night": MONDAY_9AM.replace(year=2027, month=1, day=1) - 8 * HOUR,
}


@pytest.fixture
def cast(ann: Person, bo: Person, rita: Person, olga: Person, tom: Person) -> dict[str, Person]:
    """Bo heads Ann's department, Olga Tom's; four colleagues in the office, a dozen elsewhere."""
    Department.objects.filter(pk=ann.department_id).update(head=bo)
    Department.objects.filter(pk=olga.department_id).update(head=olga)
    PersonFactory.create_batch(4, department=olga.department, roles=[Role.EMPLOYEE])
    PersonFactory.create_batch(12, department=ann.department, roles=[Role.EMPLOYEE])
    return {"ann": ann, "bo": bo, "rita": rita, "olga": olga, "tom": tom}


def play(cast: dict[str, Person], now: datetime, seed: int = 7) -> Scene:
    scene = Scene(Random(seed), now, "small", list(Person.objects.order_by("pk")), dict(cast))
    name_the_places(scene)
    set_up_repairs(scene)
    half_a_year_of_rounds(scene)
    half_a_year_of_tickets(scene)
    return scene


def laws_hold(now: datetime, since: datetime = datetime(1970, 1, 1, tzinfo=SHANGHAI)) -> None:
    """What is kept of every ticket follows from its events, which lie in order and not ahead; numbers have no hole."""
    assert [*invariants.clocks(), *numbers.no_holes()] == []
    tickets = list(Ticket.objects.filter(merged_at=None, reported_at__gte=since).with_events())
    clocks = clocks_at(tickets, now)
    assert [(str(t), name) for t in tickets for name in COLUMNS if getattr(t, name) != kept(clocks[t.pk], now)[name]] == []
    for ticket in tickets:
        moments = [event.happened_at for event in ticket.events.all()]
        assert moments == sorted(moments)
        assert moments[-1] <= now


def test_half_a_year_is_true_and_every_list_has_something(at, cast: dict[str, Person]) -> None:
    at(AFTERNOON)
    scene = play(cast, AFTERNOON)
    laws_hold(AFTERNOON)
    assert scene.rng.getstate() == Random(7).getstate()  # the rest of the company throws the same dice as before
    assert Ticket.objects.count() == TICKETS
    over = Ticket.objects.over()
    assert over.filter(merged_at__isnull=False).count() == 4
    assert over.filter(cycle=2).count() >= 3
    assert over.filter(cancelled_at__isnull=False).count() >= 3
    met = met_in(AFTERNOON.date().replace(month=8, day=1))
    late = [each.is_late for each in met if each.part == "solution"]
    assert 0.7 < late.count(False) / len(late) < 0.98
    assert set(Rating.objects.values_list("stars", flat=True)) == {1, 2, 3, 4, 5}
    assert (Rating.objects.low(2).count(), Todo.objects.open().filter(promise="repairs.low_rating").count()) == (6, 1)
    assert HandOff.objects.exclude(invoice="").filter(cost__gt=0).count() > 5
    assert Pause.objects.filter(ended_at__isnull=False).count() > 5
    assert (Extension.objects.agreed().count(), Extension.objects.open().count()) == (1, 1)
    two_faults_come_back()
    stands(cast, AFTERNOON)


def two_faults_come_back() -> None:
    """And the rule finds no other."""
    assert {(str(each.thing), bool(each.settled_at)) for each in Recurrence.objects.all()} == {
        ("2 层彩色打印机", False),
        ("2 层洗手台", False),
        ("南门闸机", True),
    }
    assert all(each.cost > 0 for each in Recurrence.objects.all())
    assert episodes(AFTERNOON, least=3, within=timedelta(days=90)) == []


def stands(cast: dict[str, Person], now: datetime) -> None:
    """A living queue: every log-in has something before them."""
    open_now = list(Ticket.objects.open())
    states = Counter(ticket.state for ticket in open_now)
    assert 12 <= len(open_now) <= 17
    assert {State.REPORTED, State.ACCEPTED, State.STARTED, State.PAUSED, State.RESOLVED} <= set(states)
    burst = Ticket.objects.get(urgency="emergency", accepted_at=None)
    assert Offer.objects.open().filter(ticket=burst, is_broadcast=True).count() == 2
    assert HandOff.objects.out().count() == 1
    assert Ticket.objects.running().filter(promised_on__gt=timezone.localdate(now), hand_offs=None).count() == 1
    days = [calendar().days_between(ticket.reported_at, now) for ticket in open_now if ticket.is_running]
    assert (any(DAY < age < 2 * DAY for age in days), any(age > 2 * DAY for age in days)) == (True, True)
    mine = Counter(ticket.state for ticket in Ticket.objects.of_asker(cast["ann"]))
    assert {State.REPORTED, State.STARTED, State.PAUSED, State.RESOLVED, State.CLOSED} <= set(mine)
    assert (len(day_of(cast["tom"], now)) >= 5, len(offers_of(cast["tom"], now))) == (True, 2)
    assert tickets_of(cast["olga"]).running().count() >= 11
    summary = Summary.objects.get()
    assert (calendar().is_workday(summary.day), summary.made_at <= now, len(summary.rows) >= 5) == (True, True, True)
    assert {date.department.head for date in SummaryDate.objects.all()} == {cast["bo"], cast["olga"]}
    assert Todo.objects.open().filter(promise="repairs.rectified", holder=cast["bo"]).exists()


@pytest.mark.prove
@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_whatever_day_it_is_started_on(now: datetime, at, cast: dict[str, Person]) -> None:
    at(now)
    play(cast, now)
    laws_hold(now)
    stands(cast, now)


@pytest.mark.prove
def test_the_same_seed_makes_the_same_tickets_and_another_seed_others(at, cast: dict[str, Person]) -> None:
    at(AFTERNOON)
    assert (first := tickets(cast, 7)) == tickets(cast, 7)
    assert first != tickets(cast, 8)


def tickets(cast: dict[str, Person], seed: int) -> list[tuple]:
    """What happened, without ids; undone afterwards."""
    with transaction.atomic():
        play(cast, AFTERNOON, seed)
        rows = list(TicketEvent.objects.order_by("pk").values_list("ticket__number", "ticket__words", "kind", "happened_at", "happened_by"))
        transaction.set_rollback(True)
    return rows


def test_the_long_past_is_true_too(at, cast: dict[str, Person]) -> None:
    at(AFTERNOON)
    scene = Scene(Random(7), AFTERNOON, "large", list(Person.objects.order_by("pk")), dict(cast))
    name_the_places(scene)
    set_up_repairs(scene)
    assert long_past(set_stage(scene), 300) == Ticket.objects.count() == 300
    laws_hold(AFTERNOON, since=Ticket.objects.latest("reported_at").reported_at - YEAR)  # holidays of other years lay otherwise
    assert TicketEvent.objects.filter(kind=EventKind.CLOSED).count() == 300
    for ticket in Ticket.objects.filter(number__endswith="-001").with_events():
        events = ticket.events.all()
        assert (ticket.number[3:11], events[0].happened_at, len(events)) == (
            f"{timezone.localdate(ticket.reported_at):%Y%m%d}",
            ticket.reported_at,
            6,
        )
