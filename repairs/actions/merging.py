"""Tickets that are the same fault: one points to the other, nothing is moved, and for some days it can be undone."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions import offering
from repairs.actions.contractor_telling import tell_not_needed, tell_wanted_again
from repairs.actions.steps import locked, must_be_open, step
from repairs.actions.telling import tell
from repairs.models import EventKind, Follower, Ticket
from repairs.notices.ticket_merged import TicketMerged
from repairs.scope import leads

UNDO_WITHIN = timedelta(days=7)


def merge(ticket: Ticket, into: Ticket, *, by: Person, now: datetime) -> Ticket:
    """The same fault as another: its clocks stand still, its askers follow the other, a contractor hears not to come.

    Merged into the same again it is nothing. Refused: itself, not-yours, others-merged, what is over, and what is merged into another.
    """
    refuse_unless(ticket.pk != into.pk, _("A ticket can't be merged into itself."), "itself")
    with transaction.atomic():
        held = {pk: locked(Ticket(pk=pk)) for pk in sorted((ticket.pk, into.pk))}
        mine, other = held[ticket.pk], held[into.pk]
        if mine.merged_into_id == other.pk:
            return mine
        refuse_unless(leads(by, mine) and leads(by, other), _("Only who leads both teams merges their tickets."), "not-yours")
        must_be_open(mine)
        must_be_open(other)
        words = _("Others were merged into %(number)s. Merge %(other)s into it instead.") % {"number": mine, "other": other}
        refuse_unless(not mine.merged.exists(), words, "others-merged")
        offering.withdraw(mine, now=now)
        columns: dict[str, Any] = {"merged_into": other, "merged_at": now, "merged_by": by}
        event = step(mine, EventKind.MERGED, by=by, now=now, facts={"into": other.pk}, **columns)
        tell_not_needed(mine, cause=f"merged:{event.pk}", now=now)
        _bring_askers(mine, other, now=now)
        askers = [person for person in (mine.asker, mine.reported_for) if person]
        tell(TicketMerged, mine, askers, cause=f"merged:{other.pk}", now=now, words=lambda: {"other": other.number}, but=by)
    return mine


def _bring_askers(ticket: Ticket, other: Ticket, *, now: datetime) -> None:
    """Who waits for the one hears of the other."""
    standing = Follower.objects.standing()
    waiting = {ticket.asker_id, ticket.reported_for_id, *standing.filter(ticket=ticket).values_list("person", flat=True)}
    there = {other.asker_id, other.reported_for_id, *standing.filter(ticket=other).values_list("person", flat=True)}
    Follower.objects.bulk_create(
        [Follower(ticket=other, person_id=pk, followed_at=now, came_with=ticket) for pk in sorted(pk for pk in waiting - there if pk)]
    )


def unmerge(ticket: Ticket, *, by: Person, now: datetime) -> Ticket:
    """Another fault after all: both are as they were, and its clocks go on. Refused: not-merged, too-late, not-yours."""
    with transaction.atomic():
        mine = locked(ticket)
        refuse_unless(mine.merged_at is not None, _("This ticket is not merged into another."), "not-merged")
        refuse_unless(leads(by, mine), _("Only who leads both teams merges their tickets."), "not-yours")
        words = _("A merge can be undone for %(n)d days. Report the fault again.") % {"n": UNDO_WITHIN.days}
        refuse_unless(mine.merged_at is not None and now - mine.merged_at <= UNDO_WITHIN, words, "too-late")
        Follower.objects.standing().filter(came_with=mine).update(ended_at=now)
        facts = {"from": mine.merged_into_id}
        event = step(mine, EventKind.UNMERGED, by=by, now=now, facts=facts, merged_into=None, merged_at=None, merged_by=None)
        if mine.is_running:
            tell_wanted_again(mine, cause=f"unmerged:{event.pk}", now=now)
    return mine
