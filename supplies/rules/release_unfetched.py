"""What nobody fetches is given up some working days after it was ready, and goes to whoever is next; asker and desk hear of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Days
from frontdesk.timed.rule import Rule
from frontdesk.todos.promises import Clock
from supplies.actions import unfetched
from supplies.models import Requisition


class ReleaseUnfetched(Rule):
    """What nobody fetches is given up some working days after it was ready, and goes to whoever is next; asker and desk hear of it."""

    look = timedelta(minutes=10)
    clock = Clock.DAYS
    title = _("Supplies nobody fetches: given up")
    sentence = _(
        "When something of a requisition has been ready to be fetched for {limit}, working days counted, and at least one of them has gone "
        "since the reminder, it is given up and goes to whoever is next; who asked for it and the storekeepers hear of it."
    )
    limit = Days(10, _("Given up after"), 1, 60)

    def due(self, now: datetime, since: datetime) -> Iterable[Requisition]:
        return unfetched.to_release(self.now().limit, now)

    def once(self, requisition: Requisition) -> None:
        return None  # a line that is given up waits for nothing

    def what(self, requisition: Requisition, now: datetime) -> str:
        return gettext("%(n)d lines") % {"n": unfetched.release(requisition, after=self.now().limit, now=now)}
