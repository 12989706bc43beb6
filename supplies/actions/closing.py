"""Closing a month, and opening it again: one admin manager asks with a reason, another one opens."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.advisory import hold
from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from supplies.actions.ledger import MONTHS
from supplies.models import ClosedMonth
from supplies.notices.month_asked import MonthAsked


@transaction.atomic
def close(month: date, *, by: Person | None, now: datetime) -> ClosedMonth:
    """From now on this month takes no movement. Refused: running, closed."""
    refuse_unless(month.replace(day=1) < timezone.localdate(now).replace(day=1), _("This month is not over yet."), "running")
    hold(MONTHS)
    refuse_unless(not ClosedMonth.objects.holding(month).exists(), _("This month is closed already."), "closed")
    closed = ClosedMonth.objects.create(month=month.replace(day=1), closed_at=now, closed_by=by)
    trail.record("close_month", subject=closed, by=by, at=now)
    return closed


@transaction.atomic
def ask_to_open(closed: ClosedMonth, *, reason: str, by: Person, now: datetime) -> ClosedMonth:
    """The first of two. Refused: open, asked, reason."""
    held = ClosedMonth.objects.select_for_update().get(pk=closed.pk)
    refuse_unless(held.reopened_at is None, _("This month is open already."), "open")
    refuse_unless(held.asked_at is None, _("Somebody has asked already; another admin manager opens it."), "asked")
    refuse_unless(bool(reason.strip()), _("Please say why."), "reason")
    held.asked_at, held.asked_by, held.reason = now, by, reason.strip()
    held.save()
    trail.record("ask_to_open_month", subject=held, by=by, at=now, details={"reason": held.reason})
    data = {"person": str(by), "month": f"{held.month:%Y-%m}", "reason": held.reason, "path": held.get_absolute_url()}
    for manager in Person.objects.holding(Role.ADMIN_MANAGER).exclude(pk=by.pk).distinct():
        post(MonthAsked, cause=f"month:{held.pk}", to=manager, subject=held, data=data, now=now)
    return held


@transaction.atomic
def open_again(closed: ClosedMonth, *, by: Person, now: datetime) -> ClosedMonth:
    """The second of two. Refused: open, unasked, same."""
    held = ClosedMonth.objects.select_for_update().get(pk=closed.pk)
    refuse_unless(held.reopened_at is None, _("This month is open already."), "open")
    refuse_unless(held.asked_at is not None, _("Nobody has asked for it yet."), "unasked")
    refuse_unless(held.asked_by_id != by.pk, _("It takes two: another admin manager opens the month."), "same")
    held.reopened_at, held.reopened_by = now, by
    held.save()
    trail.record("open_month", subject=held, by=by, at=now)
    return held
