"""Who wrote a complaint down hears what the customer was told."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import complaints_seen


class ComplaintTold(NoticeKind):
    """Who wrote a complaint down hears what the customer was told."""

    label = _("a complaint is answered")
    hears = _("Who wrote a complaint down hears what the customer was told.")
    scope = staticmethod(complaints_seen)
    placeholders = ("customer", "company", "outcome", "by", "link")
    samples = {"customer": ("罗敏", "Min Luo"), "outcome": ("已换新泵", "The pump was replaced"), "by": ("薄岩", "Bo Yan")}
