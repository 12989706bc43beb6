"""A host hears once how many of a group are here."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import groups_seen


class GroupArrived(NoticeKind):
    """A host hears once how many of a group are here, however many were checked in together."""

    label = _("your group is here")
    hears = _("A host hears once how many of a group are here, however many were checked in together.")
    scope = staticmethod(groups_seen)
    at_once = True
    placeholders = ("group", "here", "many", "at", "link")
