"""Parcels in figures: in by day and carrier, how soon they are handed over, out by department and on their day.

Everything is added up from what was counted day by day (`visitors/daily/parcels.py`).
"""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from frontdesk.daily import spread
from frontdesk.web.figures import COUNTER, NONE, Asked, Figure, Line, Measured, per_cent, percent
from visitors.figures.counting import days_of, listed
from visitors.models.carrier import Carrier
from visitors.models.parcel import Why
from visitors.models.shipment import Fate

DAYS_FROM = 48  # hours


def incoming(asked: Asked, **more: object) -> str:
    """The parcels of a period, as their list shows them."""
    return listed(asked, "parcel_list", **more)


def outgoing(**asked: object) -> str:
    """Parcels to send, as their list shows them."""
    return f"{reverse('visitors:shipment_list')}?{urlencode(asked)}"


def how_long(minutes: Mapping[int, int]) -> str:
    """The middle one, as '3.5 h', from two days on as '2.5 days'."""
    if not minutes:
        return NONE
    hours = timedelta(minutes=spread.middle(minutes)) / timedelta(hours=1)
    return _("%(n)s days") % {"n": f"{hours / 24:.1f}"} if hours >= DAYS_FROM else _("%(n)s h") % {"n": f"{hours:.1f}"}


class ParcelsIn(Figure):
    name = "visitors.parcels_in"
    title = gettext_lazy("Parcels in")
    how = gettext_lazy("Every parcel received in the month, by day and by carrier.")
    section = COUNTER
    order = 74
    is_wide = True

    def measure(self, asked: Asked) -> Measured | None:
        came = asked.counted("visitors.parcels_came")
        all_, carriers = came["all"], spread.by(came, "carrier")
        if not all_:
            return None
        lines = [
            Line(str(Carrier(carrier).label), (str(many), percent(many, all_)), incoming(asked, carrier=carrier))
            for carrier, many in sorted(carriers.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        heads, bars = (_("Carrier"), _("How many"), _("Share")), days_of(asked, "visitors.parcels_came", "parcel_list")
        return Measured(str(all_), path=incoming(asked), bars=bars, heads=heads, lines=lines, number=all_)


class ParcelsHandedOver(Figure):
    name = "visitors.parcels_handed_over"
    title = gettext_lazy("From receiving to handing over")
    how = gettext_lazy(
        "Parcels received in the month: the middle time until they were handed over, nights and weekends too; what waits or went back has "
        "none. Told the same day: among those that wait or whose recipient was told. Unclaimed: back with the carrier, nobody came."
    )
    section = COUNTER
    order = 75

    def measure(self, asked: Asked) -> Measured | None:
        came = asked.counted("visitors.parcels_came")
        all_, lengths, to_tell, same_day = came["all"], spread.lengths(came, "collected"), came["to-tell"], came["same-day"]
        if not all_:
            return None
        counted = (
            (_("Handed over"), lengths.total(), all_, {"state": "collected"}),
            (_("Told the same day"), same_day, to_tell, {"told": "same-day"}),
            (_("Told later or not yet"), to_tell - same_day, to_tell, {"told": "late"}),
            (_("Went back unclaimed"), came["unclaimed"], all_, {"why": Why.UNCLAIMED.value}),
        )
        lines = [Line(label, (str(many), percent(many, of)), incoming(asked, **kept)) for label, many, of, kept in counted]
        heads = (_("Of them"), _("How many"), _("Share"))
        return Measured(how_long(lengths), path=incoming(asked, state="collected"), heads=heads, lines=lines)


class ParcelsOut(Figure):
    name = "visitors.parcels_out"
    title = gettext_lazy("Parcels out")
    how = gettext_lazy("Parcels that went with a carrier in the month and what they cost, by the department that pays.")
    section = COUNTER
    order = 76

    def measure(self, asked: Asked) -> Measured | None:
        sent = asked.counted("visitors.parcels_sent")
        parcels, fees = spread.by(sent, "dept"), spread.by(sent, "fee")
        if not parcels:
            return None
        names, key = asked.departments, asked.period.key
        ranked = sorted(parcels, key=lambda pk: (-fees[pk], int(pk)))
        lines = [
            Line(str(names[int(pk)]), (str(parcels[pk]), str(spread.amount_of(fees[pk]))), outgoing(month=key, department=pk))
            for pk in ranked
        ]
        many, cost = parcels.total(), spread.amount_of(fees.total())
        heads = (_("Department"), _("Parcels"), _("Fees, ¥"))
        return Measured(str(many), f"¥ {cost}", path=outgoing(month=key), heads=heads, lines=lines, number=many)


class ParcelsOutOnTheirDay(Figure):
    name = "visitors.parcels_out_on_their_day"
    title = gettext_lazy("Parcels out on their day")
    how = gettext_lazy(
        "Parcels whose day to go was in the month and is over, but for those that were taken back by who asked: sent that day, given back, "
        "sent later, or still here."
    )
    section = COUNTER
    order = 77
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        counted, key = fates(asked), asked.period.key
        many, on_day = counted.total(), counted[Fate.ON_DAY]
        if not many:
            return None
        lines = [
            Line(str(fate.label), (str(counted[fate]), percent(counted[fate], many)), outgoing(goes=key, fate=fate.value))
            for fate in Fate
            if counted[fate]
        ]
        note = ngettext("of %(n)d parcel", "of %(n)d parcels", many) % {"n": many}
        heads = (pgettext("what became of a parcel", "What became of them"), _("How many"), _("Share"))
        path, number = outgoing(goes=key), per_cent(on_day, many)
        return Measured(percent(on_day, many), note, path=path, heads=heads, lines=lines, number=number)


def fates(asked: Asked) -> Counter[str]:
    """How many came to what; what is still here counts from the day after the one it was to go on."""
    counted, today = Counter(asked.counted("visitors.parcels_to_go")), timezone.localdate(asked.now)
    if counted[Fate.HERE] and asked.period.last >= today:
        days = asked.by_day("visitors.parcels_to_go")
        counted[Fate.HERE] -= sum(found[Fate.HERE] for day, found in days.items() if day >= today)
    return +counted
