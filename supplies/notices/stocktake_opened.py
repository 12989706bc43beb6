"""Who runs the store hears that the month's stocktake is open."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import storekeepers


class StocktakeOpened(NoticeKind):
    """Who runs the store hears that the month's stocktake is open."""

    label = _("a stocktake is open")
    hears = _("Who runs the store hears that the month's stocktake is open.")
    scope = staticmethod(storekeepers)
    placeholders = ("number", "store", "items", "link")
