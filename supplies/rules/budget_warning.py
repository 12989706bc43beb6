"""When most of a department's supply budget is spent its head and the admin manager hear of it, and again when all of it is."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from supplies.actions import telling_buyers
from supplies.actions.budgets import Standing, standings


class BudgetWarning(Rule):
    """When most of a department's supply budget is spent its head and the admin manager hear of it, and again when all of it is."""

    look = timedelta(minutes=10)
    title = _("Supply budgets that run out")
    sentence = _(
        "When a department has spent so much of its supply budget of the month or the year that it turns yellow, and again when it has "
        "spent more than all of it, its head and the admin manager hear of it, once each."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Standing]:
        return self.undone(standing for standing in standings(timezone.localdate(now)) if standing.step)

    def once(self, standing: Standing) -> str:
        return f"{standing.budget.department_id}:{standing.budget.period}:{standing.step}"

    def what(self, standing: Standing, now: datetime) -> None:
        telling_buyers.budget_runs_out(standing, now=now)

    def about(self, standing: Standing) -> str:
        return str(standing.budget)
