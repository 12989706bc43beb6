"""`verify` names what broke, and only that."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from frontdesk import append_only
from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, badges
from tests.moments import HOUR, MONDAY_9AM
from visitors.models import BadgeLoan, Visit


@pytest.fixture
def guarded(db: None) -> None:
    append_only.install(connection)
    yield
    append_only.remove(connection)


def broken() -> list[str]:
    out = StringIO()
    try:
        call_command("verify", json=True, stdout=out)
    except CommandError:
        pass
    return list(json.loads(out.getvalue())["broken"])


def test_a_sound_database_passes(guarded: None, ann: Person) -> None:
    badges(1)
    arrived_visit(ann)

    assert broken() == []


def test_a_badge_kept_by_somebody_who_left_is_named(guarded: None, ann: Person) -> None:
    badges(1)
    visit = arrived_visit(ann)
    Visit.objects.filter(pk=visit.pk).update(left_at=MONDAY_9AM - HOUR)

    assert broken() == ["visitors.badge_back", "visitors.order_of_facts"]
    assert BadgeLoan.objects.count() == 1


def test_a_wait_without_a_clock_is_named(guarded: None, ann: Person) -> None:
    visit = arrived_visit(ann)
    visit.host.todos.all().delete()

    assert broken() == ["visitors.no_silent_wait"]


def test_a_changed_trail_and_a_missing_guard_are_named(db: None, ann: Person) -> None:
    arrived_visit(ann)
    assert broken() == ["append_only.guards"]

    Entry.objects.filter(pk=Entry.objects.earliest("pk").pk).update(verb="something else")
    assert broken() == ["journal.seals", "append_only.guards"]
