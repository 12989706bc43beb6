"""The holder of a thank-you hears that it is not out yet."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class ThanksLate(NoticeKind):
    """The holder of a thank-you hears that it is not out yet."""

    label = _("a visitor is not thanked yet")
    hears = _("The holder of a thank-you hears that it is not out yet.")
    scope = staticmethod(visits_seen)
    must = True
    placeholders = (
        "visitor",
        "host",
        "link",
    )
