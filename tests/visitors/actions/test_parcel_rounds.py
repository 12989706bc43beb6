"""Rounds: the list of business parcels, what was brought, what goes with the next."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from tests.factories.parcels import a_parcel
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.actions import parcel_rounds
from visitors.actions.parcel_handing import hand_over
from visitors.models import Parcel
from visitors.promises.round_made import RoundMade

pytestmark = pytest.mark.django_db
ELEVEN, SIX = MONDAY_9AM + 2 * HOUR, MONDAY_9AM + 9 * HOUR


def test_business_ones_that_had_come_by_then_are_on_it(ann: Person, bo: Person) -> None:
    first = a_parcel(ann)
    a_parcel(ann, kind="private")
    a_parcel(bo, now=ELEVEN + MINUTE)
    made = parcel_rounds.begin(ELEVEN, now=ELEVEN + 2 * MINUTE)

    assert made is not None
    assert (list(made.parcels.all()), todos.is_open(RoundMade, subject=made)) == ([first], True)


def test_where_none_waits_there_is_no_round_and_none_twice(ann: Person) -> None:
    a_parcel(ann, kind="private")
    assert parcel_rounds.begin(ELEVEN, now=ELEVEN) is None
    a_parcel(ann)
    assert parcel_rounds.begin(ELEVEN, now=ELEVEN) is not None
    assert parcel_rounds.begin(ELEVEN, now=ELEVEN) is None


def test_what_was_brought_is_in_the_recipients_hands_who_hears_once_and_the_rest_goes_with_the_next(
    ann: Person, bo: Person, rita: Person
) -> None:
    two, left = [a_parcel(ann), a_parcel(ann)], a_parcel(bo)
    made = parcel_rounds.begin(ELEVEN, now=ELEVEN)
    assert made is not None
    brought = parcel_rounds.make(made, brought=[each.pk for each in two], by=rita, now=ELEVEN + HOUR / 2)
    later = parcel_rounds.begin(SIX, now=SIX)
    assert later is not None

    assert [(each.taker, each.how) for each in brought] == [(ann, "round")] * 2
    assert Notice.objects.filter(kind="visitors.parcel_brought", channel="inbox").values_list("reader__username", "data__n").get() == (
        "ann",
        2,
    )
    assert (todos.is_open(RoundMade, subject=made), list(later.parcels.all())) == (False, [left])


def test_a_round_that_nobody_made_is_over_when_the_next_begins(ann: Person) -> None:
    parcel = a_parcel(ann)
    made = parcel_rounds.begin(ELEVEN, now=ELEVEN)
    later = parcel_rounds.begin(SIX, now=SIX)
    assert made is not None
    assert later is not None
    made.refresh_from_db()

    assert (made.done_at, made.done_by, todos.is_open(RoundMade, subject=made)) == (SIX, None, False)
    assert Parcel.objects.get().round == later == Parcel.objects.get(pk=parcel.pk).round


def test_who_came_for_it_meanwhile_has_it_and_the_round_goes_on_without_it(ann: Person, bo: Person, rita: Person) -> None:
    taken, rest = a_parcel(ann), a_parcel(bo)
    made = parcel_rounds.begin(ELEVEN, now=ELEVEN)
    assert made is not None
    hand_over([taken], taker=ann, code=taken.code, by=rita, now=ELEVEN + MINUTE)
    brought = parcel_rounds.make(made, brought=[taken.pk, rest.pk], by=rita, now=ELEVEN + 2 * MINUTE)
    with pytest.raises(Refused) as refused:
        parcel_rounds.make(made, brought=[], by=rita, now=ELEVEN + 3 * MINUTE)

    assert (brought, refused.value.code) == ([rest], "done")
