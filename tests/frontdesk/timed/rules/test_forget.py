"""Forgetting happens once a night; tests/visitors/actions/test_forget.py shows that nothing is left."""

from datetime import datetime, timedelta
from itertools import islice
from uuid import uuid4

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES, Rule
from frontdesk.timed.rules.forget import BATCH
from frontdesk.timed.run import run
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.queries import queries
from tests.races import together
from visitors.models import Visit

NIGHT = datetime(2026, 11, 24, 3, 0, tzinfo=SHANGHAI)
KEPT, YEAR = NIGHT - NIGHT.replace(month=5), timedelta(days=365)  # six months on the calendar


@pytest.fixture
def rule(db: None) -> Rule:
    rule = RULES["timed.forget"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM - YEAR)
    return rule


def came(host: Person, at: datetime, many: int = 1) -> None:
    seen = {"host": host, "is_walk_in": True, "created_at": at, "arrived_at": at, "left_at": at + HOUR}
    names = [f"visitor{number}" for number in range(many)]
    Visit.objects.bulk_create([Visit(name=name, name_key=name, salt=uuid4().hex, **seen) for name in names])


def known() -> int:
    return Visit.objects.filter(forgotten_at=None).count()


def test_at_three_of_the_night_after_the_retention_and_not_before(rule: Rule, ann: Person) -> None:
    came(ann, NIGHT - KEPT - 2 * HOUR)
    came(ann, NIGHT - KEPT + HOUR)

    looks = [(len(run(rule, now=now).acted), known()) for now in (NIGHT - MINUTE, NIGHT, NIGHT, NIGHT + 20 * HOUR, NIGHT + DAY)]

    assert looks == [(0, 2), (1, 1), (0, 1), (0, 1), (1, 0)]


def test_a_night_that_the_server_slept_through_is_made_up_for_in_the_morning(rule: Rule, ann: Person) -> None:
    came(ann, NIGHT - KEPT - 2 * HOUR)

    assert (len(run(rule, now=NIGHT + 5 * HOUR).acted), known()) == (1, 0)


def test_what_is_more_than_a_look_can_do_is_done_by_the_next_ones(rule: Rule, ann: Person) -> None:
    came(ann, NIGHT - 2 * KEPT, many=2 * BATCH + 1)

    assert [(len(run(rule, now=NIGHT + look * rule.look).acted), known()) for look in range(4)] == [
        (1, BATCH + 1),
        (1, 1),
        (1, 0),
        (0, 0),
    ]


def test_two_workers_forget_everybody_once(rule: Rule, ann: Person, transactional_db: None) -> None:
    came(ann, NIGHT - 2 * KEPT, many=20)

    answers = together(8, lambda _number: run(rule, now=NIGHT))

    assert [answer for answer in answers if isinstance(answer, Exception) or answer.errors] == []
    assert (known(), Entry.objects.filter(verb="forget").count()) == (0, 20)


def test_a_batch_costs_the_same_questions_but_one_entry_a_visit(rule: Rule, ann: Person) -> None:
    asked = {}
    for many in (1, 41):
        came(ann, NIGHT - 2 * KEPT, many=many)
        asked[many] = queries(lambda: run(rule, now=NIGHT))
    assert asked[41] - asked[1] <= 2 * 40


@pytest.mark.django_db
def test_the_next_nights() -> None:
    assert list(islice(RULES["timed.forget"].moments(NIGHT), 3)) == [NIGHT + days * DAY for days in (1, 2, 3)]
