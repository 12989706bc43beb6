"""The head above hears that a business intention is not taken up."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import outcomes_seen


class IntentionLate(NoticeKind):
    """The head above hears that a business intention is not taken up."""

    label = _("a business intention waits")
    hears = _("The head above hears that a business intention is not taken up.")
    scope = staticmethod(outcomes_seen)
    placeholders = ("visitor", "company", "intention", "link")
