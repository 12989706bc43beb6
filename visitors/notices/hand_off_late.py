"""The desk and the admin manager hear that a new customer is not handed on yet."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import calls_seen


class HandOffLate(NoticeKind):
    """The desk and the admin manager hear that a new customer is not handed on yet."""

    label = _("a new customer is not handed on")
    hears = _("The desk and the admin manager hear that a new customer is not handed on yet.")
    scope = staticmethod(calls_seen)
    at_once = True
    placeholders = ("caller", "company", "phone", "link")
