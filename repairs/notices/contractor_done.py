"""Whoever has a ticket hears what the contractor did, looks at it and finishes it."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class ContractorDone(NoticeKind):
    """Whoever has a ticket hears what the contractor did, looks at it and finishes it."""

    label = _("the contractor says it is done")
    hears = _("Whoever has a ticket hears what the contractor did, looks at it and finishes it.")
    at_once = True
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "contractor", "due", "phone")
    samples = {
        **SAMPLES,
        "contractor": ("物业管理处", "Tower management"),
        "due": ("11-24 12:00", "11-24 12:00"),
        "phone": ("021 5555 0110", "021 5555 0110"),
    }
