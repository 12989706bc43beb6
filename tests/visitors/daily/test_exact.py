"""Whatever people do at the counter, in whatever order: after each look what was counted is what counting everything anew comes to."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from frontdesk.daily import counting
from frontdesk.daily.models import DayFacts
from frontdesk.people.actions import people
from frontdesk.people.models import Department, Person, Posting
from tests.counts import count
from tests.factories.calls import a_call, a_complaint
from tests.factories.incidents import an_incident
from tests.factories.people import PersonFactory
from tests.factories.visitors import a_message, arrived_visit, expected_visit
from tests.facts import Deed, Place, counted, wrong
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import accuracy, calls, complaints, incidents, kiosk_time, messages, moving, rings, thanks, undo, visits
from visitors.actions.forgetting.visits import forget_visits
from visitors.actions.incidents_assigning import grade
from visitors.actions.incidents_restricting import restrict, unrestrict
from visitors.models import AccuracySample, Call, Complaint, Incident, Message, Visit

pytestmark = pytest.mark.django_db


class Counter(Place):
    """A counter at which anything may happen next."""

    def __init__(self, seed: int, rita: Person, olga: Person):
        super().__init__(seed)
        self.rita, self.olga = rita, olga
        self.hosts = [PersonFactory(name=f"接待{n}") for n in range(3)]
        self.departments = list(Department.objects.filter(people__in=self.hosts))

    def minutes(self) -> timedelta:
        return self.dice.choice([0, 1, 2, 3, 7, 61, 130]) * MINUTE

    @property
    def deeds(self) -> list[Deed]:
        one, by, dice = self.any_of, {"by": self.rita, "now": self.now}, self.dice
        return [
            *[lambda: arrived_visit(dice.choice(self.hosts), now=self.now)] * 4,
            lambda: expected_visit(dice.choice(self.hosts), now=self.now, expected_at=self.now + HOUR),
            *[self.arrives] * 2,
            *[lambda: visits.let_in(one(Visit), **by)] * 3,
            *[lambda: visits.check_out(one(Visit), **by)] * 2,
            *[lambda: undo.undo(one(Visit), **by)] * 4,
            lambda: visits.cancel(one(Visit), **by),
            lambda: moving.move(one(Visit), to=self.now + DAY, **by),
            *[lambda: thanks.give_feedback(one(Visit), score=dice.randint(1, 5), now=self.now)] * 2,
            lambda: forget_visits(Visit.objects.filter(pk=one(Visit).pk, left_at__isnull=False), now=self.now),
            self.moves,
            lambda: a_message(dice.choice(self.hosts), **by),
            lambda: messages.read(one(Message), by=one(Message).recipient, now=self.now),
            lambda: messages.follow_up(one(Message), by=self.rita, now=self.now),
            *[lambda: a_call(self.rita, now=self.now, phone="02155558000", in_three_rings=dice.choice([None, True, False]))] * 2,
            lambda: calls.void(one(Call), **by),
            lambda: calls.unvoid(one(Call), **by),
            lambda: rings.take([(one(Call).began_at + MINUTE, "02155558000", True, dice.randint(1, 6))], **by),
            lambda: a_complaint(self.rita, dice.choice(self.departments), now=self.now, category=dice.choice(["quality", "price"])),
            lambda: complaints.answer(one(Complaint), outcome="换新", **by),
            lambda: complaints.rate(one(Complaint), score=dice.randint(1, 5), **by),
            lambda: an_incident(self.rita, now=self.now, kind=dice.choice(["loss", "quality"])),
            lambda: incidents.answer(one(Incident), words="马上", by=self.olga, now=self.now),
            lambda: grade(one(Incident), severity=dice.choice(["major", "ordinary"]), words="改", by=self.olga, now=self.now),
            lambda: restrict(one(Incident), named=[self.olga], words="保密", by=self.olga, now=self.now),
            lambda: unrestrict(one(Incident), words="公开", by=self.olga, now=self.now),
            self.samples,
        ]

    def arrives(self) -> None:
        """Checked in at the kiosk, by somebody who stood there for a while."""
        visits.check_in(self.any_of(Visit), now=self.now)
        kiosk_time.count("expected", began=self.now - self.minutes(), now=self.now)

    def moves(self) -> None:
        """A host changes to another department."""
        host = Person.objects.get(pk=self.dice.choice(self.hosts).pk)
        people.edit(host, values={"department": self.dice.choice(self.departments)}, seen={}, by=self.olga, now=self.now)

    def samples(self) -> None:
        week = self.now.date() - timedelta(days=self.now.weekday())
        sample = AccuracySample.objects.filter(week_on=week).first() or accuracy.draw(week, now=self.now)
        if record := sample.records.first():
            accuracy.tick(record, is_right=self.dice.random() < 0.8, wrong="公司", by=self.olga, now=self.now)


def lived(seed: int, rita: Person, olga: Person, looks: Callable[[datetime], None] = counted) -> list[str]:
    """Many things happen, now and then somebody looks; whatever was wrong after a look."""
    return Counter(seed, rita, olga).lived(looks)


@pytest.mark.parametrize("seed", range(count(20, 3)))
def test_after_each_look_facts_are_what_counting_anew_comes_to(seed: int, rita: Person, olga: Person) -> None:
    assert lived(seed, rita, olga) == []
    assert Visit.objects.filter(arrived_at__isnull=False).exists()


def test_without_looking_at_the_trail_a_difference_is_found(rita: Person, olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "touches", lambda daily, settled: {})
    assert lived(0, rita, olga)


def test_without_the_former_day_a_difference_is_found(rita: Person, olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "former_days", lambda daily, ids: set())
    assert lived(0, rita, olga) + lived(1, rita, olga) + lived(2, rita, olga)


def test_who_changes_department_counts_for_the_old_one_until_the_next_morning(rita: Person, olga: Person) -> None:
    host, other = PersonFactory(), PersonFactory()
    before = host.department
    arrived_visit(host)
    people.edit(host, values={"department": other.department}, seen={}, by=olga, now=MONDAY_9AM + HOUR)
    arrived_visit(host, now=MONDAY_9AM + 2 * HOUR)
    arrived_visit(host, now=MONDAY_9AM + DAY)
    counted(MONDAY_9AM + DAY + HOUR)
    found = [row.counts for row in DayFacts.objects.filter(daily="visitors.came").order_by("day")]
    assert [{key: many for key, many in counts.items() if key.startswith("dept")} for counts in found] == [
        {f"dept:{before.pk}": 2},
        {f"dept:{other.department_id}": 1},
    ]
    assert list(Posting.objects.order_by("since").values_list("department", flat=True)) == [before.pk, other.department_id]
    assert wrong() == []
