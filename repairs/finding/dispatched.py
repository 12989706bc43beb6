"""Whom a ticket was offered to and why: each turn of dispatch with what each member of the team had to do then, and what they answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.people.models import Person
from repairs.finding.reasons import Reason, reasons
from repairs.models import EventKind, Offer, Ticket


@dataclass(frozen=True)
class Answer:
    """Somebody who was asked, and what came of it."""

    who: Person
    colour: str
    words: str
    because: str


@dataclass(frozen=True)
class Turn:
    """One turn of dispatch: who was asked (nobody could be: no answers), and the reasons as they were then."""

    at: datetime
    answers: list[Answer]
    reasons: list[Reason]


def turns_of(ticket: Ticket) -> list[Turn]:
    """The newest first; six queries at most."""
    events = list(ticket.events.filter(kind__in=[EventKind.OFFERED, EventKind.UNASSIGNED]).order_by("-pk"))
    offers = {offer.pk: offer for offer in ticket.offers.select_related("person")}
    kept: list[Mapping[str, Any]] = [event.facts.get("why", {}) for event in events]
    people = Person.objects.in_bulk([why[key] for why in kept for key in ("named_by", "had_it") if key in why])
    turns = []
    for event, why, lines in zip(events, kept, reasons(kept), strict=True):
        asked = [offers[pk] for pk in event.facts.get("offers", ()) if pk in offers]
        turns.append(Turn(event.happened_at, [_answer(offer) for offer in asked], _outside_the_rules(why, people) or lines))
    return turns


def _outside_the_rules(why: Mapping[str, Any], people: Mapping[int, Person]) -> list[Reason]:
    """Named by somebody, or asked because they had it before it was opened again."""
    said = (("named_by", _("chose them")), ("had_it", _("repaired it before")))
    return [Reason(str(people.get(why[key], "")), words) for key, words in said if key in why]


def _answer(offer: Offer) -> Answer:
    colour, words = next(
        said
        for holds, said in (
            (offer.declined_at, ("yellow", pgettext("offer", "declined"))),
            (offer.expired_at, ("yellow", _("did not answer in time"))),
            (offer.accepted_at, ("green", pgettext("offer", "accepted"))),
            (offer.withdrawn_at, ("grey", pgettext("offer", "not needed any more"))),
            (True, ("accent", _("is being asked"))),
        )
        if holds
    )
    return Answer(offer.person, colour, words, offer.declined_because)
