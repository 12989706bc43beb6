"""Races: the promise holds with many at once, and breaks when its guard is taken away (the control)."""

from contextlib import nullcontext
from datetime import datetime
from threading import Barrier
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.visitors import arrived_visit, expected_visit
from tests.factories.visitors import badges as drawer_of
from tests.figures import Figure
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import badges, drawer, roll_call, visits
from visitors.actions.lost import lose_badge
from visitors.actions.roll_call import Tap
from visitors.models import Badge, BadgeLoan, RollCall, Visit, VisitEvent

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = count(200, 50)
FEW = 10  # of a control: they all read before the first writes, so it fails every time


def test_of_many_check_ins_of_one_visit_one_succeeds(ann: Person, figure: Figure) -> None:
    drawer_of(5)
    visit = expected_visit(ann)

    answers = together(CROWD, lambda number: visits.check_in(visit, now=MONDAY_9AM))

    figure(f"{CROWD} check-ins of one visit at once: {sum(isinstance(answer, Visit) for answer in answers)} succeeds")
    assert sorted({type(answer).__name__ for answer in answers}) == ["Refused", "Visit"]
    assert sum(isinstance(answer, Visit) for answer in answers) == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"already"}
    events = VisitEvent.objects.filter(visit=visit, verb="check_in").count()
    assert (events, BadgeLoan.objects.filter(visit=visit).count(), Todo.objects.filter(promise="visitors.host_answer").count()) == (1, 1, 1)


def test_control_without_the_lock_the_same_visit_is_checked_in_more_than_once(
    ann: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    visit, all_have_read = expected_visit(ann), Barrier(FEW)

    def unlocked(visit: Visit) -> Visit:
        found = Visit.objects.select_related("host").get(pk=visit.pk)
        all_have_read.wait()
        return found

    monkeypatch.setattr(visits, "locked", unlocked)
    monkeypatch.setattr(visits, "transaction", SimpleNamespace(atomic=nullcontext))

    together(FEW, lambda number: visits.check_in(visit, now=MONDAY_9AM))

    done = VisitEvent.objects.filter(visit=visit, verb="check_in").count()
    figure(f"{FEW} at once: {done} succeed")
    assert done > 1


def test_a_badge_number_is_never_out_twice(ann: Person, figure: Figure) -> None:
    drawer_of(CROWD)
    expected = [expected_visit(ann, name=f"访客{number}") for number in range(CROWD)]

    answers = together(CROWD, lambda number: visits.check_in(expected[number], now=MONDAY_9AM))

    assert {type(answer).__name__ for answer in answers} == {"Visit"}
    numbers = BadgeLoan.objects.filter(returned_at__isnull=True).values_list("badge__number", flat=True)
    figure(f"{CROWD} visitors at once: {len(set(numbers))} different badges of {len(numbers)}")
    assert (len(numbers), len(set(numbers))) == (CROWD, CROWD)


def test_control_without_the_unique_index_one_number_is_out_twice(ann: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    drawer_of(FEW)
    expected, all_have_read = [expected_visit(ann, name=f"访客{number}") for number in range(FEW)], Barrier(FEW)

    def unlocked(now: datetime) -> Badge | None:
        found = Badge.objects.free().order_by("number").first()
        all_have_read.wait()
        return found

    monkeypatch.setattr(badges, "next_free", unlocked)
    monkeypatch.setattr(badges, "transaction", SimpleNamespace(atomic=nullcontext))
    guard = next(constraint for constraint in BadgeLoan._meta.constraints if constraint.name == "badge_out_once")
    with connection.schema_editor() as editor:
        editor.remove_constraint(BadgeLoan, guard)
    try:
        together(FEW, lambda number: badges.reserve(expected[number], now=MONDAY_9AM))
        numbers = list(BadgeLoan.objects.values_list("badge__number", flat=True))
    finally:
        with transaction.atomic():
            BadgeLoan.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(BadgeLoan, guard)

    figure(f"{FEW} visitors at once: {len(set(numbers))} different badges of {len(numbers)}")
    assert len(numbers) > len(set(numbers))


def test_badges_lost_while_others_check_in_are_never_out_twice(ann: Person, rita: Person, figure: Figure) -> None:
    many = CROWD // 2
    drawer_of(3 * many)
    losers = [visits.let_in(arrived_visit(ann, name=f"访客{number}"), by=rita, now=MONDAY_9AM) for number in range(many)]
    expected = [expected_visit(ann, name=f"访客{number}") for number in range(many)]

    def lose_or_arrive(number: int) -> object:
        if number % 2:
            return lose_badge(losers[number // 2], by=rita, now=MONDAY_9AM)
        return visits.check_in(expected[number // 2], now=MONDAY_9AM)

    answers = together(2 * many, lose_or_arrive)

    assert {type(answer).__name__ for answer in answers} == {"Visit", "BadgeLoan"}
    numbers = list(BadgeLoan.objects.out().values_list("badge__number", flat=True))
    lost = set(BadgeLoan.objects.lost().values_list("badge__number", flat=True))
    figure(f"{many} lose a badge while {many} check in: {len(set(numbers))} different badges of {len(numbers)}")
    assert (len(numbers), len(set(numbers)), len(lost), lost & set(numbers)) == (2 * many, 2 * many, many, set())
    assert Badge.objects.out().filter(retired_at__isnull=False).count() == 0


def test_of_many_who_begin_a_roll_call_or_tap_one_name_there_is_one(ann: Person, rita: Person) -> None:
    visit = arrived_visit(ann)

    begun = together(FEW, lambda number: roll_call.begin(by=rita, now=MONDAY_9AM))

    assert (sorted(made for _call, made in begun), RollCall.objects.count()) == ([False] * (FEW - 1) + [True], 1)
    [call] = RollCall.objects.all()
    taps = [Tap(visit.pk, True, MONDAY_9AM + (FEW - number) * MINUTE, str(number)) for number in range(FEW)]
    together(2 * FEW, lambda number: roll_call.mark(call, [taps[number // 2]], by=rita, now=MONDAY_9AM + HOUR))  # each sent twice
    assert call.names.get().safe_at == MONDAY_9AM + MINUTE  # the earliest, whichever came first
    assert call.figures == {"people": 1, "found": 1}


def test_a_badge_taken_out_of_use_is_with_nobody(ann: Person, rita: Person) -> None:
    made = drawer_of(FEW)
    expected = [expected_visit(ann, name=f"访客{number}") for number in range(FEW)]

    def lend_or_retire(number: int) -> None:
        if number % 2:
            drawer.retire(made[number // 2], by=rita, now=MONDAY_9AM)
        else:
            visits.check_in(expected[number // 2], now=MONDAY_9AM)

    answers = together(2 * FEW, lend_or_retire)

    assert {type(answer) for answer in answers} <= {type(None), Refused}
    assert Badge.objects.out().filter(retired_at__isnull=False).count() == 0
    assert Badge.objects.filter(retired_at__isnull=False).count() + sum(isinstance(answer, Refused) for answer in answers) == FEW
