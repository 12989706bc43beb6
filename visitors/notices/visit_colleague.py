"""A colleague hears that a host asked them to meet a visitor."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import no_longer_waiting, visits_seen


class VisitColleague(NoticeKind):
    """A colleague hears that a host asked them to meet a visitor."""

    label = _("please meet a visitor")
    hears = _("A colleague hears that a host asked them to meet a visitor.")
    scope = staticmethod(visits_seen)
    settled = staticmethod(no_longer_waiting)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "badge",
        "link",
    )
