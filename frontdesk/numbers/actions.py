"""Giving a number and declaring one void. Numbers are neither reserved, nor dated back, nor given twice."""

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.numbers.models import Counter, Number
from frontdesk.numbers.series import Series
from frontdesk.refusal import refuse_unless


def draw(series: Series, *, subject: models.Model, at: datetime) -> Number:
    """The next number of the series for a saved record, or the one it has already.

    The last write of the action that saves the record, in the same transaction: number and record commit together, so a
    rolled back save leaves no hole. Drawers of one series and period wait for one another until they commit; other series
    go on. Whoever draws for a record that others may draw for at the same moment holds that record's row (lock order: subject,
    then counter). A record whose number is void gets a new one. TransactionManagementError outside a transaction.
    """
    within_a_transaction()
    period = series.period_at(at)
    counter = locked(series, period)
    if standing := Number.objects.of(subject).standing().filter(series=series.name).first():
        return standing
    n = counter.last + 1
    Counter.objects.filter(pk=counter.pk).update(last=n)
    return Number.objects.create(
        series=series.name,
        period=period,
        n=n,
        text=series.write(period, n),
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        drawn_at=at,
    )


def within_a_transaction() -> None:
    """A number committed by itself would be a hole as soon as its record is not saved."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A number is drawn in the transaction that saves what it numbers.")


def locked(series: Series, period: str) -> Counter:
    """The counter, held until the transaction ends: by its row on PostgreSQL, by IMMEDIATE on SQLite.

    The first of a period have no row to wait for: they insert it, and the unique index makes one insert and the others wait.
    """
    held = Counter.objects.select_for_update().filter(series=series.name, period=period)
    counter = held.first()
    if counter is None:
        Counter.objects.bulk_create([Counter(series=series.name, period=period)], ignore_conflicts=True)
        counter = held.get()
    return counter


def void(number: Number, *, reason: str, by: models.Model, now: datetime) -> Number:
    """Declare a number void. It keeps its row with the reason, and nobody gets it again. Refused: reason, void."""
    reason = reason.strip()
    refuse_unless(bool(reason), _("Say in a few words why the number is void."), "reason")
    with transaction.atomic():
        found = Number.objects.standing().filter(pk=number.pk).update(voided_at=now, voided_by=by.pk, void_reason=reason[:200])
        refuse_unless(bool(found), _("Number %(number)s is void already.") % {"number": number.text}, "void")
        trail.record("void_number", subject=number, by=by, at=now, details={"number": number.text, "reason": reason[:200]})
    number.refresh_from_db()
    return number
