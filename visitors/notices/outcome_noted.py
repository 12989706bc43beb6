"""The host and the head of the host's department read what a visitor said and what was agreed."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import outcomes_seen


class OutcomeNoted(NoticeKind):
    """The host and the head of the host's department read what a visitor said and what was agreed."""

    label = _("what a visitor said and what was agreed")
    hears = _("The host and the head of the host's department read what a visitor said and what was agreed.")
    scope = staticmethod(outcomes_seen)
    placeholders = ("visitor", "from", "host", "said", "agreed", "link")
