"""A visitor is told when, where and with which code they are expected."""

from datetime import UTC, timedelta
from io import BytesIO
from typing import ClassVar

import segno
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from icalendar import Calendar, Event, vText

from frontdesk.outbox.kinds import Attachment, NoticeKind
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Company
from visitors import passes
from visitors.models import Visit
from visitors.models.visit_event import Verb

VISIT_LENGTH = timedelta(hours=1)


class VisitInvited(NoticeKind):
    """A visitor is told when, where and with which code they are expected; with QR and calendar file."""

    label = gettext_lazy("invitation to a visitor")
    hears = gettext_lazy("A visitor is told when, where and with which code they are expected; with QR and calendar file.")
    outside = True
    placeholders: ClassVar[tuple[str, ...]] = ("visitor", "host", "company_here", "when", "code", "address", "link", "phone_here")

    def link(self, notice: Notice) -> str:
        """Made at delivery: what opens a visitor's page never lies in the database."""
        return passes.path_of(Visit.objects.get(pk=notice.subject_id))

    def is_obsolete(self, notice: Notice) -> bool:
        return not Visit.objects.expected().filter(pk=notice.subject_id).exists()

    def attachments(self, notice: Notice) -> list[Attachment]:
        visit = Visit.objects.select_related("host").get(pk=notice.subject_id)
        with override(notice.language):
            return [
                Attachment("pass.png", "image/png", qr_png(passes.link_of(visit)), inline=True),
                Attachment("visit.ics", "text/calendar", calendar_file(visit)),
            ]


def qr_png(text: str) -> bytes:
    """A QR code as PNG bytes, error correction M, quiet zone of four modules (ISO/IEC 18004)."""
    out = BytesIO()
    segno.make(text, error="m").save(out, kind="png", scale=6, border=4)
    return out.getvalue()


def calendar_file(visit: Visit) -> bytes:
    """One event as an iCalendar file (RFC 5545), METHOD:PUBLISH."""
    company = Company.objects.here()
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//Frontdesk//visits//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event.add("uid", f"visit-{visit.pk}-{visit.salt[:8]}@frontdesk")
    event.add("sequence", visit.events.filter(verb=Verb.MOVE).count())  # a moved one takes the place of the first
    event.add("dtstamp", visit.created_at.astimezone(UTC))
    event.add("dtstart", visit.expected_at.astimezone(UTC))
    event.add("dtend", (visit.expected_at + VISIT_LENGTH).astimezone(UTC))
    event.add("summary", _("Visit to %(host)s, %(company)s") % {"host": visit.host, "company": company})
    event.add("description", _("Code %(code)s") % {"code": visit.code} + f"\n{passes.link_of(visit)}")
    event["location"] = vText(company.local_address)
    calendar.add_component(event)
    return calendar.to_ical()
