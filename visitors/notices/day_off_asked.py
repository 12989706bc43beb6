"""Whoever approves visits on days off hears that one is asked for."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import no_longer_uncleared, visits_seen


class DayOffAsked(NoticeKind):
    """Whoever approves visits on days off hears that one is asked for."""

    label = _("please approve: a visit on a day off")
    hears = _("Whoever approves visits on days off hears that one is asked for.")
    scope = staticmethod(visits_seen)
    settled = staticmethod(no_longer_uncleared)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "when",
        "reason",
        "link",
    )
    samples = {"reason": ("设备检修只能周末进行", "The machine can only be serviced at the weekend")}
