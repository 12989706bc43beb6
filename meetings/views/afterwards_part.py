"""What a booking's page shows of its service: what is asked for it, how long it took, what came of it."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from meetings.finding.preparation_time import took
from meetings.forms.afterwards import SpecialForm
from meetings.limits import Preparing
from meetings.models import Booking, ServiceReport, StrikeOut


def serves(booking: Booking, reader: Person) -> bool:
    """Who prepares it and for whom."""
    assert booking.meeting is not None
    return reader.can(Can.RUN_MEETINGS) or booking.meeting.is_arranged_by(reader)


def afterwards_context(booking: Booking, reader: Person, now: datetime) -> dict[str, Any]:
    """Nothing of it is for others."""
    meeting = booking.meeting
    if meeting is None or not serves(booking, reader):
        return {}
    asked = StrikeOut.objects.open().filter(series=meeting.series_id).first() if meeting.series_id else None
    if not meeting.is_served:
        return {"doubt": asked}
    runs, stands = reader.can(Can.RUN_MEETINGS), booking.ended_at is None
    report = ServiceReport.objects.filter(booking=booking).first()
    to_come = stands and booking.ends_at > now
    return {
        **{"doubt": asked, "serves": True, "report": report, "slow": slow(booking)},
        "found": booking.found.order_by("pk"),
        "specials": booking.specials.select_related("asked_by", "answered_by").order_by("pk"),
        "special_form": SpecialForm(auto_id="special_%s") if to_come else None,
        "may_answer_specials": runs and stands,
        "may_tidy": runs and stands and booking.ends_at <= now and report is None,
    }


def slow(booking: Booking) -> int:
    """In minutes, where its preparation took longer than the setting; else 0."""
    length = took([booking.pk]).get(booking.pk)
    return round(length.total_seconds() / 60) if length and length > Preparing.now().longest else 0
