"""Everybody who took part hears that the minutes are issued."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import SAMPLES
from meetings.scope import meetings_taken_part


class MinutesIssued(NoticeKind):
    """Everybody who took part hears that the minutes are issued."""

    label = _("minutes were issued")
    hears = _("Everybody who took part hears that the minutes are issued.")
    scope = staticmethod(meetings_taken_part)
    placeholders = ("what", "link")
    samples = {"what": SAMPLES["what"]}
