"""The admin manager is reminded of the weekly sample of records."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class AccuracyOwed(NoticeKind):
    """The admin manager is reminded of the weekly sample of records."""

    label = _("the weekly sample waits")
    hears = _("The admin manager is reminded of the weekly sample of records.")
    placeholders = ("week", "link")
