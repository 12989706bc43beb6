"""Who asked hears that it is repaired and is asked whether it works."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class TicketResolved(NoticeKind):
    """Who asked hears that it is repaired and is asked whether it works."""

    label = _("my repair is done: please confirm")
    hears = _("Who asked hears that it is repaired and is asked whether it works.")
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "person", "words")
    samples = SAMPLES | {"person": ("唐牧", "Tom Tang"), "words": ("更换了密封圈", "replaced the seal")}
