"""Journeys in a real browser: a Chromium of the system when there is one, else Playwright's own."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from frontdesk.workdays.load import calendar
from frontdesk.workdays.models import Day
from tests.browsers import QUIET, SYSTEM

# Playwright runs an event loop in the test's thread, which Django takes for async code; journeys only set the scene through it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder is a journey."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(autouse=True)
def today_is_a_working_day(request: pytest.FixtureRequest) -> None:
    """Browsers have the clock on the wall; what a journey shows of a day off it says itself."""
    if {"transactional_db", "live_server"} & set(request.fixturenames):
        request.getfixturevalue("transactional_db")
        today = timezone.localdate()
        if not calendar().is_workday(today):
            Day.objects.update_or_create(on=today, defaults={"is_workday": True, "name_zh": "上班", "name_en": "Working day"})


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses its sandbox to root
    return {**browser_type_launch_args, "args": [*sandbox, *QUIET], **({"executable_path": SYSTEM} if SYSTEM else {})}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


# A busy machine is slow, not wrong. What must be quick (the board within five seconds) says its own limit.
expect.set_options(timeout=30_000)
