"""Why is it due then? The sum of one clock of a ticket, line by line, in the reader's language."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from frontdesk.todos.explain import counted_days, length, moment
from frontdesk.todos.promises import Clock, Item
from frontdesk.workdays.calendar import Calendar
from repairs.finding.clock import Reading, Stretch
from repairs.models import PauseReason


def sum_of(reading: Reading, calendar: Calendar) -> list[Item]:
    """From the beginning to the moment it is due: what counts, what stands still, what the limit is. Nothing when there is no limit."""
    if reading.due is None:
        return []
    start = Item(_("the clock starts on %(moment)s") % {"moment": moment(reading.begun_at)})
    stretches = [item for stretch in reading.to_due(calendar) for item in _stretch(stretch, calendar)]
    return [start, *([] if reading.hand.fixed_at else stretches), _result(reading, reading.due)]


def _stretch(stretch: Stretch, calendar: Calendar) -> Iterator[Item]:
    days = None if stretch.clock is Clock.WALL else calendar
    if stretch.what == "ran":
        yield from counted_days(stretch.clock, stretch.begin, stretch.end, days)
        return
    reason = str(PauseReason(stretch.reason).label) if stretch.what == "paused" else _("merged into another ticket")
    words = _("paused from %(begin)s to %(end)s: %(reason)s")
    told = {"begin": moment(stretch.begin), "end": moment(stretch.end), "reason": reason}
    yield Item(words % told, f"({length(stretch.amount, stretch.clock)})")


def _result(reading: Reading, due: datetime) -> Item:
    limit, told = reading.hand.target.limit, {"moment": moment(due)}
    if reading.hand.fixed_at or limit is None:
        return Item(_("told or agreed to: due on %(moment)s") % told, is_result=True)
    words = _("together as long as the limit, so due on %(moment)s")
    if _ran_before(reading, due) > limit:  # the target came down on a hand that had passed it
        words = _("more than the limit had passed when the urgency or the category changed, so due on %(moment)s")
    return Item(words % told, length(limit, reading.hand.target.clock), is_result=True)


def _ran_before(reading: Reading, due: datetime) -> timedelta:
    return sum((each.amount for each in reading.hand.stretches if each.what == "ran" and each.end <= due), timedelta())
