"""What nobody has fetched some working days after it was ready: who asked for it is reminded, once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Days
from frontdesk.timed.rule import Rule
from frontdesk.todos.promises import Clock
from supplies.actions import unfetched
from supplies.models import Requisition


class RemindToFetch(Rule):
    """What nobody has fetched some working days after it was ready: who asked for it is reminded, once."""

    look = timedelta(minutes=10)
    clock = Clock.DAYS
    title = _("Supplies nobody fetches: reminder")
    sentence = _(
        "When something of a requisition has been ready to be fetched for {limit}, working days counted, who asked for it is reminded, "
        "once. When more of it comes, its days begin anew."
    )
    limit = Days(5, _("Reminded after"), 1, 60)

    def due(self, now: datetime, since: datetime) -> Iterable[Requisition]:
        return unfetched.to_remind(self.now().limit, now)

    def once(self, requisition: Requisition) -> None:
        return None  # the line remembers that the asker was reminded

    def what(self, requisition: Requisition, now: datetime) -> str:
        return gettext("%(n)d lines") % {"n": unfetched.remind(requisition, after=self.now().limit, now=now)}
