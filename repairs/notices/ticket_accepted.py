"""Who asked hears who has accepted the repair."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class TicketAccepted(NoticeKind):
    """Who asked hears who has accepted the repair."""

    label = _("my repair was accepted")
    hears = _("Who asked hears who has accepted the repair.")
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "person")
    samples = SAMPLES | {"person": ("唐牧", "Tom Tang")}
