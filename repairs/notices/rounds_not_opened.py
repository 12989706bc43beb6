"""Who is responsible and the admin manager hear, in one notice, which rounds came due while nothing ran."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices.about_rounds import rounds_seen


class RoundsNotOpened(NoticeKind):
    """Who is responsible and the admin manager hear, in one notice, which rounds came due while nothing ran."""

    label = _("rounds were missed while nothing ran")
    hears = _("Who is responsible and the admin manager hear, in one notice, which rounds came due while nothing ran.")
    scope = staticmethod(rounds_seen)
    placeholders = ("many", "rounds", "link")
    samples = {
        "many": ("3", "3"),
        "rounds": ("早间开门巡检 · 11月23日 10:00", "Morning opening · 23 November 10:00"),
    }
