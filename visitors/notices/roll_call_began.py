"""The admin managers hear at once, at any hour, that a roll call has begun."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class RollCallBegan(NoticeKind):
    """The admin managers hear at once, at any hour, that a roll call has begun."""

    label = _("roll call begun")
    hears = _("The admin managers hear at once, at any hour, that a roll call has begun.")
    emergency = True
    must = True
    placeholders = ("what", "by", "began", "people", "link")
