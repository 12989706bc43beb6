"""A person says how they want to hear of things: written once, in the trail, and only what makes sense."""

from datetime import time

import pytest
from django.db import IntegrityError, transaction

from frontdesk.journal.models import Entry
from frontdesk.outbox.actions import manners
from frontdesk.outbox.models import Manner, Mute
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.moments import MONDAY_9AM


def verbs() -> list[str]:
    return list(Entry.objects.filter(verb__in=["change_manner", "mute", "unmute"]).order_by("pk").values_list("verb", flat=True))


def test_a_change_is_journaled_and_the_same_again_is_nothing(ann: Person) -> None:
    own = {"by_mail": False, "quiet": "own", "quiet_from": time(19), "quiet_until": time(9)}
    assert [manners.change_manner(ann, **own, by=ann, now=MONDAY_9AM) for _twice in range(2)] == [True, False]
    assert [manners.mute(ann, "visitors.visit_feedback", by=ann, now=MONDAY_9AM) for _twice in range(2)] == [True, False]
    assert [manners.unmute(ann, "visitors.visit_feedback", by=ann, now=MONDAY_9AM) for _twice in range(2)] == [True, False]
    assert (verbs(), Mute.objects.count()) == (["change_manner", "mute", "unmute"], 0)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"quiet": "own"}, "quiet_from"),
        ({"quiet": "own", "quiet_from": time(9), "quiet_until": time(9)}, "quiet_until"),
        ({"quiet": "never"}, "quiet"),
    ],
)
def test_hours_that_are_none_are_refused(ann: Person, wish: dict, code: str) -> None:
    with pytest.raises(Refused) as refused:
        manners.change_manner(ann, by_mail=True, **wish, by=ann, now=MONDAY_9AM)
    assert (refused.value.code, Manner.objects.count()) == (code, 0)


def test_leaving_one_s_own_hours_forgets_them(ann: Person) -> None:
    manners.change_manner(ann, by_mail=True, quiet="own", quiet_from=time(19), quiet_until=time(9), by=ann, now=MONDAY_9AM)
    manners.change_manner(ann, by_mail=True, quiet="office", quiet_from=time(19), quiet_until=time(9), by=ann, now=MONDAY_9AM)
    assert Manner.objects.values_list("quiet", "quiet_from", "quiet_until").get() == ("office", None, None)


@pytest.mark.parametrize(
    "row",
    [
        {"quiet": "own"},
        {"quiet": "none", "quiet_from": time(9)},
        {"quiet": "x"},
        {"quiet": "own", "quiet_from": time(9), "quiet_until": time(9)},
    ],
)
def test_the_database_keeps_nonsense_out(ann: Person, row: dict) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Manner.objects.create(person=ann, **row)
