"""Somebody hears that they are named in a VIP reception, and may know of it."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class VipNamedNotice(NoticeKind):
    """Somebody hears that they are named in a VIP reception, and may know of it."""

    label = _("you are named in a VIP reception")
    hears = _("Somebody hears that they are named in a VIP reception, and may know of it.")
    scope = staticmethod(visits_seen)
    placeholders = ("visitor", "company", "from", "host", "when", "who", "link")
