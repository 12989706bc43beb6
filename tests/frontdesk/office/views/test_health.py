"""healthz speaks for the process, readyz for what the product needs; neither tells a stranger more."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from frontdesk.office import readiness
from frontdesk.timed.models import RuleState

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def looked(at: datetime) -> None:
    RuleState.objects.create(rule="visitors.visit_thanks", live_from=at, looked_at=at)


def test_healthz_says_one_word_without_the_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_readyz_names_what_is_missing_and_nothing_else(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"ready": False, "database": True, "broker": True, "migrations": True, "beat": False}


@pytest.mark.django_db
def test_readyz_is_well_when_beat_was_seen(client: Client) -> None:
    looked(datetime.now(UTC))
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"ready": True, "database": True, "broker": True, "migrations": True, "beat": True}


@pytest.mark.django_db
@pytest.mark.parametrize(("ago", "seen"), [(timedelta(0), True), (timedelta(minutes=3), True), (timedelta(minutes=3, seconds=1), False)])
def test_beat_is_seen_for_three_minutes(ago: timedelta, seen: bool) -> None:
    looked(NOW - ago)
    assert readiness.beat_seen(now=NOW) == seen


@pytest.mark.django_db
def test_a_migration_that_is_not_applied_is_noticed() -> None:
    assert readiness.migrations_applied()
    with readiness.connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'people'")
    assert not readiness.migrations_applied()


@pytest.mark.django_db
def test_migrations_are_looked_up_until_they_are_there_and_never_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(readiness, "_were_applied", False)
    monkeypatch.setattr(readiness, "migrations_applied", lambda: next(answers))
    assert [client.get("/readyz").json()["migrations"] for _time in range(4)] == [False, True, True, True]


@pytest.mark.django_db
def test_a_broker_that_is_gone_is_noticed_and_nothing_fails(settings, loopback, client: Client) -> None:
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["broker"] is False


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_only_reading_is_answered(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
