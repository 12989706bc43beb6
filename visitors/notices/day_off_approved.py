"""Host and whoever announced the visitor hear that the visit on a day off is approved."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class DayOffApproved(NoticeKind):
    """Host and whoever announced the visitor hear that the visit on a day off is approved."""

    label = _("visit on a day off approved")
    hears = _("Host and whoever announced the visitor hear that the visit on a day off is approved.")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "when",
        "who",
        "link",
    )
