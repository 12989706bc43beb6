"""Some days before a recurring pass runs out its host hears of it, and can make it longer."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Days, TimeOfDay
from frontdesk.timed.rule import Rule
from visitors.actions import telling_groups
from visitors.models import RecurringPass


class RecurringEnds(Rule):
    """Some days before a recurring pass runs out its host hears of it, and can make it longer."""

    title = _("Recurring passes that run out")
    sentence = _("{ahead} before the last day of a recurring pass, at {at}, its host hears of it, with the link to make it longer.")
    ahead = Days(7, _("The host hears of it this long before the last day"), 1, 60)
    at = TimeOfDay("09:00", _("The host hears of it at"))

    def due(self, now: datetime, since: datetime) -> Iterable[RecurringPass]:
        values, today = self.now(), timezone.localdate(now)
        if timezone.localtime(now).time() < values.at:
            return []
        ending = RecurringPass.objects.alive(today).filter(until_on__lte=today + values.ahead).select_related("host").order_by("pk")
        return self.undone(one for one in ending if timezone.localdate(one.created_at) < one.until_on - values.ahead)

    def once(self, ending: RecurringPass) -> str:
        return f"{ending.pk}:{ending.until_on.isoformat()}"

    def what(self, ending: RecurringPass, now: datetime) -> None:
        telling_groups.pass_ends(ending, now=now)
