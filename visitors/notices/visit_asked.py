"""A host hears that somebody asks to come, and says yes or no in two taps."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import no_longer_asked_for, visits_seen


class VisitAsked(NoticeKind):
    """A host hears that somebody asks to come, and says yes or no in two taps."""

    label = _("somebody asks to come to me")
    hears = _("A host hears that somebody asks to come, and says yes or no in two taps.")
    scope = staticmethod(visits_seen)
    settled = staticmethod(no_longer_asked_for)
    at_once = True
    placeholders = ("visitor", "company", "from", "host", "when", "people", "purpose", "link")
    samples = {"people": ("3", "3")}
