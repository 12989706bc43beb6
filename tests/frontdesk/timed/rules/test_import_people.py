"""An import whose wake-up or worker was lost is found by the rule, and no other is."""

import pytest

from frontdesk.people import tasks
from frontdesk.people.models import PeopleImport, Person
from frontdesk.people.models.people_import import Outcome
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.frontdesk.people.test_importing import confirmed, shown, somebody, work
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object) -> list[int]:
    """Who was called; what waits for the commit is run at once."""
    called: list[int] = []
    monkeypatch.setattr("frontdesk.timed.rules.import_people.ring", called.append)
    monkeypatch.setattr("frontdesk.timed.rules.import_people.transaction.on_commit", lambda do: do())
    return called


def looked(moment: object) -> int:
    return len(run(RULES["timed.import_people"], now=moment).acted)


def test_only_what_was_confirmed_and_is_not_over_is_begun(olga: Person, rita: Person, rung: list[int]) -> None:
    shown(olga, somebody(1))
    assert looked(MONDAY_9AM) == 0

    job = confirmed(rita, somebody(2))
    assert (looked(MONDAY_9AM), looked(MONDAY_9AM + MINUTE), rung) == (1, 1, [job.pk] * 2)


def test_one_that_a_worker_has_is_left_until_its_minute_is_over(olga: Person, rung: list[int]) -> None:
    job = confirmed(olga, somebody(1))
    PeopleImport.objects.filter(pk=job.pk).update(leased_until=MONDAY_9AM + MINUTE)

    looks = [looked(MONDAY_9AM + minutes * MINUTE) for minutes in (0, 1, 2)]

    assert (looks, rung) == ([0, 0, 1], [job.pk])


def test_what_is_done_is_not_begun_again_and_an_outage_is_healed(olga: Person, rung: list[int]) -> None:
    job = confirmed(olga, somebody(1))
    assert looked(MONDAY_9AM + 10 * HOUR) == 1
    work(job, MONDAY_9AM + 10 * HOUR)

    assert (job.outcome, looked(MONDAY_9AM + 11 * HOUR), looked(MONDAY_9AM + 9 * DAY)) == (Outcome.IMPORTED, 0, 0)


def test_a_broker_that_is_gone_fails_no_request(olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks.take_over, "apply_async", lambda *a, **k: 1 / 0)

    tasks.ring(confirmed(olga, somebody(1)).pk)

    assert PeopleImport.objects.owed(MONDAY_9AM).count() == 1
