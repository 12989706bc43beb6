"""A host hears how many of a group are here: once for who is checked in together, every few minutes for who comes one by one."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import groups_seen


class GroupArrived(NoticeKind):
    """A host hears how many of a group are here: once for who is checked in together, every few minutes for who comes one by one."""

    label = _("your group is here")
    hears = _("A host hears how many of a group are here: once for who is checked in together, every few minutes for who comes one by one.")
    scope = staticmethod(groups_seen)
    at_once = True
    placeholders = ("group", "here", "many", "at", "link")
