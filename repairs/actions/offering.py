"""Offers of a held ticket: made, answered, taken back; each with its to-do. Whoever calls holds the ticket's row."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import override

from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from repairs.models import Offer, Ticket
from repairs.notices.about_offers import about_offer
from repairs.notices.emergency_offered import EmergencyOffered
from repairs.notices.ticket_offered import TicketOffered
from repairs.promises.offer_answered import OfferAnswered


def make(ticket: Ticket, people: Iterable[Person], *, why: Mapping[str, Any], now: datetime, is_broadcast: bool = False) -> list[Offer]:
    """Offer it to one, or to many at once; each hears of it and has a to-do until the time is over."""
    until = now + OfferAnswered.now().limit
    common = {"ticket": ticket, "cycle": ticket.cycle, "is_broadcast": is_broadcast, "why": dict(why), "offered_at": now, "until_at": until}
    offers = [Offer.objects.create(person=person, **common) for person in people]
    for offer in offers:
        todos.open(OfferAnswered, subject=offer, holder=offer.person, since=now, now=now)
        with override(offer.person.language):
            data = about_offer(offer)
        kind = EmergencyOffered if ticket.is_emergency else TicketOffered
        post(kind, cause=f"offer:{offer.pk}", to=offer.person, subject=offer, data=data, now=now)
    return offers


def take(ticket: Ticket, *, by: Person, now: datetime) -> None:
    """Somebody has it: their offer is accepted, those to others are taken back."""
    for offer in Offer.objects.open().filter(ticket=ticket):
        if offer.person_id == by.pk:
            offer.accepted_at = now
            offer.save(update_fields=["accepted_at"])
            todos.settle(OfferAnswered, subject=offer, by=by, now=now)
        else:
            _end(offer, "withdrawn_at", now=now)


def withdraw(ticket: Ticket, *, now: datetime) -> None:
    """It is not wanted any more, or somebody was named for it."""
    for offer in Offer.objects.open().filter(ticket=ticket):
        _end(offer, "withdrawn_at", now=now)


def decline(offer: Offer, *, because: str, by: Person, now: datetime) -> None:
    offer.declined_at, offer.declined_because = now, because
    offer.save(update_fields=["declined_at", "declined_because"])
    todos.settle(OfferAnswered, subject=offer, by=by, now=now)


def expire(offer: Offer, *, now: datetime) -> None:
    """Nobody answered in time; where the ticket is not wanted any more it is taken back instead."""
    _end(offer, "expired_at" if offer.ticket.is_running else "withdrawn_at", now=now)


def _end(offer: Offer, how: str, *, now: datetime) -> None:
    setattr(offer, how, now)
    offer.save(update_fields=[how])
    todos.withdraw(OfferAnswered, subject=offer, now=now)
