"""Who repairs a ticket: found by the rules of dispatch, offered, accepted, declined, handed on; the first who accepts has it.

The team's row is held before the ticket's, so two tickets that look for somebody at once see each other's offers.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.outbox.post import post
from frontdesk.people.models import Absence, Person
from frontdesk.people.permissions import Can, Role
from frontdesk.people.standing_in import acting_for
from frontdesk.refusal import refuse_unless
from frontdesk.workdays.load import calendar
from repairs.actions import offering
from repairs.actions.steps import locked, must_run, step
from repairs.finding import routing
from repairs.finding.rosters import Roster, roster_at
from repairs.finding.routing import Choice
from repairs.models import EventKind, Offer, Route, Team, Ticket, TicketEvent
from repairs.notices import about_ticket
from repairs.notices.emergency_unassigned import EmergencyUnassigned
from repairs.notices.ticket_unassigned import TicketUnassigned
from repairs.scope import leads, works_on

LONGEST = 200  # characters of a reason
STEPS = (  # of dispatch: the newest says whether somebody was told already that nobody takes it
    *(EventKind.REPORTED, EventKind.REOPENED, EventKind.OFFERED, EventKind.ACCEPTED, EventKind.DECLINED, EventKind.EXPIRED),
    *(EventKind.PASSED_ON, EventKind.UNASSIGNED, EventKind.URGENCY_CHANGED, EventKind.CATEGORY_CHANGED),
)

NOBODY = dict.fromkeys(("assigned_to", "assigned_at", "assigned_by", "accepted_at", "accepted_by", "started_at", "started_by"))


def begin(ticket: Ticket, *, now: datetime) -> None:
    """Send a new ticket on its way. Where no rule fits the next look of the rule `repairs.waiting` tells the admin managers."""
    if routing.route_for(ticket.category, ticket.place, now, calendar()):
        offer_next(ticket, now=now)
        ticket.refresh_from_db()


def begin_again(ticket: Ticket, route: Route | None, had_it: Person | None, *, now: datetime) -> None:
    """Send a held ticket that was opened again on its way: to whoever had it where they can be asked, else to who is next.

    An emergency goes to everybody, as a new one does.
    """
    if had_it is not None and not ticket.is_emergency and _can_be_asked(ticket, had_it, now):
        _offered(ticket, [had_it], {"had_it": had_it.pk, "among": []}, now=now)
    else:
        _go_on(ticket, route, now=now)


def _can_be_asked(ticket: Ticket, person: Person, now: datetime) -> bool:
    """Still of its team, on shift and not away."""
    members = roster_at(now, calendar(), team_id=ticket.team_id).of(ticket.team_id, ticket.category) if ticket.team_id else []
    return any(each.person_id == person.pk and not each.but for each in members)


def offer_next(ticket: Ticket, *, now: datetime) -> list[Offer]:
    """Offer what nobody has to who is next, an emergency to the whole team; where nobody can be asked the lead is told, once.

    The offers that were made; none when somebody has it or is being asked. Refused: moved (its category or place changed meanwhile).
    """
    with transaction.atomic():
        return _go_on(*held(ticket, now), now=now)


def accept(ticket: Ticket, *, by: Person, now: datetime) -> Ticket:
    """Mine: by whom it was offered to or assigned, or by somebody of its team. Open offers to others are taken back.

    Accepting what one has already is nothing. Refused: not-yours, taken, and what does not run any more.
    """
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        if mine.accepted_by_id == by.pk:
            return mine
        may = works_on(by, mine) or Offer.objects.open().filter(ticket=mine, person=by).exists()
        refuse_unless(may, _("This ticket was not offered to you."), "not-yours")
        refuse_unless(mine.accepted_at is None, _("%(person)s has accepted it already.") % {"person": mine.accepted_by}, "taken")
        offering.take(mine, by=by, now=now)
        columns: dict[str, Any] = {"assigned_to": by, "accepted_at": now, "accepted_by": by}
        if mine.assigned_to_id != by.pk:
            columns |= {"assigned_at": now, "assigned_by": by}
        step(mine, EventKind.ACCEPTED, by=by, now=now, facts={"person": by.pk}, **columns)
    return mine


def decline(ticket: Ticket, *, because: str, by: Person, now: datetime) -> list[Offer]:
    """Not mine, with a reason; it goes to the next at once. The offers to others. Refused: reason, not-yours, and what is over."""
    because = _reason(because)
    with transaction.atomic():
        mine, route = held(ticket, now)
        must_run(mine)
        offer = Offer.objects.open().filter(ticket=mine, person=by).first()
        refuse_unless(offer is not None, _("This ticket was not offered to you."), "not-yours")
        assert offer is not None
        offering.decline(offer, because=because, by=by, now=now)
        facts = {"offer": offer.pk, "person": by.pk}
        step(mine, EventKind.DECLINED, by=by, now=now, facts=facts, details={"because": because})
        return _go_on(mine, route, now=now)


def expire(offer: Offer, *, now: datetime) -> list[Offer]:
    """Nobody answered in time: on to the next. The offers that follow; none when it was answered meanwhile, or others are still asked."""
    with transaction.atomic():
        mine, route = held(offer.ticket, now)
        late = Offer.objects.run_out(now).filter(pk=offer.pk).first()
        if late is None:
            return []
        late.ticket = mine
        offering.expire(late, now=now)
        if not mine.is_running:
            return []
        step(mine, EventKind.EXPIRED, now=now, facts={"offer": late.pk, "person": late.person_id})
        return _go_on(mine, route, now=now)


def pass_on(ticket: Ticket, *, because: str, by: Person, now: datetime, to: Person | None = None) -> list[Offer]:
    """Out of the hands of whoever has it or is asked: to a colleague who is named, who accepts it like any offer, else to the next.

    By whoever has it, or who leads. An emergency that everybody is asked about stays so.

    Refused: reason, not-yours, technician, away, same (they have it), and what does not run any more.
    """
    because = _reason(because)
    with transaction.atomic():
        mine, route = held(ticket, now, team_of=to)
        must_run(mine)
        refuse_unless(mine.assigned_to_id == by.pk or leads(by, mine), _("Only who has it or leads the team passes it on."), "not-yours")
        if to is not None:
            _may_have(mine, to, now)
        everybody = Offer.objects.of_cycle(mine).open()
        if to is None and mine.is_emergency and mine.assigned_to_id is None and everybody.exists():
            return list(everybody)
        facts = {"from": mine.assigned_to_id, "to": to.pk if to else None, "cycle": mine.cycle}
        _take_back(mine, now=now)
        step(mine, EventKind.PASSED_ON, by=by, now=now, facts=facts, details={"because": because}, **NOBODY)
        if to is None:
            return _go_on(mine, route, now=now)
        _to_team(mine, _team_of(mine, to), None, now=now)
        return _offered(mine, [to], {"named_by": by.pk, "among": []}, now=now)


def ask_everybody(ticket: Ticket, route: Route | None, had_it: Person | None, *, now: datetime) -> list[Offer]:
    """A held ticket, in nobody's hands any more, has become an emergency: all of the team are asked anew, and whoever had it.

    None when nobody can be asked: the alarm is given.
    """
    _take_back(ticket, now=now)
    choice = routing.choose(ticket.category, ticket.place, now)
    if route is not None:
        _to_team(ticket, route.team, route, now=now)
    people = {each.membership.person for each in choice.in_emergency}
    if had_it and had_it.is_active and not Absence.objects.on(timezone.localdate(now)).filter(person=had_it).exists():
        people.add(had_it)
    if not people:
        _alarm(ticket, choice, now=now)
        return []
    return _offered(ticket, sorted(people, key=lambda person: person.pk), choice.plain(), now=now)


def _take_back(ticket: Ticket, *, now: datetime) -> None:
    """Offers, the accepted one too."""
    Offer.objects.of_cycle(ticket).filter(accepted_at__isnull=False, withdrawn_at__isnull=True).update(withdrawn_at=now)
    offering.withdraw(ticket, now=now)


def _reason(words: str) -> str:
    refuse_unless(bool(words.strip()), _("Say in a few words why."), "reason")
    return words.strip()[:LONGEST]


def _may_have(ticket: Ticket, person: Person, now: datetime) -> None:
    words = _("%(name)s has no role that repairs. Give them the role of a repair technician first.") % {"name": person}
    refuse_unless(person.is_active and person.can(Can.WORK_ON_REPAIRS), words, "technician")
    away = Absence.objects.on(timezone.localdate(now)).filter(person=person).exists()
    refuse_unless(not away, _("%(name)s is away today. Choose another colleague.") % {"name": person}, "away")
    refuse_unless(ticket.assigned_to_id != person.pk, _("%(name)s has it already.") % {"name": person}, "same")


def held(ticket: Ticket, now: datetime, *, team_of: Person | None = None) -> tuple[Ticket, Route | None]:
    """The rule that fits, with its team's row (and the named colleague's teams) held, then the ticket's. Refused: moved."""
    seen = Ticket.objects.select_related("category", "place").get(pk=ticket.pk)
    route = routing.route_for(seen.category, seen.place, now, calendar())
    teams = {route.team_id} if route else set()
    teams |= set(Team.objects.of(team_of).values_list("pk", flat=True)) if team_of else set()
    list(Team.objects.filter(pk__in=teams).order_by("pk").select_for_update(no_key=True).values_list("pk"))
    mine = locked(ticket)
    stands = (mine.category_id, mine.place_id) == (seen.category_id, seen.place_id)
    refuse_unless(stands, _("This ticket was changed at this moment. Try again."), "moved")
    return mine, route


def _go_on(ticket: Ticket, route: Route | None, *, now: datetime) -> list[Offer]:
    """With team and ticket held: the next offer, or the alarm."""
    if not Ticket.objects.waiting().filter(pk=ticket.pk).exists():
        return []
    choice = choose(ticket, now)
    if route is not None:
        _to_team(ticket, route.team, route, now=now)
    people = [each.membership.person for each in (choice.in_emergency if ticket.is_emergency else [choice.chosen]) if each]
    if not people:
        _alarm(ticket, choice, now=now)
        return []
    return _offered(ticket, people, choice.plain(), now=now)


def choose(ticket: Ticket, now: datetime, *, roster: Roster | None = None) -> Choice:
    """The rule, its team and whom to ask: on shift, not away, able, least to do, longest idle. Who was asked in this cycle is not again."""
    return routing.choose(ticket.category, ticket.place, now, asked=asked(ticket), roster=roster)


def asked(ticket: Ticket) -> set[int]:
    """Who was offered it since it was reported or opened again, or had it and passed it on."""
    offered = Offer.objects.of_cycle(ticket)
    if ticket.is_emergency:  # asked alone before it became one, they are asked with the others again
        offered = offered.filter(is_broadcast=True) | offered.open()
    passed = TicketEvent.objects.filter(ticket=ticket, kind=EventKind.PASSED_ON, facts__cycle=ticket.cycle).values_list("facts", flat=True)
    return {*offered.values_list("person", flat=True), *(facts["from"] for facts in passed if facts["from"])}


def is_told(ticket: Ticket) -> bool:
    """Whether somebody heard already that nobody takes it, and nothing has happened since."""
    newest = ticket.events.filter(kind__in=STEPS).order_by("-pk").values_list("kind", flat=True).first()
    return newest == EventKind.UNASSIGNED


def _offered(ticket: Ticket, people: list[Person], why: dict[str, Any], *, now: datetime) -> list[Offer]:
    offers = offering.make(ticket, people, why=why, now=now, is_broadcast=ticket.is_emergency)
    facts = {"offers": [each.pk for each in offers], "persons": [each.person_id for each in offers], "why": why}
    step(ticket, EventKind.OFFERED, now=now, facts=facts)
    return offers


def _to_team(ticket: Ticket, team: Team | None, route: Route | None, *, now: datetime) -> None:
    if team is not None and ticket.team_id != team.pk:
        step(ticket, EventKind.ASSIGNED, now=now, facts={"team": team.pk, "route": route.pk if route else None}, team=team)


def _team_of(ticket: Ticket, person: Person) -> Team | None:
    """The team it goes to with somebody who was named: its own where they belong to it, else the first of theirs."""
    teams = list(Team.objects.of(person).select_related("lead").in_order())
    return next((team for team in teams if team.pk == ticket.team_id), teams[0] if teams else None)


def _alarm(ticket: Ticket, choice: Choice, *, now: datetime) -> None:
    """Whoever leads hears that nobody takes it; not again while nothing changes."""
    if is_told(ticket):
        return
    team = choice.team or ticket.team
    people = told_when_nobody(team, now)
    facts = {"cycle": ticket.cycle, "told": [person.pk for person in people], "why": choice.plain()}
    event = step(ticket, EventKind.UNASSIGNED, now=now, facts=facts)
    kind = EmergencyUnassigned if ticket.is_emergency else TicketUnassigned
    for person in people:
        with override(person.language):
            data = {**about_ticket(ticket), "team": str(team or _("any team"))}
        post(kind, cause=f"ticket:{ticket.pk}:unassigned:{event.pk}", to=person, subject=ticket, data=data, now=now)


def told_when_nobody(team: Team | None, now: datetime) -> list[Person]:
    """The team's lead, or who acts for them; where there is none the admin managers."""
    lead = acting_for(team.lead, timezone.localdate(now)) if team else None
    return [lead] if lead else list(Person.objects.holding(Role.ADMIN_MANAGER))
