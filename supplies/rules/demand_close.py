"""At the close of a demand round who buys hears which departments are missing; what comes later is marked as late."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from supplies.actions.demand_rounds import close_when_due
from supplies.models import DemandRound


class CloseDemandRound(Rule):
    """At the close of a demand round who buys hears which departments are missing; what comes later is marked as late."""

    title = _("Close of the demand round")
    sentence = _(
        "When the days of a demand round are over it closes: admin clerks and managers hear which departments are missing and which forms "
        "no head approved; what is handed in later is taken, and marked as late."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[DemandRound]:
        return DemandRound.objects.running().filter(closes_at__lte=now).order_by("month")

    def once(self, round_: DemandRound) -> str:
        return f"{round_.month:%Y-%m}:{round_.closes_at.isoformat()}"

    def what(self, round_: DemandRound, now: datetime) -> None:
        close_when_due(round_, now=now)

    def about(self, round_: DemandRound) -> str:
        return f"{round_.month:%Y-%m}"
