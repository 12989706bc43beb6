"""Who is invited to a meeting hears when, where and by whom; the mail is an invitation for their calendar."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import Attachment, NoticeKind
from frontdesk.outbox.models import Notice
from meetings.notices import MORE, PLACEHOLDERS, SAMPLES
from meetings.notices.calendar_part import message, stands
from meetings.scope import bookings_seen


class MeetingInvited(NoticeKind):
    """Who is invited to a meeting hears when, where and by whom; the mail is an invitation for their calendar."""

    label = _("invitation to a meeting")
    hears = _("Who is invited to a meeting hears when, where and by whom; the mail is an invitation for their calendar.")
    at_once = True  # a calendar is told by itself, in order
    scope = staticmethod(bookings_seen)
    placeholders = (*PLACEHOLDERS, "person", "more")
    samples = {**SAMPLES, "person": ("林若溪", "Rita Lin"), "more": MORE}

    def is_obsolete(self, notice: Notice) -> bool:
        return not stands(notice)

    def attachments(self, notice: Notice) -> list[Attachment]:
        return message(notice, "REQUEST")
