"""The admin managers get the report of each roll call, drills too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class RollCallEnded(NoticeKind):
    """The admin managers get the report of each roll call, drills too."""

    label = _("report of a roll call")
    hears = _("The admin managers get the report of each roll call, drills too.")
    must = True
    placeholders = ("what", "by", "began", "ended", "minutes", "people", "found", "missing", "link")
