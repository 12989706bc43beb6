"""A host is reminded to note what a visitor said and what was agreed."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class OutcomeOwed(NoticeKind):
    """A host is reminded to note what a visitor said and what was agreed."""

    label = _("note what was agreed")
    hears = _("A host is reminded to note what a visitor said and what was agreed.")
    scope = staticmethod(visits_seen)
    placeholders = ("visitor", "from", "host", "link")
