"""The admin manager passes the staff list on to a duty contact whom no mail reaches."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import Attachment, NoticeKind
from frontdesk.outbox.models import Channel, Notice
from visitors.notices.staff_list import staff_list


class StaffListByHand(NoticeKind):
    """The admin manager passes the staff list on to a contact for security whom no mail reaches, or hears that none is named."""

    label = _("staff list to pass on")
    hears = _("The admin manager passes the staff list on to a contact for security whom no mail reaches, or hears that none is named.")
    channels = (Channel.INBOX, Channel.MAIL)
    must = True
    placeholders = ("contact", "day", "people", "link")
    samples = {"contact": ("大厦保安 021 5555 8110", "Tower security 021 5555 8110"), "day": ("2026-11-23",) * 2, "people": ("86", "86")}

    def link(self, notice: Notice) -> str:
        return reverse("person_list")

    def attachments(self, notice: Notice) -> list[Attachment]:
        return [staff_list()]
