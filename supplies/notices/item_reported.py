"""The storekeepers hear what somebody found wrong at a shelf."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import storekeepers


class ItemReported(NoticeKind):
    """The storekeepers hear what somebody found wrong at a shelf."""

    label = _("a report from the shelf")
    hears = _("The storekeepers hear what somebody found wrong at a shelf.")
    scope = staticmethod(storekeepers)
    placeholders = ("item", "number", "what", "person", "words", "link")
