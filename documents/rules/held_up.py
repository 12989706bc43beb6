"""At nine on working days who began a sign-off hears once which of theirs are yellow or red, and who holds them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.actions import chasing
from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import days_at, workdays_at
from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar


class HeldUp(Rule):
    """At nine on working days who began a sign-off hears once which of theirs are yellow or red, and who holds them.

    After an outage once, not once for each day.
    """

    look = timedelta(minutes=5)
    title = gettext_lazy("Documents that are held up")
    sentence = gettext_lazy(
        "At {at} on every working day who began a sign-off hears in one notice which of their documents are yellow or red and who holds "
        "them; nobody hears when nothing is."
    )
    at = TimeOfDay("09:00", gettext_lazy("Told at"))

    def due(self, now: datetime, since: datetime) -> Iterable[datetime]:
        return self.undone(days_at(self.now().at, since=since, now=now, calendar=calendar())[-1:])

    def once(self, moment: datetime) -> str:
        return timezone.localdate(moment).isoformat()

    def what(self, moment: datetime, now: datetime) -> str:
        told = chasing.tell_originators(timezone.localdate(moment), now=now)
        return _("%(n)d people hear of it") % {"n": told}

    def about(self, moment: datetime) -> str:
        return timezone.localdate(moment).isoformat()

    def moments(self, after: datetime) -> Iterator[datetime]:
        return workdays_at(self.now().at, after, calendar())
