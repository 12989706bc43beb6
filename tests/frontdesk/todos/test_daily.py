"""Whatever happens to to-dos: after each look what was counted is what counting anew comes to, and the page says the same until now."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frontdesk.daily import counting
from frontdesk.daily.daily import DAILIES
from frontdesk.daily.models import DayFacts
from frontdesk.daily.reading import Facts
from frontdesk.people.actions import people
from frontdesk.people.models import Department, Person, Posting
from frontdesk.people.permissions import Role
from frontdesk.todos import actions as todos
from frontdesk.todos import daily
from frontdesk.todos.daily import Due, rates
from frontdesk.todos.handing_over import hand_over
from frontdesk.todos.models import Outcome, Todo
from frontdesk.todos.pausing import pause, resume
from frontdesk.todos.promises import PROMISES, Clock
from frontdesk.todos.recompute import recompute, recompute_open
from frontdesk.workdays.models import Day
from frontdesk.workdays.periods import MONTH, QUARTER, YEAR, Period
from meetings.actions import booking
from meetings.models.room import Rights
from tests.counts import count
from tests.factories.incidents import an_action, an_incident
from tests.factories.meetings import a_room, booked
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.facts import Deed, Place, counted, wrong
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.promised import kind_of, owed
from tests.queries import queries
from visitors.actions import incidents
from visitors.actions.incidents_restricting import restrict, unrestrict
from visitors.models import Incident

pytestmark = pytest.mark.django_db
NOVEMBER = Period(date(2026, 11, 1))


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> list[type]:
    """One a clock."""
    return [kind_of(monkeypatch, clock) for clock in Clock]


class Office(Place):
    """People owe things, do them, hand them on, change departments; some of it is about what is kept quiet."""

    dailies = (Due.name,)

    def __init__(self, seed: int, kinds: list[type], olga: Person) -> None:
        super().__init__(seed)
        self.kinds, self.olga = kinds, olga
        self.people = [PersonFactory(name=f"办事{n}", roles=["employee"]) for n in range(3)]
        self.departments = [*Department.objects.filter(people__in=self.people), DepartmentFactory(name=f"新部门{seed}")]

    @property
    def deeds(self) -> list[Deed]:
        one, dice, by = self.any_of, self.dice, {"by": self.olga, "now": self.now}
        return [
            *[self.owes] * 5,
            *[lambda: todos.tick(one(Todo), **by)] * 3,
            lambda: todos.untick(one(Todo), **by),
            lambda: pause(one(Todo), until=self.now + dice.choice([1, 30, 200]) * HOUR, reason="等", **by),
            lambda: resume(one(Todo), **by),
            lambda: hand_over(one(Todo), to=dice.choice(self.people), **by),
            lambda: todos.drop(one(Todo), **by),
            self.brings_back,
            *[self.changes_department] * 2,
            self.changes_calendar,
            self.reports,
            lambda: an_action(one(Incident), dice.choice(self.people), self.olga, now=self.now, due_on=self.day_to_come()),
            lambda: incidents.answer(one(Incident), words="马上", **by),
            lambda: restrict(one(Incident), named=[self.olga], words="保密", **by),
            lambda: unrestrict(one(Incident), words="公开", **by),
        ]

    def reports(self) -> None:
        given = {"department": self.dice.choice(self.departments), "severity": self.dice.choice(["major", "ordinary"])}
        an_incident(self.olga, now=self.now, **given)

    def day_to_come(self) -> date:
        return timezone.localdate(self.now) + timedelta(days=self.dice.randint(0, 9))

    def owes(self) -> None:
        kind, by_role = self.dice.choice(self.kinds), self.dice.random() < 0.3
        subject, who = PersonFactory(), self.dice.choice(self.people)
        owed(kind, None if by_role else who, self.now, subject=subject, role=Role.RECEPTIONIST if by_role else "")

    def brings_back(self) -> None:
        todo = self.any_of(Todo)
        if todo.done_at and todo.promise.startswith("tests."):
            kind, subject = type(PROMISES[todo.promise]), Person.objects.get(pk=todo.subject_id)
            if todo.outcome == Outcome.WITHDRAWN:
                todos.bring_back(kind, subject=subject, withdrawn_at=todo.done_at, now=self.now)
            else:
                todos.reopen(kind, subject=subject, now=self.now)

    def changes_department(self) -> None:
        who = Person.objects.get(pk=self.dice.choice(self.people).pk)
        people.edit(who, values={"department": self.dice.choice(self.departments)}, seen={}, by=self.olga, now=self.now)

    def changes_calendar(self) -> None:
        """A day to come is a day off, or is one no more."""
        day, is_made = Day.objects.get_or_create(on=self.day_to_come(), defaults={"is_workday": False, "name_zh": "厂休"})
        if not is_made:
            day.delete()
        recompute_open(now=self.now, by=self.olga)


def by_hand(period: Period, now: datetime) -> Counter[tuple[str, str, int | None, str]]:
    """Kind, role, department of that day, and how it was kept: to-do by to-do."""
    found: Counter[tuple[str, str, int | None, str]] = Counter()
    begin, end = period.bounds
    for todo in Todo.objects.exclude(outcome=Outcome.WITHDRAWN).select_related("holder"):
        if not begin <= todo.due_at < min(end, now) or is_quiet(todo):
            continue
        state = "open" if todo.done_at is None else "on_time" if todo.done_at <= todo.due_at else "late"
        found[todo.promise, todo.role, department_of(todo), state] += 1
    return found


def is_quiet(todo: Todo) -> bool:
    about = {"visitors.incident": "pk", "visitors.correctiveaction": "actions"}
    return (
        todo.subject_type in about
        and Incident.objects.filter(**{about[todo.subject_type]: todo.subject_id}, restricted_at__isnull=False).exists()
    )


def department_of(todo: Todo) -> int | None:
    if todo.holder is None:
        return None
    postings = list(Posting.objects.filter(person=todo.holder).order_by("since"))
    before = [each for each in postings if each.since <= timezone.localdate(todo.due_at)] or postings[:1]
    return before[-1].department_id if before else todo.holder.department_id


def from_facts(period: Period, now: datetime) -> Counter[tuple[str, str, int | None, str]]:
    found: Counter[tuple[str, str, int | None, str]] = Counter()
    for rate in rates(Facts().so_far(Due.name, period, now), Department.objects.in_bulk()):
        for state in ("open", "on_time", "late"):
            found[rate.promise, rate.role, rate.department.pk if rate.department else None, state] += getattr(rate, state)
    return found


def lived(seed: int, kinds: list[type], olga: Person) -> list[str]:
    return Office(seed, kinds, olga).lived()


@pytest.mark.parametrize("seed", range(count(20, 4)))
def test_after_each_look_facts_are_what_counting_anew_comes_to(seed: int, kinds: list[type], olga: Person) -> None:
    office = Office(seed, kinds, olga)
    assert office.lived() == []
    for now in (office.now, office.now + 3 * HOUR):
        for months in (MONTH, QUARTER, YEAR):
            here = Period.holding(timezone.localdate(now), months)
            for period in (here.before, here, here.following):
                assert +from_facts(period, now) == by_hand(period, now)
    assert DayFacts.objects.filter(daily=Due.name).exists()


def test_without_looking_at_the_trail_a_difference_is_found(kinds: list[type], olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "touches", lambda daily, settled: {})
    assert lived(0, kinds, olga)


def test_what_is_due_later_today_is_not_late_and_not_counted(kinds: list[type], ann: Person) -> None:
    first = owed(kinds[0], ann, MONDAY_9AM - 8 * HOUR)
    owed(kinds[0], ann, MONDAY_9AM - 8 * HOUR + MINUTE, subject=ann)
    todos.tick(first, by=ann, now=MONDAY_9AM)
    counted(MONDAY_9AM)
    found = [
        [(rate.on_time, rate.late, rate.open) for rate in rates(Facts().so_far(Due.name, NOVEMBER, now), Department.objects.in_bulk())]
        for now in (MONDAY_9AM, MONDAY_9AM + MINUTE, MONDAY_9AM + 2 * MINUTE)
    ]
    assert found == [[], [(1, 0, 0)], [(1, 0, 1)]]


def nothing(*_arguments: object) -> set[int]:
    return set()


@pytest.mark.parametrize("is_seen", [True, False])
def test_who_changes_department_owes_in_the_old_one_until_the_next_morning(
    is_seen: bool, kinds: list[type], ann: Person, olga: Person, office: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what is due on days to come that were counted already; unless nobody looks for it."""
    if not is_seen:
        monkeypatch.setattr(daily, "of_movers", nothing)
    product = ann.department_id
    for number, subject in enumerate(PersonFactory.create_batch(3)):
        owed(kinds[0], ann, MONDAY_9AM + number * DAY, subject=subject)  # Monday, Tuesday and Wednesday at 17:00
    for later in (0, 1):  # from the second look on what was opened is not looked at any more
        counted(MONDAY_9AM + later * HOUR)
    people.edit(ann, values={"department": office}, seen={}, by=olga, now=MONDAY_9AM + HOUR)
    counted(MONDAY_9AM + 2 * HOUR)
    found = +from_facts(NOVEMBER, MONDAY_9AM + 4 * DAY)
    as_it_is = found == {("tests.kept_wall", "", product, "open"): 1, ("tests.kept_wall", "", office.pk, "open"): 2}
    assert (as_it_is, bool(wrong(Due.name))) == (is_seen, not is_seen)


@pytest.mark.parametrize("is_seen", [True, False])
def test_what_was_owed_about_an_incident_goes_from_the_facts_when_it_is_restricted(
    is_seen: bool, olga: Person, bo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done before is touched by nothing but the incident's own entry."""
    if not is_seen:
        monkeypatch.setattr(daily, "_about", lambda promise, subjects: nothing)
    incident = an_incident(olga, department=bo.department)
    incidents.answer(incident, words="马上", by=bo, now=MONDAY_9AM + MINUTE)
    counted(MONDAY_9AM + HOUR)
    assert sum(from_facts(NOVEMBER, MONDAY_9AM + 4 * DAY).values()) == 1
    counted(MONDAY_9AM + DAY)
    restrict(incident, named=[olga], words="保密", by=olga, now=MONDAY_9AM + DAY)
    counted(MONDAY_9AM + DAY + HOUR)
    left = sum(from_facts(NOVEMBER, MONDAY_9AM + 4 * DAY).values())
    assert (left, bool(wrong(Due.name))) == ((0, False) if is_seen else (1, True))


@pytest.mark.parametrize("is_seen", [True, False])
def test_a_deadline_that_its_subject_moves_is_counted_on_its_new_day(
    is_seen: bool, ann: Person, olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A meeting that waits for the office's answer goes to another day."""
    if not is_seen:
        monkeypatch.setattr("meetings.actions.booking.follow_subject", lambda todo, by, now: recompute(todo, now=now))
    mine = booked(ann, room=a_room("甲", rights=Rights.ASK), begins=MONDAY_9AM + 6 * HOUR, now=MONDAY_9AM)
    counted(MONDAY_9AM + HOUR)
    counted(MONDAY_9AM + 2 * HOUR)
    begins = MONDAY_9AM + 3 * DAY
    booking.move(mine, begins=begins, ends=begins + HOUR, by=olga, now=MONDAY_9AM + 3 * HOUR)
    counted(MONDAY_9AM + 4 * HOUR)
    assert bool(wrong(Due.name)) != is_seen


def test_every_kind_that_may_be_kept_quiet_says_what_makes_it_so() -> None:
    quiet = {kind.name for kind in PROMISES if kind.kept_quiet() is not None}
    assert quiet == {kind.name for kind in PROMISES if kind.quiet_by}
    assert quiet


@pytest.mark.parametrize("many", [1, 30])
def test_rates_of_months_that_are_over_ask_for_facts_and_names_alone(kinds: list[type], ann: Person, tom: Person, many: int) -> None:
    for number in range(many):
        made = [owed(kinds[0], person, MONDAY_9AM + number * MINUTE, subject=person) for person in (ann, tom)]
        todos.tick(made[0], by=ann, now=MONDAY_9AM + HOUR)
        todos.tick(made[1], by=tom, now=MONDAY_9AM + DAY)
    now = MONDAY_9AM + 30 * DAY
    counted(now)
    found: list[tuple[str, int, int, int, int]] = []

    def reads() -> None:
        each = rates(Facts().so_far(Due.name, NOVEMBER, now), Department.objects.in_bulk())
        found.extend((rate.department.name if rate.department else "", rate.due, rate.on_time, rate.late, rate.open) for rate in each)

    assert queries(reads) == 2
    assert found == sorted([(ann.department.name, many, many, 0, 0), (tom.department.name, many, 0, many, 0)])


def test_today_is_read_by_the_small_index_of_what_is_due_however_many_there_are(kinds: list[type], ann: Person, figure: Figure) -> None:
    """Among half a million in `make prove`: of the days that are over nothing is read but what was counted."""
    first, many = owed(kinds[0], ann, MONDAY_9AM - 8 * HOUR), count(500_000, 5_000)
    fields = {field.attname: getattr(first, field.attname) for field in Todo._meta.concrete_fields if field.attname != "id"}
    for start in range(0, many, 50_000):
        numbers = range(start, min(start + 50_000, many))
        made = [Todo(**fields | {"subject_id": 10**9 + n, "due_at": MONDAY_9AM - (1 + n % 3000) * DAY}) for n in numbers]
        Todo.objects.bulk_create(made, batch_size=5_000)
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE todos_todo")
    with CaptureQueriesContext(connection) as asked:
        assert DAILIES[Due.name].today(MONDAY_9AM + MINUTE).total() == 1
    plan = connection.ops.explain_query_prefix() + " " + asked[0]["sql"]
    with connection.cursor() as cursor:
        cursor.execute(plan)
        said = " ".join(str(row) for row in cursor.fetchall())
    figure(f"among {many:,} to-dos: {said[:90]}")
    assert "todo_due" in said
