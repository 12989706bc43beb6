"""Whoever buys hears that the round has closed: how many forms came, who is missing, what the heads have not approved."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import rounds_seen


class DemandClosed(NoticeKind):
    """Whoever buys hears that the round has closed: how many forms came, who is missing, what the heads have not approved."""

    label = _("the demand round has closed")
    hears = _("Whoever buys hears that the round has closed: how many forms came, who is missing, what the heads have not approved.")
    scope = staticmethod(rounds_seen)
    placeholders = ("month", "came", "of", "missing", "unapproved", "link")
    samples = {"missing": ("市场部、财务部", "Marketing, Finance"), "unapproved": ("无", "none")}
