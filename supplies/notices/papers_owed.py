"""Who received goods is reminded to hand in their papers; then the admin manager is told."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import storekeepers


class PapersOwed(NoticeKind):
    """Who received goods is reminded to hand in their papers; then the admin manager is told."""

    label = _("papers of a receipt are owed")
    hears = _("Who received goods is reminded to hand in their papers; then the admin manager is told.")
    scope = staticmethod(storekeepers)
    placeholders = ("number", "supplier", "link")
