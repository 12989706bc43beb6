"""A guest hears that the meeting does not take place, or not with them; their calendar is told, too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import Attachment, NoticeKind
from frontdesk.outbox.models import Notice
from meetings.notices import GUEST_SAMPLES, OF_THE_HOUSE
from meetings.notices.calendar_part import message, stands


class GuestCancelled(NoticeKind):
    """A guest hears that the meeting does not take place, or not with them; their calendar is told, too."""

    label = _("a meeting was cancelled, to a guest")
    hears = _("A guest hears that the meeting does not take place, or not with them; their calendar is told, too.")
    outside = True
    placeholders = ("room", "when", "what", *OF_THE_HOUSE, "person")
    samples = {**GUEST_SAMPLES, "person": ("林若溪", "Rita Lin")}

    def is_obsolete(self, notice: Notice) -> bool:
        """Brought back meanwhile."""
        return stands(notice)

    def attachments(self, notice: Notice) -> list[Attachment]:
        return message(notice, "CANCEL")
