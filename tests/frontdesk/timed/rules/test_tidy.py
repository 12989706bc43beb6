"""What is only kept for a while goes at night, once."""

from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from frontdesk.office.traces import traces
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState, Run
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.web.models import FormKey
from tests.frontdesk.people.test_importing import shown, somebody
from tests.moments import DAY, HOUR, MONDAY_9AM, SHANGHAI

NIGHT = datetime(2026, 11, 24, 3, 30, tzinfo=SHANGHAI)


@pytest.mark.django_db
def test_old_keys_and_runs_go_at_night_and_young_ones_stay() -> None:
    rule = RULES["timed.tidy"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)
    for days in (6, 8):
        FormKey.objects.create(key=f"key{days}", path="/", used_at=NIGHT - days * DAY)
    for days in (89, 91):
        Run.objects.create(rule="x.y", at=NIGHT - days * DAY, took_ms=1, due=1, acted=1, failed=0)

    acted = [len(run(rule, now=now).acted) for now in (NIGHT - HOUR, NIGHT, NIGHT + HOUR)]

    assert (acted, list(FormKey.objects.values_list("key", flat=True)), Run.objects.filter(rule="x.y").count()) == ([0, 1, 0], ["key6"], 1)


@pytest.mark.django_db
def test_a_file_about_people_that_nobody_confirmed_is_gone_in_the_morning(olga: Person) -> None:
    rule, job = RULES["timed.tidy"], shown(olga, somebody(1), now=NIGHT - 23 * HOUR)
    RuleState.objects.create(rule=rule.name, live_from=NIGHT - 30 * DAY)
    run(rule, now=NIGHT)

    job.refresh_from_db()
    assert (job.data, job.outcome, traces("新人1")) == ({}, "expired", [])


@pytest.mark.django_db
def test_control_before_the_night_its_names_are_found(olga: Person) -> None:
    job = shown(olga, somebody(1), now=NIGHT - 23 * HOUR)

    assert [str(trace) for trace in traces("新人1")] == [f"people.peopleimport.data {job.pk}"]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself")
def test_then_sqlite_learns_how_full_its_tables_are(rita: Person, django_capture_on_commit_callbacks: Any) -> None:
    RuleState.objects.create(rule="timed.tidy", live_from=MONDAY_9AM)
    with django_capture_on_commit_callbacks(execute=True):
        run(RULES["timed.tidy"], now=NIGHT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'people_person'")
        assert cursor.fetchone()[0] > 0
