"""Whoever has a corrective action is reminded before its day; when it is over, the head and who leads the case hear too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.notices import ACTION
from visitors.scope import actions_seen


class CorrectiveActionDue(NoticeKind):
    """Whoever has a corrective action is reminded before its day; when it is over, the head and who leads the case hear too."""

    label = _("a corrective action is due")
    hears = _("Whoever has a corrective action is reminded before its day; when it is over, the head and who leads the case hear too.")
    scope = staticmethod(actions_seen)
    placeholders = ACTION
