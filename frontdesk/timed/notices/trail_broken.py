"""The admin manager hears that a row of the trail is not what was sealed."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class TrailBroken(NoticeKind):
    """The admin manager hears that a row of the trail is not what was sealed."""

    label = _("the trail was changed")
    hears = _("The admin manager hears that a row of the trail is not what was sealed.")
    at_once = True
    placeholders = (
        "finding",
        "link",
    )
