"""A host hears at once that the visitor is here, and answers with one tap."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import no_longer_waiting, visits_seen


class VisitArrived(NoticeKind):
    """A host hears at once that the visitor is here, and answers with one tap."""

    label = _("your visitor is here")
    hears = _("A host hears at once that the visitor is here, and answers with one tap.")
    scope = staticmethod(visits_seen)
    settled = staticmethod(no_longer_waiting)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "at",
        "purpose",
        "badge",
        "link",
    )
