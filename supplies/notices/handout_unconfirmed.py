"""Who took supplies is reminded to confirm; then who handed them out hears."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import handouts_seen


class HandoutUnconfirmed(NoticeKind):
    """Who took supplies is reminded to confirm; then who handed them out hears."""

    label = _("supplies are not confirmed yet")
    hears = _("Who took supplies is reminded to confirm; then who handed them out hears.")
    scope = staticmethod(handouts_seen)
    placeholders = ("number", "taker", "link")
    samples = {"number": ("FF-202611-0007", "FF-202611-0007"), "taker": ("安然", "Ann An")}
