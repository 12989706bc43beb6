"""Which bookings an entry of the trail is about."""

from collections.abc import Sequence

from django.db.models import Q

from frontdesk.daily.daily import BATCH, Finder, Touch, itself
from meetings.models import Booking, Meeting

OF_SERIES = {"move_meetings", "cancel_meetings", "reword_meetings"}  # what may be done to all of a series at once


def of_meetings(touches: Sequence[Touch]) -> set[int]:
    """Those of the meetings; of the whole series where it may have been done to all of it."""
    wide = sorted({touch.pk for touch in touches if touch.verb in OF_SERIES})
    series = Meeting.objects.filter(pk__in=wide, series__isnull=False).values("series")
    found = set(Booking.objects.filter(meeting__series__in=series).values_list("pk", flat=True)) if wide else set[int]()
    wanted = sorted(itself(touches))
    for start in range(0, len(wanted), BATCH):
        found |= _ids(Q(meeting__in=wanted[start : start + BATCH]))
    return found


def of_series(touches: Sequence[Touch]) -> set[int]:
    return _ids(Q(meeting__series__in=itself(touches)))


def _ids(which: Q) -> set[int]:
    return set(Booking.objects.filter(which).values_list("pk", flat=True))


TOUCHED_BY: dict[str, Finder] = {"meetings.meeting": of_meetings, "meetings.series": of_series}
