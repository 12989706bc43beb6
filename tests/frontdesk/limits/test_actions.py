"""A change is a new version; nobody overwrites what they have not seen; back is a change like any other."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.limits import actions as limits
from frontdesk.limits.limits import GROUPS, read_at_once
from frontdesk.limits.models import Version
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.races import together

THANKS = GROUPS["visitors.visit_thanks"]


def test_what_somebody_has_not_seen_they_do_not_overwrite(olga: Person) -> None:
    limits.change(THANKS, values={"delay": 30}, by=olga, now=MONDAY_9AM, seen=0)

    with pytest.raises(Refused) as refused:
        limits.change(THANKS, values={"delay": 45}, by=olga, now=MONDAY_9AM + MINUTE, seen=0)
    assert (refused.value.code, THANKS.now().delay, Entry.objects.filter(verb="change_limits").count()) == ("changed", 30 * MINUTE, 1)

    limits.change(THANKS, values={"delay": 45}, by=olga, now=MONDAY_9AM + MINUTE, seen=1)
    assert THANKS.now().delay == 45 * MINUTE


def test_as_delivered_is_a_new_version_and_the_old_ones_stay(olga: Person) -> None:
    limits.change(THANKS, values={"delay": 30}, by=olga, now=MONDAY_9AM)
    limits.restore(THANKS, number=0, by=olga, now=MONDAY_9AM + MINUTE)
    limits.restore(THANKS, number=1, by=olga, now=MONDAY_9AM + HOUR)

    assert list(Version.objects.order_by("number").values_list("number", "values")) == [
        (1, {"delay": 30}),
        (2, {"delay": 60}),
        (3, {"delay": 30}),
    ]
    with pytest.raises(Refused) as refused:
        limits.restore(THANKS, number=9, by=olga, now=MONDAY_9AM)
    assert refused.value.code == "unknown"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_at_once_one_is_told_to_look_again(olga: Person) -> None:
    answers = together(2, lambda n: limits.change(THANKS, values={"delay": 30 + n}, by=olga, now=MONDAY_9AM, seen=0))

    assert sorted(type(answer).__name__ for answer in answers) == ["Refused", "Version"]
    assert (Version.objects.count(), Entry.objects.filter(verb="change_limits").count()) == (1, 1)


@pytest.mark.django_db
def test_read_at_once_answers_every_group_from_one_question(olga: Person) -> None:
    limits.change(THANKS, values={"delay": 30}, by=olga, now=MONDAY_9AM)
    limits.change(THANKS, values={"delay": 45}, by=olga, now=MONDAY_9AM)

    def everything() -> None:
        with read_at_once():
            assert THANKS.now().delay == 45 * MINUTE
            assert [group.now() for group in GROUPS]

    assert (queries(everything), queries(THANKS.version)) == (1, 1)
