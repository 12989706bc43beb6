"""Who is invited hears that time, room or subject changed; their calendar is told, too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import Attachment, NoticeKind
from frontdesk.outbox.models import Notice
from meetings.notices import MORE, PLACEHOLDERS, SAMPLES, WAS
from meetings.notices.calendar_part import message, stands
from meetings.scope import bookings_seen


class MeetingChanged(NoticeKind):
    """Who is invited hears that time, room or subject changed; their calendar is told, too."""

    label = _("a meeting changed")
    hears = _("Who is invited hears that time, room or subject changed; their calendar is told, too.")
    at_once = True  # a calendar is told by itself, in order
    scope = staticmethod(bookings_seen)
    placeholders = (*PLACEHOLDERS, "person", "was", "more")
    samples = {**SAMPLES, "person": ("林若溪", "Rita Lin"), "was": WAS, "more": MORE}

    def is_obsolete(self, notice: Notice) -> bool:
        return not stands(notice)

    def attachments(self, notice: Notice) -> list[Attachment]:
        return message(notice, "REQUEST")
