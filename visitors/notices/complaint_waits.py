"""Who deals with a complaint is reminded; then the head above and the admin manager hear."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import complaints_seen


class ComplaintWaits(NoticeKind):
    """Who deals with a complaint is reminded; then the head above and the admin manager hear."""

    label = _("a complaint waits")
    hears = _("Who deals with a complaint is reminded; then the head above and the admin manager hear.")
    scope = staticmethod(complaints_seen)
    placeholders = ("title", "customer", "company", "phone", "category", "link")
    samples = {
        "title": ("联系投诉客户罗敏", "Speak to Min Luo, who complained"),
        "customer": ("罗敏", "Min Luo"),
        "category": ("质量", "quality"),
    }
