"""A parcel leaves the shelf once, however many click; and without its guards it would not (the control)."""

from collections.abc import Iterable
from contextlib import nullcontext
from threading import Barrier
from types import SimpleNamespace

import pytest
from django.db import connection

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.parcels import a_parcel
from tests.figures import Figure
from tests.moments import MONDAY_9AM
from tests.races import together
from visitors.actions import parcel_handing, parcels
from visitors.models import Parcel, ParcelEvent

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = count(50, 20)
FEW = 6


def leave(number: int, parcel: Parcel, code: str, ann: Person, rita: Person) -> object:
    """Every other one hands it over, the rest give it to the carrier."""
    if number % 2:
        return parcel_handing.hand_back(parcel, by=rita, now=MONDAY_9AM)
    return parcel_handing.hand_over([parcel], taker=ann, code=code, by=rita, now=MONDAY_9AM)


def test_of_many_clicks_one_takes_it_and_it_is_never_both_collected_and_returned(ann: Person, rita: Person, figure: Figure) -> None:
    parcel = a_parcel(ann)
    answers = together(CROWD, lambda number: leave(number, parcel, parcel.code, ann, rita))

    parcel.refresh_from_db()
    won = [answer for answer in answers if not isinstance(answer, Exception)]
    figure(f"{CROWD} clicks on one parcel at once, half to hand over, half to return: {len(won)} succeeds")
    assert len(won) == 1
    assert {answer.code if isinstance(answer, Refused) else answer for answer in answers if answer not in won} == {"over"}
    assert (parcel.collected_at is None) != (parcel.returned_at is None)
    assert ParcelEvent.objects.filter(parcel=parcel, verb__in=["collect_parcel", "return_parcel"]).count() == 1


def test_control_without_the_lock_and_the_constraint_it_is_both(
    ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    parcel, all_have_read = a_parcel(ann), Barrier(FEW)

    def unlocked(some: Iterable[Parcel]) -> list[Parcel]:
        found = list(Parcel.objects.select_related("recipient", "taker").filter(pk__in=[each.pk for each in some]))
        all_have_read.wait()
        return found

    monkeypatch.setattr(parcel_handing, "locked", unlocked)
    monkeypatch.setattr(parcel_handing, "transaction", SimpleNamespace(atomic=nullcontext))
    guard = next(each for each in Parcel._meta.constraints if each.name == "parcel_collected_or_returned")
    monkeypatch.setattr(Parcel._meta, "constraints", [each for each in Parcel._meta.constraints if each is not guard])
    with connection.schema_editor() as editor:  # SQLite makes the table anew, of what the model says
        editor.remove_constraint(Parcel, guard)
    try:
        together(FEW, lambda number: leave(number, parcel, parcel.code, ann, rita))
        parcel.refresh_from_db()
        both = parcel.collected_at is not None and parcel.returned_at is not None
        Parcel.objects.filter(pk=parcel.pk).update(returned_at=None, returned_by=None, why="")
    finally:
        monkeypatch.undo()
        with connection.schema_editor() as editor:
            editor.add_constraint(Parcel, guard)

    figure(f"{FEW} at once: both collected and returned is {both}")
    assert both


def test_one_number_logged_by_many_at_once_is_logged_once(ann: Person, rita: Person, figure: Figure) -> None:
    given = {"number": "SF1423567890123", "recipient": ann, "by": rita, "now": MONDAY_9AM}
    answers = together(CROWD, lambda number: parcels.receive(**given))

    figure(f"{CROWD} scans of one number at once: {Parcel.objects.count()} parcel")
    assert Parcel.objects.count() == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"duplicate"}
    assert sum(isinstance(answer, Parcel) for answer in answers) == 1
