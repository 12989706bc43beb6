"""At closing the desk hears how many visitors have not left, and by which numbers and badges."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class StillHereList(NoticeKind):
    """At closing the desk hears how many visitors have not left, and by which numbers and badges."""

    label = _("who is still here after closing")
    hears = _("At closing the desk hears how many visitors have not left, and by which numbers and badges.")
    at_once = True
    placeholders = (
        "n",
        "list",
        "link",
    )
