"""The admin manager hears once a month that more visitors than agreed come without an appointment."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class WalkInsMany(NoticeKind):
    """The admin manager hears once a month that more visitors than agreed come without an appointment."""

    label = _("too many walk-ins")
    hears = _("The admin manager hears once a month that more visitors than agreed come without an appointment.")
    placeholders = ("share", "limit", "walk_ins", "visits", "month", "link")
