"""A contractor is told what to repair, where and by when, with the link that opens this one ticket."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from repairs import passes
from repairs.models import HandOff
from repairs.notices import PLACEHOLDERS, SAMPLES


class ContractorAsked(NoticeKind):
    """A contractor is told what to repair, where and by when, with the link that opens this one ticket."""

    label = _("a ticket for a contractor")
    hears = _("A contractor is told what to repair, where and by when, with the link that opens this one ticket.")
    outside = True
    placeholders = (*PLACEHOLDERS, "contractor", "due")
    samples = {**SAMPLES, "contractor": ("物业管理处", "Tower management"), "due": ("11-24 12:00", "11-24 12:00")}

    def link(self, notice: Notice) -> str:
        """Made at delivery: what opens the ticket never lies in the database."""
        return passes.path_of(HandOff.objects.get(pk=notice.subject_id))

    def is_obsolete(self, notice: Notice) -> bool:
        """Back, or not wanted any more."""
        return not HandOff.objects.out().wanted().filter(pk=notice.subject_id).exists()
