"""The desk hears at once that somebody asks to come."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import no_longer_open, requests_seen


class RequestNew(NoticeKind):
    """The desk hears at once that somebody asks to come."""

    label = _("somebody asks to come")
    hears = _("The desk hears at once that somebody asks to come.")
    scope = staticmethod(requests_seen)
    settled = staticmethod(no_longer_open)
    at_once = True
    placeholders = ("visitor", "from", "host", "when", "link")
