"""Somebody hears that a corrective action is theirs, and by which day."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.notices import ACTION
from visitors.scope import actions_seen


class CorrectiveActionGiven(NoticeKind):
    """Somebody hears that a corrective action is theirs, and by which day."""

    label = _("a corrective action for you")
    hears = _("Somebody hears that a corrective action is theirs, and by which day.")
    scope = staticmethod(actions_seen)
    placeholders = ACTION
