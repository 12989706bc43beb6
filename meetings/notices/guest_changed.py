"""A guest hears that time, room or subject changed; their calendar is told, too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import Attachment, NoticeKind
from frontdesk.outbox.models import Notice
from meetings.notices import GUEST_SAMPLES, MORE, OF_THE_HOUSE, PLACEHOLDERS, WAS
from meetings.notices.calendar_part import attendee_of, message, stands
from meetings.passes import path_of


class GuestChanged(NoticeKind):
    """A guest hears that time, room or subject changed; their calendar is told, too."""

    label = _("a meeting changed, to a guest")
    hears = _("A guest hears that time, room or subject changed; their calendar is told, too.")
    outside = True
    placeholders = (*PLACEHOLDERS, *OF_THE_HOUSE, "person", "was", "more")
    samples = {**GUEST_SAMPLES, "person": ("林若溪", "Rita Lin"), "was": WAS, "more": MORE}

    def link(self, notice: Notice) -> str:
        """Made at delivery: what opens a guest's page never lies in the database."""
        return path_of(attendee_of(notice))

    def is_obsolete(self, notice: Notice) -> bool:
        return not stands(notice)

    def attachments(self, notice: Notice) -> list[Attachment]:
        return message(notice, "REQUEST")
