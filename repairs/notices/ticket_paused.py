"""Who asked hears why the repair waits and until when."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class TicketPaused(NoticeKind):
    """Who asked hears why the repair waits and until when."""

    label = _("my repair waits")
    hears = _("Who asked hears why the repair waits and until when.")
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "reason", "until")
    samples = SAMPLES | {"reason": ("等待配件", "waiting for parts"), "until": ("11月25日 周三 09:00", "Wed 25 Nov 09:00")}
