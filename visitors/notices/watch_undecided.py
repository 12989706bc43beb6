"""The admin manager and security hear that somebody stands at the desk and nobody has decided."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class WatchUndecided(NoticeKind):
    """The admin manager and security hear that somebody stands at the desk and nobody has decided."""

    label = _("nobody has decided yet")
    hears = _("The admin manager and security hear that somebody stands at the desk and nobody has decided.")
    at_once = True
    placeholders = (
        "number",
        "link",
    )
