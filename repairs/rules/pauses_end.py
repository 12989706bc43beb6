"""A pause whose moment has come ends by itself; whoever asked and whoever repairs hear of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from repairs.actions import clocks
from repairs.models import Pause


class PausesEnd(Rule):
    """A pause whose moment has come ends by itself; whoever asked and whoever repairs hear of it."""

    look = timedelta(minutes=1)
    title = _("Pauses that end")
    sentence = _(
        "When the moment comes until which a ticket was paused, its clock goes on by itself; whoever asked for the repair and whoever has "
        "it hear of it, once."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Pause]:
        return Pause.objects.ran_out(now).select_related("ticket").order_by("until_at")

    def once(self, pause: Pause) -> None:
        return None  # a pause ends once

    def what(self, pause: Pause, now: datetime) -> None:
        clocks.run_out(pause, now=now)

    def about(self, pause: Pause) -> str:
        return f"{pause.ticket} · {pause}"
