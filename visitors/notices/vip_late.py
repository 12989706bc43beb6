"""Who prepares something for a VIP reception hears that it is due; the host hears when it is late."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import vip_todos_known


class VipLate(NoticeKind):
    """Who prepares something for a VIP reception hears that it is due; the host hears when it is late."""

    label = _("VIP reception: something is due")
    hears = _("Who prepares something for a VIP reception hears that it is due; the host hears when it is late.")
    scope = staticmethod(vip_todos_known)
    placeholders = ("what", "visitor", "link")
