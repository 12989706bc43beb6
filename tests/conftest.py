"""What every test shares. Sockets are off, the database is a file (or DATABASE_URL), warnings are errors."""

import gc
import os
from collections.abc import Generator, Iterator
from importlib import import_module
from itertools import count as counted_up
from shutil import copyfile
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.http import FileResponse
from django.utils import timezone, translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from frontdesk import append_only
from frontdesk.garbage import keep_what_is_loaded
from frontdesk.people import company_here, zone
from frontdesk.web import throttle
from frontdesk.workdays.models import Day, OfficeHours, Year
from frontdesk.workdays.seed import plant
from tests.cast import *  # noqa: F403  the cast is for every test
from tests.clock import at  # noqa: F401  for every test of what reads the clock
from tests.counts import PROVE
from tests.emptying import quickly
from tests.figures import figure, pytest_terminal_summary  # noqa: F401  what was measured, at the end
from tests.reached import gateway, mailbox  # noqa: F401  for every test that sends
from tests.sockets import Guard
from tests.template import template, template_database
from visitors.models import VisitorType

PERIODS = counted_up(1)  # days
hypothesis.register_profile("frontdesk", deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
hypothesis.load_profile("frontdesk")


def pytest_configure(config: pytest.Config) -> None:
    """A fresh clone has no compiled catalogue; the workers of a parallel run find the one made here."""
    if not hasattr(config, "workerinput"):
        call_command("messages", compile=True)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Seven thousand tests are kept, none is garbage: looking for it takes a fifth of the time in which they are collected."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: looking through it again and again for garbage is a tenth of the suite's time."""
    keep_what_is_loaded()
    gc.set_threshold(200_000, 50, 100)


@pytest.fixture(autouse=True)
def sent_files_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The server closes what it has sent; a test that looks at the status alone never asks for the file."""
    sent: list[Any] = []
    set_content = FileResponse._set_streaming_content

    def remembered(response: FileResponse, value: Any) -> None:
        sent.extend([value] if hasattr(value, "close") else [])
        set_content(response, value)

    monkeypatch.setattr(FileResponse, "_set_streaming_content", remembered)
    yield
    for each in sent:
        each.close()


@pytest.fixture(scope="session")
def guard() -> Iterator[Guard]:
    guard = Guard()
    guard.install()
    yield guard
    guard.remove()


@pytest.fixture
def loopback() -> None:
    """For a test that starts the server it talks to."""


@pytest.fixture(autouse=True)
def sockets_are_off(request: pytest.FixtureRequest, guard: Guard) -> Iterator[None]:
    """Journeys and service tests start servers by nature; others ask for `loopback`."""
    markers = {marker.name for marker in request.node.iter_markers()}
    guard.loopback = "loopback" in request.fixturenames or bool(markers & {"journey", "service"})
    yield
    guard.loopback = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Some tests wait for the full counts, some for the services of an organisation."""
    services = not settings.SQLITE and settings.CELERY_BROKER_URL.startswith("redis")
    for item in items:
        if not PROVE and not settings.SQLITE and item.get_closest_marker("once"):
            item.add_marker(pytest.mark.skip(reason="asked on SQLite; on PostgreSQL under make prove"))
        if not PROVE and not settings.SQLITE and "views" in item.path.parts:
            item.add_marker(
                pytest.mark.skip(reason="pages are asked on SQLite, each once by tests/habits/test_growth.py; all under make prove")
            )
        if not PROVE and item.get_closest_marker("prove"):
            item.add_marker(pytest.mark.skip(reason="only under make prove"))
        if not services and item.get_closest_marker("service"):
            item.add_marker(pytest.mark.skip(reason="only on PostgreSQL and Redis: .ci/run"))


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """A copy of the template is kept, which here means: found migrated. It goes with the var folder of its process."""
    return settings.SQLITE or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest, django_db_modify_db_settings: None) -> None:
    if request.config.getvalue("reuse_db"):
        return
    if settings.SQLITE:
        copyfile(template(), settings.DATABASES["default"]["TEST"]["NAME"])
    else:
        connection.settings_dict["TEST"]["TEMPLATE"] = template_database(os.environ["DATABASE_URL"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """The trail's triggers are off in tests: flushing deletes rows. One test puts them on.

    A worker that a test killed leaves its session to PostgreSQL, which may still be at its last statement and holds up the drop.
    """
    with django_db_blocker.unblock():
        append_only.remove(connection)
        plant_again()  # a database that is used again
        quickly(connection)
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                others = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database()"
                cursor.execute(f"{others} AND pid <> pg_backend_pid()")


def plant_again() -> None:
    """The seeded calendar and visitor types, where a flush took them."""
    if not OfficeHours.objects.exists():
        plant(OfficeHours, Day, Year)
    if not VisitorType.objects.exists():
        import_module("visitors.migrations.0005_visitor_types").seed(apps, None)


@pytest.fixture(autouse=True)
def the_office_is_in_china(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process reads the company's zone once a minute; a test begins knowing it, and reads the company each time."""
    zone.remember(settings.TIME_ZONE)
    monkeypatch.setattr(company_here, "FRESH", -1)
    yield
    timezone.deactivate()


@pytest.fixture(autouse=True)
def tries_are_counted_in_one_period(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries are counted by periods of the clock: none begins in the middle of a test, and each test has one of its own."""
    period = next(PERIODS) * 86_400
    monkeypatch.setattr(throttle, "time", lambda: period)


@pytest.fixture(autouse=True)
def chinese_unless_said_otherwise() -> None:
    """A page leaves its reader's language behind in the thread; the next test begins in the product's own."""
    translation.activate(settings.LANGUAGE_CODE)
