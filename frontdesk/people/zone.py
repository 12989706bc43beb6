"""The office's time zone: in it days begin, deadlines fall and clocks are shown. Every request and every task works in it."""

from time import monotonic
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from frontdesk.people.models import Company

FRESH = 60.0  # seconds for which a process believes what it read: a company moves its zone about once in its life
_read: tuple[str, float] = ("", float("-inf"))


def office_zone() -> ZoneInfo:
    """The zone that the company chose, else the one of the settings; asked of the database once a minute."""
    name, at = _read
    if monotonic() - at > FRESH:
        name = remember(_chosen())
    return ZoneInfo(name)


def remember(name: str) -> str:
    """This process believes it from now on."""
    global _read  # noqa: PLW0603  one value a process
    _read = (name or settings.TIME_ZONE, monotonic())
    return _read[0]


def work_in_it() -> None:
    """From here on this thread's days are the office's."""
    timezone.activate(office_zone())


def _chosen() -> str:
    try:
        return Company.objects.values_list("time_zone", flat=True).first() or ""
    except DatabaseError:  # the database is away: who asks next will say so in better words
        return ""
