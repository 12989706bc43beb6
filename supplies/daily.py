"""What supplies count day by day: what departments are charged with, and what was bought, in millionths of yuan.

A movement is written once and never changed, so its id alone says that it is new; each cost has six places, and is rounded when all
that are asked for are added up.
"""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from django.db.models import QuerySet

from frontdesk.daily.daily import Daily, Record
from frontdesk.daily.spread import amount_of_millionths, by, millionths
from supplies.models import Movement


class Moved(Daily):
    """Movements, on the day they count for; what was taken back stands beside what went, as counts are never below zero."""

    model = Movement
    day = "on"
    is_appended = True
    keeps_ids = False


class Charged(Moved):
    """What each department was charged with, and what was taken back of it."""

    name = "supplies.charged"
    columns = ("department", "quantity", "unit_cost")

    def rows(self) -> QuerySet[Movement]:
        return Movement.objects.charges()

    def keys(self, record: Record) -> Mapping[str, int]:
        department, quantity, unit_cost = record.values
        return {f"{'charged' if quantity < 0 else 'back'}:{department}": millionths(abs(quantity) * unit_cost)}


class Bought(Moved):
    """What came into stock by receipts, and what was taken back of them."""

    name = "supplies.bought"
    columns = ("quantity", "unit_cost")

    def rows(self) -> QuerySet[Movement]:
        return Movement.objects.purchases()

    def keys(self, record: Record) -> Mapping[str, int]:
        quantity, unit_cost = record.values
        return {"came" if quantity > 0 else "back": millionths(abs(quantity) * unit_cost)}


def charged(counts: Counter[str]) -> dict[int, Decimal]:
    """Department → yuan that it was charged with."""
    went, back = by(counts, "charged"), by(counts, "back")
    return {int(pk): amount_of_millionths(went[pk] - back[pk]) for pk in went.keys() | back.keys()}


def bought(counts: Counter[str]) -> Decimal:
    """Yuan that came into stock."""
    return amount_of_millionths(counts["came"] - counts["back"])
