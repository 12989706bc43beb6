"""Who is responsible for a round hears that it was missed; later the admin manager."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices.about_rounds import rounds_done, rounds_seen


class RoundMissed(NoticeKind):
    """Who is responsible for a round hears that it was missed; later the admin manager."""

    label = _("a round was missed")
    hears = _("Who is responsible for a round hears that it was missed; later the admin manager.")
    scope = staticmethod(rounds_seen)
    settled = staticmethod(rounds_done)
    placeholders = ("round", "when", "who", "link")
    samples = {
        "round": ("早间开门巡检", "Morning opening"),
        "when": ("11月23日 10:00", "23 November 10:00"),
        "who": ("林若溪", "Rita Lin"),
    }
