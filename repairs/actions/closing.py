"""After the repair: whoever asked says that it works, or that it does not, or says nothing; and what nobody wants any more."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import Refused, refuse_unless
from repairs.actions import dispatch, offering
from repairs.actions.clocks import end_pause
from repairs.actions.contractor_telling import tell_not_needed
from repairs.actions.steps import locked, must_be_open, must_run, step
from repairs.limits.closing import Closing
from repairs.models import Comment, EventKind, Ticket
from repairs.scope import asks, did_the_work, leads

LONGEST = 2000
LONGEST_REASON = 200


def confirm(ticket: Ticket, *, by: Person, now: datetime) -> Ticket:
    """It works: the ticket is closed. Confirmed already it is nothing. Refused: not-yours, did-the-work, not-resolved, and what is over."""
    with transaction.atomic():
        mine = locked(ticket)
        if mine.confirmed_at is not None:
            return mine
        must_be_open(mine)
        must_have_asked(mine, by)
        refuse_unless(mine.resolved_at is not None, _("This is not repaired yet."), "not-resolved")
        step(mine, EventKind.CONFIRMED, by=by, now=now, facts={"cycle": mine.cycle}, confirmed_at=now, confirmed_by=by)
        step(mine, EventKind.CLOSED, by=by, now=now, facts={"cycle": mine.cycle}, closed_at=now, closed_by=by)
    return mine


def close_unconfirmed(ticket: Ticket, *, now: datetime) -> bool:
    """Nobody said anything in time: it closes itself. False when somebody did meanwhile."""
    with transaction.atomic():
        mine = locked(ticket)
        if mine.is_over or mine.resolved_at is None:
            return False
        step(mine, EventKind.CLOSED, now=now, facts={"cycle": mine.cycle, "unconfirmed": True}, closed_at=now)
    return True


def reopen(ticket: Ticket, *, words: str, by: Person, now: datetime) -> Ticket:
    """Not fixed: the same number, a new cycle, both clocks from zero. It is offered again: to whoever had it where they can be asked.

    Refused: words, not-yours, not-resolved, too-late, cancelled, merged, moved.
    """
    words = words.strip()[:LONGEST]
    refuse_unless(bool(words), _("Say in a few words what is still wrong."), "words")
    with transaction.atomic():
        mine, route = dispatch.held(ticket, now, team_of=Ticket.objects.select_related("assigned_to").get(pk=ticket.pk).assigned_to)
        refuse_unless(asks(by, mine) or leads(by, mine), _("Only who asked, or leads the team, does this."), "not-yours")
        repaired_at = must_be_reopenable(mine, now=now)
        made = Comment.objects.create(ticket=mine, words=words, is_public=True, said_at=now, said_by=by)
        done = Comment.objects.create(ticket=mine, words=mine.done, is_public=True, said_at=repaired_at, said_by=mine.resolved_by)
        facts = {"cycle": mine.cycle + 1, "comment": made.pk, "done": done.pk}
        had_it, undone = mine.assigned_to, ("assigned", "accepted", "started", "resolved", "confirmed", "closed")
        nothing: dict[str, Any] = {"assigned_to": None} | {f"{fact}_{part}": None for fact in undone for part in ("at", "by")}
        columns = {**nothing, "cycle": mine.cycle + 1, "done": "", "promised_on": None}
        step(mine, EventKind.REOPENED, by=by, now=now, facts=facts, details={"words": words}, **columns)
        dispatch.begin_again(mine, route, had_it, now=now)
    return mine


def must_be_reopenable(ticket: Ticket, *, now: datetime) -> datetime:
    """When it was repaired; closed not too long ago. Refused: cancelled, merged, not-resolved, too-late."""
    refuse_unless(ticket.cancelled_at is None, _("This ticket was cancelled."), "cancelled")
    refuse_unless(ticket.merged_at is None, _("This ticket was merged into %(other)s.") % {"other": ticket.merged_into}, "merged")
    if ticket.resolved_at is None:
        raise Refused(_("This is not repaired yet."), "not-resolved")
    is_late = ticket.closed_at is not None and now - ticket.closed_at > Closing.now().reopen
    refuse_unless(not is_late, _("This was closed too long ago. Report it anew."), "too-late")
    return ticket.resolved_at


def may_reopen(ticket: Ticket, *, by: Person, now: datetime) -> bool:
    try:
        must_be_reopenable(ticket, now=now)
    except Refused:
        return False
    return asks(by, ticket) or leads(by, ticket)


def cancel(ticket: Ticket, *, words: str, by: Person, now: datetime) -> Ticket:
    """Not wanted any more, by who asked or leads; a pause ends, offers are taken back, a contractor hears not to come.

    Refused: words, not-yours, and what does not run.
    """
    words = words.strip()[:LONGEST_REASON]
    refuse_unless(bool(words), _("Say in a few words why."), "words")
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        refuse_unless(asks(by, mine) or leads(by, mine), _("Only who asked, or leads the team, does this."), "not-yours")
        end_pause(mine, by=by, now=now)
        offering.withdraw(mine, now=now)
        columns: dict[str, Any] = {"cancelled_at": now, "cancelled_by": by, "cancelled_because": words}
        step(mine, EventKind.CANCELLED, by=by, now=now, details={"words": words}, **columns)
        tell_not_needed(mine, cause="cancelled", now=now)
    return mine


def must_have_asked(ticket: Ticket, person: Person) -> None:
    """Refused: not-yours, did-the-work."""
    refuse_unless(asks(person, ticket), _("Only who asked for the repair says whether it works."), "not-yours")
    refuse_unless(not did_the_work(person, ticket), _("Who did the work neither confirms nor rates it."), "did-the-work")
