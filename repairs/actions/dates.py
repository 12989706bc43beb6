"""The day that the asker is told, for what is bought or repaired outside."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.workdays.days import end_of
from frontdesk.workdays.load import calendar
from repairs.actions.steps import locked, must_run, step
from repairs.actions.telling import askers_of, tell
from repairs.finding.policy import policy_of
from repairs.models import EventKind, Ticket
from repairs.notices.date_told import DateTold
from repairs.scope import works_on


def earliest(ticket: Ticket, now: datetime) -> date:
    """The first day that may be promised: so many working days from today, as its settings say."""
    return calendar().add_workdays(timezone.localdate(now), policy_of(ticket.version).values.outside)


def promise(ticket: Ticket, *, on: date, by: Person, now: datetime) -> Ticket:
    """The asker is told a day, and that day is the target from now on. The same day again is nothing.

    Refused: emergency, told, too-soon, free-day, not-yours, and what does not run any more.
    """
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        refuse_unless(works_on(by, mine), _("This ticket belongs to another team."), "not-yours")
        if mine.promised_on == on:
            return mine
        refuse_unless(
            not mine.is_emergency, _("An emergency can't wait for a date. Make it safe and lower its urgency first."), "emergency"
        )
        words = _("The asker was told a day already. Ask for more time, with the reason.")
        refuse_unless(mine.promised_on is None, words, "told")
        first = earliest(mine, now)
        words = _("What is bought or repaired outside is never promised sooner than %(day)s.")
        refuse_unless(on >= first, words % {"day": date_format(first, "MONTH_DAY_FORMAT")}, "too-soon")
        refuse_unless(calendar().is_workday(on), _("The office is closed on that day. Choose a working day."), "free-day")
        step(mine, EventKind.PROMISED, by=by, now=now, facts={"on": on.isoformat(), "due": end_of(on).isoformat()}, promised_on=on)
        tell_day(mine, on, by=by, now=now)
    return mine


def tell_day(ticket: Ticket, on: date, *, by: Person | None, now: datetime) -> None:
    """Those who wait for it hear by when it is repaired."""
    tell(
        DateTold,
        ticket,
        askers_of(ticket),
        cause=f"told:{ticket.cycle}:{on.isoformat()}",
        now=now,
        words=lambda: {"day": date_format(on, "MONTH_DAY_FORMAT")},
        but=by,
    )
