"""Some weeks before a supply agreement ends, those who buy hear of it, once."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Days, TimeOfDay
from frontdesk.timed.rule import Rule
from supplies.actions import telling_buyers
from supplies.models import Agreement


class AgreementEnds(Rule):
    """Some weeks before a supply agreement ends, those who buy hear of it, once."""

    title = _("Supply agreements that end")
    sentence = _("{ahead} before the last day of a supply agreement, at {at}, those who buy hear of it.")
    ahead = Days(30, _("They hear of it this long before the last day"), 1, 180)
    at = TimeOfDay("09:00", _("They hear of it at"))

    def due(self, now: datetime, since: datetime) -> Iterable[Agreement]:
        values, today = self.now(), timezone.localdate(now)
        if timezone.localtime(now).time() < values.at:
            return []
        ending = Agreement.objects.in_force(today).filter(until_on__lte=today + values.ahead).select_related("supplier").order_by("pk")
        return self.undone(one for one in ending if timezone.localdate(one.created_at) < one.until_on - values.ahead)

    def once(self, ending: Agreement) -> str:
        return f"{ending.pk}:{ending.until_on.isoformat()}"

    def what(self, ending: Agreement, now: datetime) -> None:
        telling_buyers.agreement_ends(ending, now=now)
