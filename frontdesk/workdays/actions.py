"""Changing the working calendar: journaled row by row, refused when it makes nonsense or when somebody was quicker."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.refusal import Refused
from frontdesk.workdays.calendar import Calendar, Hours, Special, YearStatus
from frontdesk.workdays.changes import Change, check, mark, needed
from frontdesk.workdays.load import calendar
from frontdesk.workdays.models import Day, OfficeHours, Year


def change(wanted: Change, *, seen: str, by: models.Model, now: datetime) -> Change:
    """Write a change of the calendar that somebody saw with the mark `seen`; what of it differed.

    Refused when the calendar is another by now: of two who change it at once the second decides anew. Nobody's change
    is lost, and the deadlines that follow are counted under a calendar that holds still.
    """
    try:
        with transaction.atomic():
            before = _held()
            if mark(before) != seen:
                raise _quicker()
            really = needed(before, wanted)
            check(before, really)
            for day, special in sorted(really.days.items()):
                _change_day(day, before.specials.get(day), special, by=by, now=now)
            for weekday, hours in sorted(really.hours.items()):
                _change_hours(weekday, before.hours.get(weekday), hours, by=by, now=now)
            for year, status in sorted(really.years.items()):
                _change_year(year, before.year_status(year), status, by=by, now=now)
    except IntegrityError:
        raise _quicker() from None
    return really


def _held() -> Calendar:
    """The calendar, read behind a lock on its weekdays, so that one change follows another."""
    list(OfficeHours.objects.select_for_update().order_by("weekday"))
    return calendar()


def _quicker() -> Refused:
    return Refused(_("Somebody else has just changed the working calendar. Look at it as it is now, then save again."), "changed")


def _change_day(on: date, old: Special | None, new: Special | None, *, by: models.Model, now: datetime) -> None:
    _write(Day, {"on": on}, _plain(old), _plain(new), verb="change_day", by=by, now=now)


def _change_hours(weekday: int, old: Hours | None, new: Hours | None, *, by: models.Model, now: datetime) -> None:
    _write(OfficeHours, {"weekday": weekday}, _plain(old), _plain(new), verb="change_office_hours", by=by, now=now)


def _change_year(year: int, old: YearStatus, new: YearStatus, *, by: models.Model, now: datetime) -> None:
    before, after = ({} if status is YearStatus.NONE else {"status": status.value} for status in (old, new))
    _write(Year, {"year": year}, before, after, verb="change_year", by=by, now=now)


def _plain(value: Special | Hours | None) -> dict[str, Any]:
    return dict(vars(value)) if value else {}


def _write(
    model: type[models.Model], key: dict[str, Any], old: dict[str, Any], new: dict[str, Any], *, verb: str, by: models.Model, now: datetime
) -> None:
    """Add, change or remove one row and record what stood there before and what stands there now."""
    if new:
        row, _added = model._default_manager.update_or_create(**key, defaults=new)
    else:
        row = model._default_manager.get(**key)
        model._default_manager.filter(pk=row.pk).delete()
    details = {
        name: {each: str(value) for each, value in values.items() if value is not None} for name, values in (("old", old), ("new", new))
    }
    trail.record(verb, subject=row, by=by, at=now, details={**{name: str(value) for name, value in key.items()}, **details})
