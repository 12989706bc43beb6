"""Host, stand-in and head hear that somebody who asked to come has no answer yet."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class VisitUnaccepted(NoticeKind):
    """Host, stand-in and head hear that somebody who asked to come has no answer yet."""

    label = _("somebody who asked to come has no answer")
    hears = _("Host, stand-in and head hear that somebody who asked to come has no answer yet.")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = ("visitor", "company", "from", "host", "when", "people", "purpose", "link")
    samples = {"people": ("3", "3")}
