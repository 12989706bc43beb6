"""Host, whoever announced the visitor, and the desk for who stands there, hear that the visit was declined, and why."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class VisitDeclined(NoticeKind):
    """Host, whoever announced the visitor, and the desk for who stands there, hear that the visit was declined, and why."""

    label = _("visit declined")
    hears = _("Host, whoever announced the visitor, and the desk for who stands there, hear that the visit was declined, and why.")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "when",
        "who",
        "words",
        "link",
    )
    samples = {"words": ("请改在工作日来访", "Please come on a working day")}
