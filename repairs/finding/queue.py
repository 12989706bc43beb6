"""The queue: tickets of who leads or works in a team, each with its light."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.places.models import Floor
from frontdesk.places.models.named import Named
from frontdesk.web.templatetags.ui import span
from repairs.models import Category, Team, Ticket
from repairs.models.ticket_queries import OPEN, TicketQuerySet, owed
from repairs.scope import leads


@dataclass(frozen=True)
class Light:
    """Colour and what it says: how long it is overdue, or how long there is."""

    colour: str
    words: str


@dataclass(frozen=True)
class Row:
    """A ticket of the queue: its light, who is being asked to take it, and what the reader may do without opening it."""

    ticket: Ticket
    light: Light
    asked: str
    may_accept: bool
    may_give: bool


def row_of(ticket: Ticket, reader: Person, now: datetime) -> Row:
    """Of a ticket that was read `with_moments`, `with_all` and `with_asked`; no query."""
    is_mine = ticket.asks_reader or ticket.is_of_reader_s_team
    accepts = ticket.is_running and ticket.accepted_at is None and is_mine and reader.can(Can.WORK_ON_REPAIRS)
    return Row(ticket, light_of(ticket, now), asked_in_words(ticket), accepts, ticket.is_running and leads(reader, ticket))


def asked_in_words(ticket: Ticket) -> str:
    """Who is being asked; of several how many."""
    if not ticket.is_running or not ticket.many_asked:
        return ""
    if ticket.many_asked > 1:
        return ngettext("%(n)d person is asked", "%(n)d people are asked", ticket.many_asked) % {"n": ticket.many_asked}
    return _("%(name)s is asked") % {"name": Person(name=ticket.asked_name, name_en=ticket.asked_name_en)}


def tickets_of(person: Person) -> TicketQuerySet:
    """All for who leads repairs, else those of the teams that one leads or is in, and for the front desk what is open."""
    rows = Ticket.objects.all()
    if person.can(Can.LEAD_REPAIRS):
        return rows
    asked = OPEN if person.can(Can.SEE_DESK) else Q()
    return rows.filter(Q(team__in=Team.objects.of(person).values("pk")) | asked)


def menus() -> dict[str, list[Named]]:
    """Open teams, floors and categories in order, by what they are called; one query, for a list has few to spend."""
    models: dict[str, Any] = {"team": Team, "floor": Floor, "category": Category}
    columns = ("what", "pk", "name", "name_en", "position")
    parts = [
        model._default_manager.filter(closed_at__isnull=True).order_by().annotate(what=Value(what)).values_list(*columns)
        for what, model in models.items()
    ]
    found: dict[str, list[Named]] = {what: [] for what in models}
    for what, pk, name, name_en, _position in parts[0].union(*parts[1:], all=True).order_by("position", "pk"):
        found[what].append(models[what](pk=pk, name=name, name_en=name_en))
    return found


def yellow(rows: TicketQuerySet, now: datetime) -> TicketQuerySet:
    """Warned of and not late; what waits with a reason is not warned of."""
    return green_or_yellow(rows, now).filter(Exists(owed(now)), paused_until__isnull=True)


def green(rows: TicketQuerySet, now: datetime) -> TicketQuerySet:
    return green_or_yellow(rows, now).exclude(Exists(owed(now)), paused_until__isnull=True)


def green_or_yellow(rows: TicketQuerySet, now: datetime) -> TicketQuerySet:
    return rows.running().exclude(pk__in=Ticket.objects.late(now).values("pk"))


def light_of(ticket: Ticket, now: datetime) -> Light:
    """Of a ticket that was read `with_moments`."""
    if ticket.is_over:
        return Light("grey", str(ticket.state.label))
    if ticket.resolved_at:
        return Light("green", _("waits to be confirmed"))
    if ticket.paused_until:
        return Light("grey", _("paused for %(time)s more") % {"time": span(max(ticket.paused_until - now, timedelta()))})
    answer = None if ticket.responded_at else ticket.response_due_at
    due = min((at for at in (answer, ticket.solution_due_at) if at), default=None)
    if due is None:
        return Light("green", _("no limit"))
    if due <= now:
        return Light("red", _("%(time)s over") % {"time": span(now - due)})
    words = _("in %(time)s") % {"time": span(due - now)}
    return Light("yellow" if ticket.yellow_at and ticket.yellow_at <= now else "green", words)
