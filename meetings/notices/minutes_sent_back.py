"""Who took the minutes hears that the chair sent them back, and why."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import SAMPLES
from meetings.scope import meetings_taken_part


class MinutesSentBack(NoticeKind):
    """Who took the minutes hears that the chair sent them back, and why."""

    label = _("minutes came back")
    hears = _("Who took the minutes hears that the chair sent them back, and why.")
    scope = staticmethod(meetings_taken_part)
    placeholders = ("what", "person", "because", "link")
    samples = {
        "what": SAMPLES["what"],
        "person": ("薄岩", "Bo Yan"),
        "because": ("第二条日期写错了", "The date of the second point is wrong"),
    }
