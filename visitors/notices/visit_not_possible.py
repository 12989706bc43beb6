"""Who asked to come hears that the visit can not take place."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class VisitNotPossible(NoticeKind):
    """Who asked to come hears that the visit can not take place."""

    label = _("to a visitor: the visit can not take place")
    hears = _("Who asked to come hears that the visit can not take place.")
    outside = True
    placeholders = (
        "visitor",
        "host",
        "company_here",
        "when",
        "phone_here",
        "why",
    )
    samples = {"why": ("“那天我出差”", "“I am away that day.”")}
