"""The large company's visits: half a year told twenty times, the nineteen before it forgotten, each with what lies beside it."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from frontdesk.invariants import INVARIANTS
from frontdesk.people.models import Person
from frontdesk.scene import Scene
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import source_of
from frontdesk.todos.models import Todo
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.actions.forgetting import ended_before
from visitors.demo import book, long_past
from visitors.models import Badge, BadgeLoan, SampledVisit, Visit, VisitEvent

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOW = MONDAY_9AM + 3 * DAY + 6 * HOUR


def test_each_half_year_before_is_like_the_one_that_is_told_and_forgotten(
    at, monkeypatch: pytest.MonkeyPatch, ann: Person, bo: Person, rita: Person, olga: Person
) -> None:
    at(NOW)
    monkeypatch.setitem(book.DAYS, "large", (long_past.STEP.days, 1))
    monkeypatch.setattr(long_past, "TIMES", 4)
    Badge.objects.bulk_create([Badge(number=f"A{number:03d}") for number in range(1, 9)])
    book.history(Scene(Random(7), NOW, "large", [ann, bo, rita, olga], {"ann": ann, "bo": bo, "rita": rita, "olga": olga}))

    told = Visit.objects.filter(arrived_at__gte=NOW - long_past.STEP - DAY)
    assert (Visit.objects.count(), Visit.objects.exclude(name="*").count()) == (4 * told.count(), told.count() > 100 and told.count())
    assert not ended_before(NOW - long_past.STEP - DAY).exists()
    for n in range(4):
        mine = Visit.objects.filter(pk__range=(1 + n * told.count(), (n + 1) * told.count())).order_by("pk")
        for first, again in zip(told.order_by("pk"), mine, strict=True):
            assert (again.arrived_at, again.left_at) == (first.arrived_at - n * long_past.STEP, first.left_at - n * long_past.STEP)
            assert timezone.localtime(again.arrived_at).weekday() == timezone.localtime(first.arrived_at).weekday()
            assert [event.happened_at for event in again.events.order_by("pk")] == [
                event.happened_at - n * long_past.STEP for event in first.events.order_by("pk")
            ]
        owed = Todo.objects.filter(subject_type="visitors.visit", subject_id__in=mine)
        assert owed.count() == (told.count() + 1) // 2
        assert all(todo.since_at == Visit.objects.get(pk=todo.subject_id).arrived_at for todo in owed[:20])
    assert BadgeLoan.objects.count() == Visit.objects.count()
    assert SampledVisit.objects.values("visit", "sample").distinct().count() == SampledVisit.objects.count() > 0
    assert VisitEvent.objects.filter(visit__forgotten_at=None).count() * 4 == VisitEvent.objects.count()
    assert [words for name, law in INVARIANTS if name.startswith("visitors.") for words in law()] == []
    assert rebuild([source_of(Visit)]) == {"visitors.visit": 0}
    assert Visit.objects.earliest("arrived_at").arrived_at < NOW - 4 * long_past.STEP + timedelta(days=14)
