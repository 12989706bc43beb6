"""How urgent a ticket is: its lead sets it; who asked or follows says that it has become an emergency.

What has become an emergency waits for nobody and nothing: a pause ends, and the whole team is asked at once, whoever had it among them;
the first who accepts has it. Having accepted it as an ordinary ticket is no answer to an emergency, which is due in its 30 minutes round
the clock, so a response that had stopped begins anew at that moment; one that was still running keeps what ran, as with any other urgency.
Only where somebody is at work on it at that moment (begun, and not paused) is it answered already: it stays theirs, and they, the lead and
the rest of the team are told.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.workdays.load import calendar
from repairs.actions import dispatch
from repairs.actions.clocks import end_pause
from repairs.actions.steps import must_run, step
from repairs.actions.telling import leads_of, tell
from repairs.finding.rosters import roster_at
from repairs.models import Emergency, EventKind, Route, Ticket, TicketEvent, Urgency
from repairs.notices.emergency_raised import EmergencyRaised
from repairs.scope import asks, follows, leads


def change_urgency(ticket: Ticket, *, urgency: str, by: Person, now: datetime, emergency: str = "") -> Ticket:
    """Another target from now on, set by whoever leads; what ran and what stood still stay counted. The same again is nothing.

    Refused: urgency, emergency, not-yours, moved, and what does not run any more.
    """
    _must_be_known(urgency, emergency)
    with transaction.atomic():
        mine, route = dispatch.held(ticket, now)
        must_run(mine)
        refuse_unless(leads(by, mine), _("Only who leads the team says how urgent it is."), "not-yours")
        return _changed(mine, route, urgency, emergency, by=by, now=now)


def raise_alarm(ticket: Ticket, *, emergency: str, by: Person, now: datetime) -> Ticket:
    """It has become an emergency of the list, says who asked or follows; what is one already stays what it is.

    Nothing else about the urgency is theirs to change. Refused: emergency, not-yours, moved, and what does not run any more.
    """
    _must_be_known(Urgency.EMERGENCY, emergency)
    with transaction.atomic():
        mine, route = dispatch.held(ticket, now)
        must_run(mine)
        refuse_unless(asks(by, mine) or follows(by, mine), _("Only who asked or follows it says this."), "not-yours")
        return mine if mine.is_emergency else _changed(mine, route, Urgency.EMERGENCY, emergency, by=by, now=now)


def _must_be_known(urgency: str, emergency: str) -> None:
    refuse_unless(urgency in Urgency.values, _("Say how urgent it is."), "urgency")
    is_named = emergency in Emergency.values if urgency == Urgency.EMERGENCY else not emergency
    refuse_unless(is_named, _("An emergency is one of the list: water, power, fire, somebody trapped, security."), "emergency")


def _changed(ticket: Ticket, route: Route | None, urgency: str, emergency: str, *, by: Person, now: datetime) -> Ticket:
    """With team and ticket held."""
    if (ticket.urgency, ticket.emergency) == (urgency, emergency):
        return ticket
    facts: dict[str, Any] = {"urgency": urgency, "emergency": emergency, "was": ticket.urgency}
    columns: dict[str, Any] = {"urgency": urgency, "emergency": emergency}
    if urgency != Urgency.EMERGENCY or ticket.is_emergency:
        step(ticket, EventKind.URGENCY_CHANGED, by=by, now=now, facts=facts, **columns)
        return ticket
    was_paused, had_it = end_pause(ticket, by=by, now=now), ticket.assigned_to
    if ticket.started_at is not None and not was_paused:
        event = step(ticket, EventKind.URGENCY_CHANGED, by=by, now=now, facts=facts, **columns)
        _tell(ticket, event, [*([had_it] if had_it else []), *leads_of(ticket, now=now), *_team_of(ticket, now)])
        return ticket
    if ticket.responded_at is not None:
        facts["anew"] = True
    event = step(ticket, EventKind.URGENCY_CHANGED, by=by, now=now, facts=facts, **columns, **dispatch.NOBODY)
    asked = dispatch.ask_everybody(ticket, route, had_it, now=now)
    if asked:  # where nobody could be asked the lead is alarmed already
        _tell(ticket, event, [lead for lead in leads_of(ticket, now=now) if lead.pk not in {offer.person_id for offer in asked}])
    return ticket


def _team_of(ticket: Ticket, now: datetime) -> list[Person]:
    """Everybody of its team who hears of emergencies now."""
    if ticket.team_id is None:
        return []
    members = roster_at(now, calendar(), team_id=ticket.team_id).of(ticket.team_id, ticket.category)
    return [each.membership.person for each in members if each.answers_emergencies]


def _tell(ticket: Ticket, event: TicketEvent, people: list[Person]) -> None:
    def words() -> dict[str, str]:
        has = _("%(person)s is at work on it.") % {"person": ticket.assigned_to} if ticket.assigned_to else _("The whole team is asked.")
        return {"emergency": ticket.get_emergency_display(), "has": has}

    tell(EmergencyRaised, ticket, people, cause=f"event:{event.pk}", now=event.happened_at, words=words, but=event.happened_by)
