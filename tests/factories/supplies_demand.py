"""Rounds of demand, forms and lines, by the real actions."""

from datetime import date, datetime

from frontdesk.people.models import Department, Person
from supplies.actions import demand
from supplies.actions.demand import Wanted
from supplies.actions.demand_rounds import close_round, open_round
from supplies.models import DemandForm, DemandRound, Item
from tests.factories.supplies import an_item
from tests.moments import SHANGHAI

OCTOBER = date(2026, 10, 1)


def at(day: int, hour: int = 9, minute: int = 0, month: int = 9) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


OPENS, CLOSES = at(24), at(30, 18)  # the round of October: the 25th is Mid-Autumn


def a_round() -> DemandRound:
    return open_round(OCTOBER, now=OPENS)


def the_form(department: Department) -> DemandForm:
    return DemandForm.objects.full().get(department=department, round__month=OCTOBER)


def asked(department: Department, *wanted: Wanted, by: Person, now: datetime = OPENS) -> DemandForm:
    """Written and handed in."""
    form = the_form(department)
    demand.save(form, wanted, by=by, now=now)
    return demand.hand_in(form, by=by, now=now)


def pens(many: int = 10, item: Item | None = None, **fields: object) -> Wanted:
    return Wanted(many, item or an_item(), **fields)


def closed(round_: DemandRound) -> DemandRound:
    return close_round(round_, now=CLOSES)
