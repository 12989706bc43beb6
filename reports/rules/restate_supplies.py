"""When the stocktake of a frozen month is agreed to and its stock report made, the supplies of that month are restated, once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from frontdesk.timed.rule import Rule
from reports.actions import freezing
from reports.models import FrozenMonth
from supplies.models import StockReport


class RestateSupplies(Rule):
    """When the stocktake of a frozen month is agreed to and its stock report made, the supplies of that month are restated, once."""

    look = timedelta(minutes=10)
    title = _("Restate supplies")
    sentence = _(
        "When the stocktake of a frozen month is agreed to and its stock report made, the supplies of that month are restated, once; "
        "what they were stays beside them."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[FrozenMonth]:
        return FrozenMonth.objects.provisional().filter(month__in=StockReport.objects.final().values("month")).order_by("month")

    def once(self, frozen: FrozenMonth) -> str:
        return f"{frozen.month:%Y-%m}"

    def what(self, frozen: FrozenMonth, now: datetime) -> str:
        made = freezing.restate_supplies(frozen, now=now)
        return ngettext("%(n)d figure restated", "%(n)d figures restated", len(made)) % {"n": len(made)}

    def about(self, frozen: FrozenMonth) -> str:
        return str(date_format(frozen.month, "YEAR_MONTH_FORMAT"))
