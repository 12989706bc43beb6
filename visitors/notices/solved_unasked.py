"""The desk is reminded to ask whether what was put through was solved."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import calls_seen


class SolvedUnasked(NoticeKind):
    """The desk is reminded to ask whether what was put through was solved."""

    label = _("asking whether it was solved")
    hears = _("The desk is reminded to ask whether what was put through was solved.")
    scope = staticmethod(calls_seen)
    placeholders = ("caller", "person", "link")
