"""Every five minutes each day on which something has changed is counted again, for the manager's figures."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from frontdesk.daily import counting
from frontdesk.timed.rule import Rule


class CountDays(Rule):
    """Every five minutes each day on which something has changed is counted again, for the manager's figures."""

    look = timedelta(minutes=5)
    title = _("Count the days")
    sentence = _(
        "Every five minutes each day on which something has changed is counted again, so that months and years are added up "
        "from few numbers."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[counting.Step]:
        """What is from before the rule went live is counted too: figures begin with the first record."""
        return counting.owed()

    def once(self, step: counting.Step) -> str | None:
        return None  # counting a day twice comes to the same

    def what(self, step: counting.Step, now: datetime) -> str:
        days = counting.take(step, now=now)
        return ngettext("%(n)d day counted", "%(n)d days counted", days) % {"n": days}

    def about(self, step: counting.Step) -> str:
        return gettext("Count %(what)s") % {"what": step}
