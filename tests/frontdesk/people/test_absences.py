"""Absences: who acts for whom on a day; chains of at most three, never a ring."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from frontdesk.people.actions import absences, retiring
from frontdesk.people.models import Absence, Company, Person
from frontdesk.people.standing_in import LONGEST, acting_for, covered_by
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.moments import MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def away(person: Person, stand_in: Person, first: date = MONDAY, last: date = MONDAY + 4 * DAY) -> Absence:
    return absences.announce(person, stand_in=stand_in, from_on=first, until_on=last, by=person, now=MONDAY_9AM)


def refusal(*args: object, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        away(*args, **more)
    return refused.value.code


def test_on_its_days_and_only_then_the_stand_in_acts(ann: Person, tom: Person) -> None:
    away(ann, tom)
    days = [MONDAY - DAY, MONDAY, MONDAY + 4 * DAY, MONDAY + 5 * DAY]
    assert [acting_for(ann, day) for day in days] == [ann, tom, tom, ann]
    assert [covered_by(tom, day) for day in days] == [set(), {ann.pk}, {ann.pk}, set()]


def test_who_is_back_early_acts_again(ann: Person, tom: Person) -> None:
    absence = away(ann, tom)
    assert [absences.end(absence, by=ann, now=MONDAY_9AM), absences.end(absence, by=ann, now=MONDAY_9AM)] == [True, False]
    assert (acting_for(ann, MONDAY), covered_by(tom, MONDAY)) == (ann, set())


def test_a_chain_is_followed_to_the_one_who_is_there(ann: Person, tom: Person, bo: Person) -> None:
    away(ann, tom)
    away(tom, bo, MONDAY + DAY, MONDAY + DAY)
    assert [acting_for(ann, MONDAY + days * DAY) for days in (0, 1, 2)] == [tom, bo, tom]
    assert [covered_by(bo, MONDAY + days * DAY) for days in (0, 1)] == [set(), {ann.pk, tom.pk}]
    assert covered_by(tom, MONDAY + DAY) == set()


def test_a_ring_is_refused_even_where_only_one_day_is_shared(ann: Person, tom: Person, bo: Person) -> None:
    away(ann, tom)
    away(tom, bo)
    assert refusal(bo, ann, MONDAY + 4 * DAY, MONDAY + 9 * DAY) == "ring"
    away(bo, ann, MONDAY + 5 * DAY, MONDAY + 9 * DAY)


def test_more_than_three_links_are_refused_from_either_end() -> None:
    people = PersonFactory.create_batch(LONGEST + 2)
    for person, stand_in in list(pairwise(people))[1:]:
        away(person, stand_in)
    assert refusal(people[0], people[1]) == "chain"  # at the front
    last = PersonFactory()
    assert refusal(people[-1], last) == "chain"  # at the end


def test_what_makes_no_sense_is_refused(ann: Person, tom: Person) -> None:
    retired = PersonFactory(retired_at=MONDAY_9AM)
    codes = [
        refusal(ann, tom, MONDAY, MONDAY - DAY),
        refusal(ann, tom, MONDAY - 3 * DAY, MONDAY - DAY),
        refusal(ann, ann),
        refusal(ann, retired),
    ]
    away(ann, tom)
    assert [*codes, refusal(ann, tom, MONDAY + 4 * DAY, MONDAY + 5 * DAY)] == ["order", "past", "themselves", "gone", "twice"]


@pytest.mark.django_db(transaction=True)
def test_nobody_is_covered_by_somebody_who_is_leaving_just_then(ann: Person, olga: Person) -> None:
    """Whichever comes first: the absence is refused, or it ends with the leaving."""
    for _round in range(count(20, 4)):
        leaver = PersonFactory()

        def act(number: int, leaver: Person = leaver) -> object:
            return away(ann, leaver) if number else retiring.retire(leaver, stand_in=None, by=olga, now=MONDAY_9AM)

        together(2, act)
        assert not Absence.objects.standing().filter(stand_in=leaver).exists()


@pytest.mark.django_db(transaction=True)
def test_control_who_looked_before_the_lock_would_be_covered_by_nobody(ann: Person, olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    leaver = PersonFactory()
    before = {leaver.pk: Person.objects.get(pk=leaver.pk)}
    retiring.retire(leaver, stand_in=None, by=olga, now=MONDAY_9AM)
    monkeypatch.setattr(absences, "held", lambda person: before)
    away(ann, before[leaver.pk])
    assert Absence.objects.standing().filter(stand_in=leaver).exists()


@pytest.mark.django_db(transaction=True)
def test_people_who_leave_at_once_close_no_ring() -> None:
    Company.objects.create(name="远山科技")
    people = PersonFactory.create_batch(4)
    for _round in range(count(20, 3)):
        Absence.objects.all().delete()
        together(4, lambda number: away(people[number], people[(number + 1) % 4]))
        assert all(acting_for(person, MONDAY) for person in people)
