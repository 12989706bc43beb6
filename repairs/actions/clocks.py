"""Stopping a ticket's clock with a reason, and letting it go on."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions.steps import locked, must_run, step
from repairs.actions.telling import askers_of, leads_of, tell
from repairs.models import EventKind, Pause, PauseReason, Ticket
from repairs.notices.pause_over import PauseOver
from repairs.scope import works_on

LONGEST = timedelta(days=90)


def pause(ticket: Ticket, *, reason: str, until: datetime, by: Person, now: datetime) -> Pause:
    """Stand still until a moment, for a reason of the list, said by its team. Nothing holds up the response to an emergency.

    Refused: reason, past, too-long, paused, emergency, not-yours, and what does not run any more.
    """
    refuse_unless(reason in PauseReason.values, _("Say what it waits for."), "reason")
    refuse_unless(until > now, _("This moment has passed. Choose a later time."), "past")
    refuse_unless(until - now <= LONGEST, _("At most %(n)d days ahead. Pause again when they are over.") % {"n": LONGEST.days}, "too-long")
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        refuse_unless(works_on(by, mine), _("This ticket belongs to another team."), "not-yours")
        waits = mine.is_emergency and mine.responded_at is None
        refuse_unless(not waits, _("An emergency is answered first; its clock can't be stopped before."), "emergency")
        end_pause(mine, by=None, now=now, only_over=True)
        refuse_unless(not mine.pauses.running().exists(), _("This is paused already."), "paused")
        common = {"paused_at": now, "paused_by": by, "until_at": until}
        made = Pause.objects.create(ticket=mine, cycle=mine.cycle, reason=reason, **common)
        step(mine, EventKind.PAUSED, by=by, now=now, facts={"pause": made.pk, "reason": reason, "until": until.isoformat()})
    return made


def resume(ticket: Ticket, *, by: Person | None, now: datetime) -> bool:
    """Go on before the date, or, when the date has come, by nobody. False when it runs already. Refused: not-yours, and what is over."""
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        refuse_unless(by is None or works_on(by, mine), _("This ticket belongs to another team."), "not-yours")
        return end_pause(mine, by=by, now=now)


def run_out(pause: Pause, *, now: datetime) -> bool:
    """The moment has come: it goes on, and those who wait and who has it hear of it. False when it had ended meanwhile, or is over."""
    with transaction.atomic():
        mine = locked(pause.ticket)
        if not mine.is_running or not end_pause(mine, by=None, now=now, only_over=True):
            return False
        readers = [*askers_of(mine), *([mine.assigned_to] if mine.assigned_to else leads_of(mine, now=now))]
        cause, reason = f"pause:{pause.pk}", PauseReason(pause.reason)
        tell(PauseOver, mine, readers, cause=cause, now=now, words=lambda: {"reason": str(reason.label)})
    return True


def end_pause(ticket: Ticket, *, by: Person | None, now: datetime, only_over: bool = False) -> bool:
    """The running pause of a held ticket ends, now or when it was to end by itself; whether there was one."""
    running = ticket.pauses.running().filter(until_at__lte=now) if only_over else ticket.pauses.running()
    mine = running.first()
    if mine is None:
        return False
    is_over = mine.until_at <= now
    mine.ended_at, mine.ended_by = (mine.until_at, None) if is_over else (now, by)
    mine.save(update_fields=["ended_at", "ended_by"])
    step(ticket, EventKind.RESUMED, by=mine.ended_by, now=now, facts={"pause": mine.pk, "ended": mine.ended_at.isoformat()})
    return True
