"""Who ordered hears what was not taken at the door, and why."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import storekeepers


class GoodsRejected(NoticeKind):
    """Who ordered hears what was not taken at the door, and why."""

    label = _("goods were not taken")
    hears = _("Who ordered hears what was not taken at the door, and why.")
    scope = staticmethod(storekeepers)
    placeholders = ("number", "supplier", "lines", "link")
