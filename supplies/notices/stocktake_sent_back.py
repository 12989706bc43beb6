"""Whoever handed in a stocktake hears that it is to be looked at again."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import storekeepers


class StocktakeSentBack(NoticeKind):
    """Whoever handed in a stocktake hears that it is to be looked at again."""

    label = _("a stocktake was sent back")
    hears = _("Whoever handed in a stocktake hears that it is to be looked at again.")
    scope = staticmethod(storekeepers)
    placeholders = ("number", "store", "by", "words", "link")
