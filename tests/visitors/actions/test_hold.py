"""Holds, and whose time is over: a person's last visit counts, and a hold on one visit keeps the others too."""

from datetime import datetime

import pytest
from django.db import connection, transaction

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import together
from visitors.actions import visits
from visitors.actions.forgetting import ended_before, forget_person, forget_visits
from visitors.actions.hold import hold, release
from visitors.models import Visit, VisitEvent

pytestmark = pytest.mark.django_db
PHONE, MAIL = "13812349876", "qiu@example.com"
BEFORE = MONDAY_9AM + 10 * DAY  # whoever came since is still needed


def came(host: Person, at: datetime = MONDAY_9AM, **fields: object) -> Visit:
    given = {"name": "诸葛知秋", "phone": "", "company": "", **fields}
    return visits.check_out(arrived_visit(host, now=at, **given), now=at + HOUR)


OTHERS: dict[str, tuple[dict[str, str], dict[str, str], bool]] = {
    "nothing in common but the name": ({}, {}, False),
    "the same number": ({"phone": PHONE}, {"phone": f"+86 {PHONE}", "name": "知秋"}, True),
    "another number": ({"phone": PHONE}, {"phone": "13812349877"}, False),
    "the same address in capitals": ({"email": MAIL}, {"email": MAIL.upper(), "name": "知秋"}, True),
    "the same name and company": ({"company": "秋水设计 Ltd"}, {"company": "秋水设计 LTD"}, True),
    "the same company, another name": ({"company": "秋水设计"}, {"company": "秋水设计", "name": "另一人"}, False),
    "no number, no address, no company, twice": ({"phone": "", "email": ""}, {"phone": "", "email": ""}, False),
}


@pytest.mark.parametrize("how", OTHERS)
def test_the_time_counts_from_the_last_visit_of_the_same_person(how: str, ann: Person) -> None:
    old, young, are_same = OTHERS[how]
    first = came(ann, **old)
    came(ann, at=BEFORE, **young)
    assert list(ended_before(BEFORE)) == ([] if are_same else [first])
    assert ended_before(BEFORE + 2 * DAY).count() == 2


def test_before_at_and_after_the_moment_and_by_whichever_fact_a_visit_ended(ann: Person, rita: Person) -> None:
    left = came(ann, name="一")
    never_left = arrived_visit(ann, name="二", phone="")
    never_came = expected_visit(ann, name="三", phone="", email="", company="")
    undone = Visit.objects.create(
        name="四", name_key="四", salt="0", host=ann, is_walk_in=True, created_at=MONDAY_9AM, cancelled_at=MONDAY_9AM
    )
    expected = {left: MONDAY_9AM + HOUR, never_left: MONDAY_9AM, never_came: MONDAY_9AM + HOUR, undone: MONDAY_9AM}
    assert {each: ended_before(at).filter(pk=each.pk).exists() for each, at in expected.items()} == dict.fromkeys(expected, False)
    assert {each for each, at in expected.items() if ended_before(at + HOUR).filter(pk=each.pk).exists()} == set(expected)


def refused(do: object, **given: object) -> str:
    with pytest.raises(Refused) as refusal:
        do(**given)
    return refusal.value.code


def test_a_hold_keeps_every_visit_of_the_person_until_it_is_ended_and_refuses_to_forget_on_request(ann: Person, olga: Person) -> None:
    mine = [came(ann, phone=PHONE) for _ in range(2)]
    other = came(ann, name="另一人")
    assert refused(hold, visit=mine[0], reason=" ", by=olga, now=BEFORE) == "reason"
    hold(mine[0], reason="烟雾报警", by=olga, now=BEFORE)
    assert refused(hold, visit=mine[0], reason="twice", by=olga, now=BEFORE) == "held"

    assert list(ended_before(BEFORE)) == [other]
    assert refused(forget_person, visit=mine[1], reason="asked", by=olga, now=BEFORE) == "held"
    assert forget_visits(Visit.objects.all(), now=BEFORE) == 1

    release(mine[0], by=olga, now=BEFORE)
    assert refused(release, visit=mine[0], by=olga, now=BEFORE) == "not-held"
    assert list(VisitEvent.objects.filter(verb__in=["hold", "release"]).order_by("pk").values_list("verb", "words")) == [
        ("hold", "烟雾报警"),
        ("release", ""),
    ]
    assert forget_person(mine[1], reason="asked", by=olga, now=BEFORE) == 2
    assert refused(hold, visit=mine[0], reason="too late", by=olga, now=BEFORE) == "forgotten"


@pytest.mark.django_db(transaction=True)
def test_of_a_hold_and_the_nightly_forgetting_at_once_one_wins_for_the_person_as_a_whole(ann: Person, olga: Person) -> None:
    for _ in range(10):
        mine = [came(ann, phone=PHONE) for _ in range(4)]
        ids = [visit.pk for visit in mine]
        acts = [
            lambda v=mine[-1]: hold(v, reason="x", by=olga, now=BEFORE),
            lambda i=ids: forget_visits(Visit.objects.filter(pk__in=i), now=BEFORE),
        ]
        together(2, lambda number, acts=acts: acts[number]())
        rows = Visit.objects.filter(pk__in=ids)
        forgotten, held = rows.filter(forgotten_at__isnull=False).count(), rows.filter(held_at__isnull=False).count()
        assert (forgotten, held) in {(0, 1), (4, 0)}
        rows.update(held_at=None, held_by=None, hold_reason="", phone="")


@pytest.mark.django_db(transaction=True)
def test_control_whoever_looks_for_holds_before_the_rows_are_held_forgets_beside_one(ann: Person, olga: Person) -> None:
    mine = [came(ann, phone=PHONE) for _ in range(2)]
    looked = list(ended_before(BEFORE).values_list("pk", flat=True))
    hold(mine[0], reason="x", by=olga, now=BEFORE)
    with transaction.atomic():
        assert (looked, forget_visits(Visit.objects.filter(pk__in=looked), now=BEFORE)) == ([visit.pk for visit in mine], 0)


def test_whoever_came_since_is_found_by_one_row_of_an_index(ann: Person) -> None:
    """However often somebody came: number, address and name stand in the index beside the moment (on PostgreSQL the planner may hash)."""
    plan = ended_before(BEFORE).explain()
    if connection.vendor == "sqlite":
        wanted = ("visit_phone (phone=? AND <expr>>?)", "visit_email (<expr>=? AND <expr>>?)", "visit_name (name_key=? AND <expr>>?)")
        assert [index for index in wanted if index not in plan] == []
    assert ended_before(BEFORE).count() == 0
