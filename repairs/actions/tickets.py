"""Reporting a fault: the one way a ticket comes into the house, from a phone, the desk, a round or a meeting."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.numbers.actions import draw
from frontdesk.people.models import Person
from frontdesk.places.models import Place
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from frontdesk.workdays.load import read_once
from repairs.actions import dispatch
from repairs.actions.steps import write
from repairs.limits.targets import Targets
from repairs.models import Category, Emergency, EventKind, SafetyStep, SafetyTick, Thing, Ticket, Urgency
from repairs.numbers import TICKETS

LONGEST = 2000  # characters of what is wrong


def report(
    *,
    asker: Person,
    category: Category,
    now: datetime,
    place: Place | None = None,
    thing: Thing | None = None,
    urgency: str = Urgency.NORMAL,
    emergency: str = "",
    words: str = "",
    reported_for: Person | None = None,
    safety: Sequence[SafetyStep] = (),
    client_id: UUID | None = None,
) -> Ticket:
    """A fault at a place, or of a thing, which knows its place. `emergency` is one of the list and makes the urgency so.

    Sent again with the same `client_id` by the same asker it is the ticket that is there: a retried phone, a double click.
    Refused: place, thing, category, urgency, emergency, left, safety.
    """
    client_id = client_id or uuid4()
    if there := _reported(asker, client_id):
        return there
    place = place or (thing.place if thing else None)
    urgency = Urgency.EMERGENCY if emergency else urgency
    _must_make_sense(place, thing, category, urgency, emergency, reported_for, safety)
    row = {
        **{"asker": asker, "reported_for": reported_for, "reported_at": now, "client_id": client_id, "version": Targets.version()},
        **{"place": place, "thing": thing, "category": category},
        **{"urgency": urgency, "emergency": emergency, "words": words.strip()[:LONGEST]},
    }
    try:
        with transaction.atomic(), read_once():
            return _made(row, safety)
    except IntegrityError:
        if there := _reported(asker, client_id):  # the other of two was quicker
            return there
        raise


def _reported(asker: Person, client_id: UUID) -> Ticket | None:
    return Ticket.objects.filter(asker=asker, client_id=client_id).first()


def _made(row: dict[str, Any], safety: Sequence[SafetyStep]) -> Ticket:
    """Row, ticks, event, clocks and to-dos, the number; then it is sent on its way."""
    ticket = Ticket.objects.create(**row)
    asker, now = ticket.asker, ticket.reported_at
    SafetyTick.objects.bulk_create([SafetyTick(ticket=ticket, step=step, ticked_at=now, ticked_by=asker) for step in safety])
    facts = {
        **{"urgency": ticket.urgency, "kind": ticket.category.kind, "category": ticket.category_id, "emergency": ticket.emergency},
        **{"place": ticket.place_id, "thing": ticket.thing_id, "for": ticket.reported_for_id, "safety": [step.pk for step in safety]},
    }
    write(ticket, EventKind.REPORTED, by=asker, now=now, facts=facts, details={"words": ticket.words})
    ticket.number = draw(TICKETS, subject=ticket, at=now).text
    ticket.save(update_fields=["number"])
    put(ticket)
    dispatch.begin(ticket, now=now)
    return ticket


def _must_make_sense(
    place: Place | None,
    thing: Thing | None,
    category: Category,
    urgency: str,
    emergency: str,
    reported_for: Person | None,
    safety: Sequence[SafetyStep],
) -> None:
    refuse_unless(place is not None and place.closed_at is None, _("Say where it is, at a place that is open."), "place")
    words = _("%(thing)s is not at this place, or not in use any more.") % {"thing": thing}
    refuse_unless(thing is None or (thing.closed_at is None and thing.place_id == (place and place.pk)), words, "thing")
    refuse_unless(category.closed_at is None, _("This category is not used any more. Choose another."), "category")
    refuse_unless(urgency in Urgency.values, _("Say how urgent it is."), "urgency")
    is_named = emergency in Emergency.values if urgency == Urgency.EMERGENCY else not emergency
    refuse_unless(is_named, _("An emergency is one of the list: water, power, fire, somebody trapped, security."), "emergency")
    words = _("%(person)s has left the company. Choose another colleague.") % {"person": reported_for}
    refuse_unless(reported_for is None or reported_for.is_active, words, "left")
    mine = all(step.category_id == category.pk and step.closed_at is None for step in safety)
    refuse_unless(mine, _("These safety steps belong to another category. Look at them again."), "safety")
