"""The head of a department hears that a visitor would like to do business with it."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import outcomes_seen


class IntentionHandedOn(NoticeKind):
    """The head of a department hears that a visitor would like to do business with it."""

    label = _("a visitor would like to do business")
    hears = _("The head of a department hears that a visitor would like to do business with it.")
    scope = staticmethod(outcomes_seen)
    placeholders = ("visitor", "from", "host", "intention", "phone", "email", "link")
