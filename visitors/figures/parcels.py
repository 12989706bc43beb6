"""Parcels of a period in figures: in by day and carrier, how soon they are handed over, out by department and on their day."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from frontdesk.people.models import Department
from frontdesk.web.figures import COUNTER, NONE, Asked, Bar, Figure, Line, Measured, percent
from frontdesk.workdays.load import calendar
from frontdesk.workdays.periods import MONTH
from visitors.figures.counting import listed
from visitors.models import Parcel, Shipment
from visitors.models.carrier import Carrier
from visitors.models.parcel import Why
from visitors.models.shipment import Fate


class Came(NamedTuple):
    """A parcel, as far as figures need it."""

    received_at: datetime
    carrier: str
    told_at: datetime | None
    collected_at: datetime | None
    returned_at: datetime | None
    why: str

    @property
    def is_waiting(self) -> bool:
        return self.collected_at is None and self.returned_at is None


def received(asked: Asked) -> list[Came]:
    """Every parcel that came in the period, in one query."""
    return [Came(*row) for row in Parcel.objects.received_between(*asked.period.bounds).values_list(*Came._fields)]


def day_of(at: datetime) -> date:
    return timezone.localdate(at)


def incoming(asked: Asked, **more: object) -> str:
    """The parcels of a period, as their list shows them."""
    return listed(asked, "parcel_list", **more)


def bars_of(asked: Asked, rows: list[Came]) -> list[Bar]:
    """A bar a day of a month, a bar a month of a quarter or a year; each opens what came then."""
    days = Counter(day_of(row.received_at) for row in rows)
    if asked.period.months != MONTH:
        months = Counter(f"{day:%Y-%m}" for day in days.elements())
        keys = [month.key for month in asked.period.each_month]
        return [Bar(key, months[key], incoming(asked, month=key) if months[key] else "") for key in keys]
    working, first = calendar(), asked.period.first
    known = (first + timedelta(days=ahead) for ahead in range((asked.period.after - first).days))
    return [
        Bar(f"{day:%m-%d}", days[day], incoming(asked, on=day.isoformat()) if days[day] else "", not working.is_workday(day))
        for day in known
    ]


def outgoing(**asked: object) -> str:
    """Parcels to send, as their list shows them."""
    return f"{reverse('visitors:shipment_list')}?{urlencode(asked)}"


def how_long(lengths: list[timedelta]) -> str:
    """The middle one, as '3.5 h', from two days on as '2.5 days'."""
    if not lengths:
        return NONE
    hours = median(length / timedelta(hours=1) for length in lengths)
    return _("%(n)s days") % {"n": f"{hours / 24:.1f}"} if hours >= 48 else _("%(n)s h") % {"n": f"{hours:.1f}"}


class ParcelsIn(Figure):
    name = "visitors.parcels_in"
    title = gettext_lazy("Parcels in")
    how = gettext_lazy("Every parcel received in the month, by day and by carrier.")
    section = COUNTER
    order = 74
    is_wide = True

    def measure(self, asked: Asked) -> Measured | None:
        rows = asked.over_period(received)
        if not rows:
            return None
        carriers = Counter(row.carrier for row in rows)
        lines = [
            Line(str(Carrier(carrier).label), (str(many), percent(many, len(rows))), incoming(asked, carrier=carrier))
            for carrier, many in sorted(carriers.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        heads = (_("Carrier"), _("How many"), _("Share"))
        return Measured(str(len(rows)), path=incoming(asked), bars=bars_of(asked, rows), heads=heads, lines=lines)


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
        rows = asked.over_period(received)
        if not rows:
            return None
        lengths = [row.collected_at - row.received_at for row in rows if row.collected_at]
        to_tell = [row for row in rows if row.told_at or row.is_waiting]
        same_day = sum(1 for row in to_tell if row.told_at and day_of(row.told_at) == day_of(row.received_at))
        unclaimed = sum(1 for row in rows if row.returned_at and row.why == Why.UNCLAIMED)
        counted = (
            (_("Handed over"), len(lengths), len(rows), {"state": "collected"}),
            (_("Told the same day"), same_day, len(to_tell), {"told": "same-day"}),
            (_("Told later or not yet"), len(to_tell) - same_day, len(to_tell), {"told": "late"}),
            (_("Went back unclaimed"), unclaimed, len(rows), {"why": Why.UNCLAIMED.value}),
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
        sent = Shipment.objects.sent_between(*asked.period.bounds).values_list("department", "fee")
        by_department: dict[int, list[Decimal]] = defaultdict(list)
        for department, fee in sent:
            by_department[department].append(fee or Decimal())
        if not by_department:
            return None
        names, month = Department.objects.in_bulk(by_department), asked.period.key
        ranked = sorted(by_department.items(), key=lambda item: (-sum(item[1]), item[0]))
        lines = [Line(str(names[pk]), (str(len(fees)), f"{sum(fees):.2f}"), outgoing(month=month, department=pk)) for pk, fees in ranked]
        many, cost = sum(len(fees) for fees in by_department.values()), sum(sum(fees) for fees in by_department.values())
        heads = (_("Department"), _("Parcels"), _("Fees, ¥"))
        return Measured(str(many), f"¥ {cost:.2f}", path=outgoing(month=month), heads=heads, lines=lines)


class ParcelsOutOnTheirDay(Figure):
    name = "visitors.parcels_out_on_their_day"
    title = gettext_lazy("Parcels out on their day")
    how = gettext_lazy(
        "Parcels whose day to go was in the month and is over, but for those that were taken back by who asked: sent that day, given back, "
        "sent later, or still here."
    )
    section = COUNTER
    order = 77

    def measure(self, asked: Asked) -> Measured | None:
        counted = Shipment.objects.going_between(asked.period.first, asked.period.after, day_of(asked.now)).by_fate()
        if not counted:
            return None
        many, month = sum(counted.values()), asked.period.key
        lines = [
            Line(str(fate.label), (str(counted[fate]), percent(counted[fate], many)), outgoing(goes=month, fate=fate.value))
            for fate in Fate
            if counted.get(fate)
        ]
        note = ngettext("of %(n)d parcel", "of %(n)d parcels", many) % {"n": many}
        heads = (pgettext("what became of a parcel", "What became of them"), _("How many"), _("Share"))
        return Measured(percent(counted.get(Fate.ON_DAY, 0), many), note, path=outgoing(goes=month), heads=heads, lines=lines)
