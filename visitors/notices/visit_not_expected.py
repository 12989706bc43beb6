"""The desk hears that a host does not expect the visitor."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class VisitNotExpected(NoticeKind):
    """The desk hears that a host does not expect the visitor."""

    label = _("host does not expect the visitor")
    hears = _("The desk hears that a host does not expect the visitor.")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "link",
    )
