"""At night what belongs to no record goes, once; what is wanted, or may be, stays."""

import os
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.files.storage import default_storage

from frontdesk.files import store
from frontdesk.files.actions import attach, remove
from frontdesk.people.models import Person
from frontdesk.timed.dry import dry_run
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.sample_files import TEXT, empty_the_store, taken

NIGHT = datetime(2026, 11, 25, 4, 0, tzinfo=SHANGHAI)
RULE = RULES["timed.sweep_files"]


@pytest.fixture
def wanted(ann: Person) -> Iterator[dict[str, str]]:
    """Six stored files by what they are; each written when it says. None is left: to a later `verify` they would be old."""
    empty_the_store()
    RuleState.objects.create(rule=RULE.name, live_from=MONDAY_9AM)
    visit = expected_visit(ann)
    there, lately, long_ago = attach(visit, [taken(TEXT, "note.txt")] * 3, by=ann, now=MONDAY_9AM)
    remove(lately, by=ann, now=NIGHT - DAY + MINUTE)
    remove(long_ago, by=ann, now=NIGHT - DAY)
    names = {"there": there.stored_as, "removed lately": lately.stored_as, "removed a day ago": long_ago.stored_as}
    names |= {"left 7 hours ago": store.write(b"x"), "left 5 hours ago": store.write(b"x")}
    for what, name in names.items():
        written = NIGHT - {"left 7 hours ago": 7 * HOUR, "left 5 hours ago": 5 * HOUR}.get(what, DAY)
        os.utime(default_storage.path(name), (written.timestamp(), written.timestamp()))
    yield names
    empty_the_store()


def stored(names: dict[str, str]) -> list[str]:
    return [what for what, name in names.items() if default_storage.exists(name)]


@pytest.mark.django_db(transaction=True)
def test_what_belongs_to_nothing_goes_at_night_and_all_else_stays(wanted: dict[str, str]) -> None:
    looked = []
    for now in (NIGHT - DAY - HOUR, NIGHT, NIGHT + HOUR):
        looked.append((len(run(RULE, now=now).acted), len(stored(wanted))))

    assert looked == [(0, 5), (1, 3), (0, 3)]
    assert stored(wanted) == ["there", "removed lately", "left 5 hours ago"]


@pytest.mark.django_db(transaction=True)
def test_after_three_days_without_a_worker_one_sweep_does(wanted: dict[str, str]) -> None:
    assert (len(run(RULE, now=NIGHT + 3 * DAY + HOUR).acted), stored(wanted)) == (1, ["there"])


@pytest.mark.django_db(transaction=True)
def test_a_dry_run_says_how_many_and_deletes_nothing(wanted: dict[str, str]) -> None:
    shown = dry_run(RULE, now=NIGHT)

    assert ("2" in str(shown), stored(wanted)) == (True, list(wanted))
