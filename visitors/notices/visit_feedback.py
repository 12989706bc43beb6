"""A host hears what the visitor answered."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class VisitFeedback(NoticeKind):
    """A host hears what the visitor answered."""

    label = _("feedback of a visitor")
    hears = _("A host hears what the visitor answered.")
    scope = staticmethod(visits_seen)
    placeholders = (
        "visitor",
        "score",
        "words",
        "link",
    )
