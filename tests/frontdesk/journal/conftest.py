"""A trail to try things on."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType

from frontdesk.journal import trail
from frontdesk.journal.models import Entry

NOW = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def thing():
    """Some record; the trail does not care which."""
    return ContentType(pk=7)


@pytest.fixture
def write_trail(thing):
    """`write_trail(5)` writes five entries, a minute apart, each with details."""

    def write(length: int) -> list[Entry]:
        return [
            trail.record(
                "visit.checked_in",
                subject=thing,
                by=number % 3 + 1,
                device="kiosk 1",
                at=NOW + timedelta(minutes=number),
                details={"name": "李雷", "phone": f"1380013{number:04}"},
            )
            for number in range(length)
        ]

    return write
