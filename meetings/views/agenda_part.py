"""What pages show of what comes before a meeting and during it: agenda, papers, and the attendance sheet."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from frontdesk.people.models import Person
from frontdesk.web.files import Beside, files_beside
from meetings.actions.agenda import may_add
from meetings.finding.sheet import is_open
from meetings.models import AgendaPoint, Booking, Meeting, Pack, Resolution
from meetings.scope import keeps_agenda, packs_seen, puts_papers, sees_sheet, takes_part


def agenda_context(booking: Booking, meeting: Meeting, reader: Person, now: datetime) -> dict[str, Any]:
    """For who takes part and the office that prepares it; open resolutions of earlier dates head the agenda."""
    in_it = takes_part(meeting, reader)
    before = Resolution.objects.before(meeting).select_related("owner", "meeting").order_by("due_on", "pk") if in_it else ()
    points = list(AgendaPoint.objects.in_order().filter(meeting=meeting))
    return {
        **{"before": before, "points": points, "many_minutes": sum(each.minutes or 0 for each in points)},
        "may_add_points": may_add(meeting, reader, now) and booking.ended_at is None and booking.ends_at > now,
        "papers_due": meeting.papers_until is not None and now < meeting.papers_until,
    }


def papers_context(meeting: Meeting, reader: Person, now: datetime) -> dict[str, Any]:
    """Papers that this reader may read, and where to put another."""
    may_put = puts_papers(meeting, reader)
    pack = packs_seen(reader, now).filter(meeting=meeting).select_related("meeting").first()
    beside = files_beside(pack, reader) if pack is not None else Beside(Pack._meta.label_lower, 0, (), may_put, ())
    return {"papers": beside, "papers_add": reverse("meetings:papers_add", args=[meeting.pk])}


def before_context(booking: Booking, meeting: Meeting | None, reader: Person, now: datetime) -> dict[str, Any]:
    """Of a booking's page."""
    if meeting is None:
        return {}
    may_sign = is_open(booking, now)
    if not sees_sheet(meeting, reader):
        return {"may_sign_in": may_sign and not meeting.is_confidential}
    return {
        **{"may_sign_in": may_sign, "sees_sheet": True, "keeps_agenda": keeps_agenda(meeting, reader)},
        **agenda_context(booking, meeting, reader, now),
        **papers_context(meeting, reader, now),
    }
