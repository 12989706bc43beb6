"""A contractor hears that nobody need come: the ticket was cancelled, or is the same fault as another."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from repairs.models import HandOff
from repairs.notices import PLACEHOLDERS, SAMPLES


class ContractorNotNeeded(NoticeKind):
    """A contractor hears that nobody need come: the ticket was cancelled, or is the same fault as another."""

    label = _("to a contractor: nobody need come")
    hears = _("A contractor hears that nobody need come: the ticket was cancelled, or is the same fault as another.")
    outside = True
    at_once = True
    placeholders = (*PLACEHOLDERS[:-1], "contractor")
    samples = {**SAMPLES, "contractor": ("物业管理处", "Tower management")}

    def is_obsolete(self, notice: Notice) -> bool:
        """Wanted again: the merge was undone."""
        return HandOff.objects.out().wanted().filter(pk=notice.subject_id).exists()
