"""The local day that holds a moment: what pages call today."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def midnight(day: date) -> datetime:
    """The instant at which a local day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))


def day_bounds(now: datetime) -> tuple[datetime, datetime]:
    """Midnight to midnight of the local day that holds `now`."""
    day = timezone.localdate(now)
    return midnight(day), midnight(day + timedelta(days=1))
