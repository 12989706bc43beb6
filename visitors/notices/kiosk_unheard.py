"""The admin manager hears that nobody came to a kiosk."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class KioskUnheard(NoticeKind):
    """The admin manager hears that nobody came to a kiosk."""

    label = _("nobody came to the kiosk")
    hears = _("The admin manager hears that nobody came to a kiosk.")
    at_once = True
    placeholders = (
        "kiosk",
        "link",
    )
