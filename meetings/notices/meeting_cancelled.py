"""Who was invited hears that it does not take place, or not with them; their calendar is told, too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import Attachment, NoticeKind
from frontdesk.outbox.models import Notice
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.notices.calendar_part import message, stands


class MeetingCancelled(NoticeKind):
    """Who was invited hears that it does not take place, or not with them; their calendar is told, too."""

    label = _("a meeting was cancelled")
    hears = _("Who was invited hears that it does not take place, or not with them; their calendar is told, too.")
    at_once = True  # a calendar is told by itself, in order
    placeholders = (*PLACEHOLDERS, "person")
    samples = {**SAMPLES, "person": ("林若溪", "Rita Lin")}

    def is_obsolete(self, notice: Notice) -> bool:
        """Brought back meanwhile."""
        return stands(notice)

    def attachments(self, notice: Notice) -> list[Attachment]:
        return message(notice, "CANCEL")
