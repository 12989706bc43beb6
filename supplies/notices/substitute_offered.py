"""Who waits for supplies hears that something else could stand in for them."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import requisitions_seen


class SubstituteOffered(NoticeKind):
    """Who waits for supplies hears that something else could stand in for them."""

    label = _("a substitute for missing supplies")
    hears = _("Who waits for supplies hears that something else could stand in for them.")
    scope = staticmethod(requisitions_seen)
    placeholders = ("number", "item", "things", "link")
    samples = {
        "number": ("LY-202611-0007", "LY-202611-0007"),
        "item": ("键盘", "keyboard"),
        "things": ("无线键盘 1个", "wireless keyboard 1 pcs"),
    }
