"""Whoever heard that a visitor is here hears that it was a slip."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class VisitCorrected(NoticeKind):
    """Whoever heard that a visitor is here hears that it was a slip."""

    label = _("correction: the visitor is not here")
    hears = _("Whoever heard that a visitor is here hears that it was a slip.")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = (
        "visitor",
        "host",
        "link",
    )
