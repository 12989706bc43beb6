"""How the lists of parcels are narrowed down by address: what the figures of a month open."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.web.pages import Ask, Given
from frontdesk.workdays.periods import Period
from frontdesk.workdays.today import midnight
from visitors.models.carrier import Carrier
from visitors.models.parcel import ParcelQuerySet, Why
from visitors.models.shipment import Fate, ShipmentQuerySet
from visitors.views.visits import date_in, day_said, month_said


def in_month(rows: ParcelQuerySet, asked: str, ask: Ask) -> ParcelQuerySet:
    """Received in the month `2026-11`, the quarter `2026-Q4` or the year `2026`."""
    period = Period.read(asked)
    return rows.received_between(*period.bounds) if period else rows


def on_day(rows: ParcelQuerySet, asked: str, ask: Ask) -> ParcelQuerySet:
    """Received on the day `2026-11-23`."""
    day = date_in(asked)
    return rows.received_between(midnight(day), midnight(day + timedelta(days=1))) if day else rows


def of_carrier(rows: ParcelQuerySet, asked: str, ask: Ask) -> ParcelQuerySet:
    return rows.filter(carrier=asked) if asked in Carrier.values else rows


def carrier_said(asked: str, ask: Ask) -> str:
    return str(Carrier(asked).label) if asked in Carrier.values else ""


def told(rows: ParcelQuerySet, asked: str, ask: Ask) -> ParcelQuerySet:
    """`same-day`: the recipient heard on the day it came; `late`: later, or not yet."""
    return rows.told_on_its_day(asked == "same-day") if asked in ("same-day", "late") else rows


def told_said(asked: str, ask: Ask) -> str:
    return {"same-day": _("told the same day"), "late": _("told later or not yet")}.get(asked, "")


def gone_because(rows: ParcelQuerySet, asked: str, ask: Ask) -> ParcelQuerySet:
    """Back with the carrier, for this reason."""
    return rows.filter(returned_at__isnull=False, why=asked) if asked in Why.values else rows


def why_said(asked: str, ask: Ask) -> str:
    return str(Why(asked).label) if asked in Why.values else ""


def going_in(rows: ShipmentQuerySet, asked: str, ask: Ask) -> ShipmentQuerySet:
    """Whose day to go was in the month `2026-11`, the quarter `2026-Q4` or the year `2026`."""
    period = Period.read(asked)
    return rows.going_between(period.first, period.after, timezone.localdate(ask.now)) if period else rows


def going_said(asked: str, ask: Ask) -> str:
    month = month_said(asked, ask)
    return _("to go in %(month)s") % {"month": month} if month else ""


def of_fate(rows: ShipmentQuerySet, asked: str, ask: Ask) -> ShipmentQuerySet:
    return rows.of_fate(asked) if asked in Fate.values else rows


def fate_said(asked: str, ask: Ask) -> str:
    return str(Fate(asked).label) if asked in Fate.values else ""


PARCELS = (
    Given("month", in_month, month_said),
    Given("on", on_day, day_said),
    Given("carrier", of_carrier, carrier_said),
    Given("told", told, told_said),
    Given("why", gone_because, why_said),
)
SHIPMENTS = (Given("goes", going_in, going_said), Given("fate", of_fate, fate_said))
