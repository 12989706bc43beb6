"""The desk hears that the list for today's visitors is not done; then the admin manager."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class WelcomeLate(NoticeKind):
    """The desk hears that the list for today's visitors is not done; then the admin manager."""

    label = _("list for the day's visitors is late")
    hears = _("The desk hears that the list for the day's visitors is not done; an hour later the admin manager.")
    placeholders = ("day", "link")
