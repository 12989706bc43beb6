"""Passes for who comes again and again: made, made longer, ended; each of their days becomes a visit of its own, once."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.names import normal, spellings
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from visitors.actions import receiving, telling_groups, visits
from visitors.actions.making import drafted, write_expected
from visitors.models import RecurringPass, Visit, VisitorType
from visitors.models.recurring_pass import LONGEST
from visitors.models.visit import Door

DAY = timedelta(days=1)


def make(
    *, name: str, host: Person, weekdays: str, from_on: date, until_on: date, by: Person, now: datetime, **fields: Any
) -> RecurringPass:
    """A pass for some weekdays; what is due today and tomorrow is expected at once. Refused: name, host, weekdays, dates, past, long."""
    name = " ".join(name.split())
    refuse_unless(bool(name), _("Enter the visitor's name."), "name")
    refuse_unless(host.is_active, _("This colleague has left the company. Choose another host."), "host")
    refuse_unless(bool(weekdays), _("Choose at least one weekday."), "weekdays")
    _must_fit(from_on, until_on, now=now)
    fields["phone"] = phones.digits(fields.get("phone", ""))
    fields["visitor_type"] = VisitorType.objects.for_purpose(fields["purpose"]) if "purpose" in fields else None
    with transaction.atomic():
        made = RecurringPass.objects.create(
            name=name,
            name_key=normal(name)[:120],
            spellings=spellings(name)[:600],
            host=host,
            weekdays="".join(sorted(set(weekdays))),
            from_on=from_on,
            until_on=until_on,
            created_at=now,
            created_by=by,
            **fields,
        )
        trail.record("make_pass", subject=made, by=by, at=now, details={"name": made.name, "weekdays": made.weekdays, "until": until_on})
        put(made)
        telling_groups.pass_made(made, now=now)
        make_near_days(made, now=now)
    return made


def _must_fit(from_on: date, until_on: date, *, now: datetime) -> None:
    refuse_unless(until_on >= from_on, _("The last day is before the first."), "dates")
    refuse_unless(until_on >= timezone.localdate(now), _("The last day has passed. Choose a later one."), "past")
    refuse_unless(until_on - from_on < LONGEST, _("A pass is good for at most one year."), "long")


def lengthen(longer: RecurringPass, *, until_on: date, by: Person, now: datetime) -> RecurringPass:
    """Another last day, later than today's and at most a year away. Refused: ended, past, long."""
    with transaction.atomic():
        held = locked(longer)
        must_be_alive(held)
        before, today = held.until_on, timezone.localdate(now)
        _must_fit(max(held.from_on, min(today, until_on)), until_on, now=now)
        held.until_on = until_on
        held.save(update_fields=["until_on"])
        trail.record("lengthen_pass", subject=held, by=by, at=now, details={"old": before, "new": until_on})
        for visit in _to_come(held).filter(code_on__gt=until_on):
            visits.cancel(visit, by=by, now=now)
        make_near_days(held, now=now)
    return held


def end(ended: RecurringPass, *, by: Person, now: datetime) -> int:
    """The pass is good no more; days that were still to come are cancelled. Answers how many. Refused: ended."""
    with transaction.atomic():
        held = locked(ended)
        must_be_alive(held)
        held.ended_at, held.ended_by = now, by
        held.save(update_fields=["ended_at", "ended_by"])
        trail.record("end_pass", subject=held, by=by, at=now)
        coming = list(_to_come(held).filter(code_on__gte=timezone.localdate(now)))
        for visit in coming:
            visits.cancel(visit, by=by, now=now)
    return len(coming)


def locked(one: RecurringPass) -> RecurringPass:
    """The pass as it stands now, held until the transaction ends."""
    return RecurringPass.objects.select_for_update(of=("self",)).select_related("host", "visitor_type").get(pk=one.pk)


def must_be_alive(one: RecurringPass) -> None:
    refuse_unless(one.ended_at is None and one.forgotten_at is None, _("This pass has ended."), "ended")


def _to_come(one: RecurringPass) -> Any:
    return Visit.objects.filter(recurring=one, arrived_at__isnull=True).alive().order_by("code_on")


def make_near_days(one: RecurringPass, *, now: datetime) -> None:
    """Today, unless its hour has passed, and tomorrow."""
    working, today = calendar(), timezone.localdate(now)
    for day in (today, today + DAY):
        if one.is_due_on(day) and working.is_workday(day) and comes_at(one, day) > now:
            make_day(one, day, now=now)


def comes_at(one: RecurringPass, day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, one.comes_at))


def make_day(one: RecurringPass, day: date, *, now: datetime) -> Visit | None:
    """The visit of one day, with a code of its own; None when there is one already, or the pass has ended meanwhile."""
    with transaction.atomic():
        held = locked(one)
        if held.ended_at or held.forgotten_at or not held.host.is_active or _is_made(held, day):
            return None
        visit = drafted(
            **{
                name: getattr(held, name) for name in ("name", "phone", "email", "company", "plate", "purpose", "note", "place", "language")
            },
            visitor_type=held.visitor_type,
            host=held.host,
            recurring=held,
            door=Door.PASS,
            expected_at=comes_at(held, day),
            now=now,
            by=held.created_by,
        )
        made = _written(visit, now=now)
        if made:
            receiving.look_ahead(made, now=now)
        return made


def _written(visit: Visit, *, now: datetime) -> Visit | None:
    """Written once: the database refuses a second visit of one pass on one day."""
    try:
        write_expected([visit], by=visit.created_by, now=now)
    except Refused:
        if visit.recurring and visit.code_on and _is_made(visit.recurring, visit.code_on):
            return None
        raise
    return visit


def _is_made(one: RecurringPass, day: date) -> bool:
    return Visit.objects.filter(recurring=one, code_on=day).exists()


def unmade(passes: Sequence[RecurringPass], day: date) -> list[RecurringPass]:
    """Those of them whose visit of this day was not made yet."""
    made = set(Visit.objects.filter(recurring__in=passes, code_on=day).values_list("recurring_id", flat=True))
    return [one for one in passes if one.pk not in made]


def days_off(one: RecurringPass, *, now: datetime, calendar: Calendar, most: int = 6) -> list[date]:
    """Coming days of the pass on which the office is closed: nobody is expected then."""
    first = max(one.from_on, timezone.localdate(now))
    days = (first + ahead * DAY for ahead in range((one.until_on - first).days + 1))
    return list(islice((day for day in days if one.is_due_on(day) and not calendar.is_workday(day)), most))
