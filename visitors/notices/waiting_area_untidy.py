"""The admin manager hears that the waiting area was not tidied."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class WaitingAreaUntidy(NoticeKind):
    """The admin manager hears that the waiting area was not tidied."""

    label = _("the waiting area is untidy")
    hears = _("The admin manager hears that the waiting area was not tidied.")
    placeholders = ("link",)
