"""Whoever asked and whoever repairs hear that the pause of a ticket is over and its clock goes on."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class PauseOver(NoticeKind):
    """Whoever asked and whoever repairs hear that the pause of a ticket is over and its clock goes on."""

    label = _("the pause of a ticket is over")
    hears = _("Whoever asked and whoever repairs hear that the pause of a ticket is over and its clock goes on.")
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "reason")
    samples = {**SAMPLES, "reason": ("等待配件", "waiting for parts")}
